/** A tool said no: what that empties, and what is offered instead. */
import { localToday } from '../../calendar';
import type { FreeStart } from '../../booking/types';
import type { ClosureReason } from '../../booking/calendar';
import type { RefusalCode } from '../../tools/results';
import type { SlotName } from '../../slots';
import type { OutcomeFact, Wish } from '../facts';
import { allowed, lasting, LIST_LINES, nearest, startOptions } from '../offers';
import { dropTask, withoutSlots } from '../tasks';
import type { ConversationState, OfferedOption, Task } from '../types';
import { staffFor } from '../../workspace';
import { askAnotherDay } from './ask';
import { asksAbout, asksBeside, choicePending, says, type Draft, type StepContext } from './draft';

export interface RefusedCall {
  code: RefusalCode;
  alternatives: readonly FreeStart[];
  options?: readonly string[];
  closure?: ClosureReason;
  args: Readonly<Record<string, string>>;
  atWrite: boolean;
}

/** What has to be said anew. A closed day keeps the hour, which may well suit the next day; a taken hour keeps the day. */
const EMPTIES: Readonly<Record<RefusalCode, readonly SlotName[]>> = {
  slot_taken: ['preferred_time'],
  off_grid: ['preferred_time'],
  outside_hours: ['preferred_time'],
  invalid_time: ['preferred_time'],
  too_soon: ['preferred_time'],
  closed: ['preferred_date'],
  holiday: ['preferred_date'],
  past: ['preferred_date'],
  beyond_horizon: ['preferred_date'],
  no_availability: ['preferred_date'],
  unknown_service: ['service_type'],
  ambiguous_service: ['service_type'],
  unknown_staff: ['staff_name'],
  unskilled_staff: ['staff_name'],
  staff_absent: ['staff_name'],
  nobody_else: ['staff_name'],
  too_many_bookings: [],
  not_found: ['booking_id'],
  already_begun: [],
  unchanged: [],
  cancel_window: [],
};

/** The hour cannot be had on that day, and may well be on another. */
const MAY_SUIT_ANOTHER_DAY: readonly RefusalCode[] = ['slot_taken', 'outside_hours', 'too_soon', 'past'];

/** Somebody else is to be chosen. */
const STAFF_CODES: readonly RefusalCode[] = ['unknown_staff', 'unskilled_staff', 'nobody_else'];

/** Nothing that the customer could say next would change the answer: the task ends. */
const FINAL: readonly RefusalCode[] = ['too_many_bookings', 'not_found', 'unchanged'];

/** Only somebody of the business can still do it. */
const FOR_A_PERSON: readonly RefusalCode[] = ['already_begun', 'cancel_window'];

export function refusalStep(context: StepContext, state: ConversationState, before: Task, refused: RefusedCall): Draft {
  const { code, args, atWrite } = refused;
  const outcome: Extract<OutcomeFact, { kind: 'refused' }> = {
    kind: 'refused',
    code,
    wish: wishOf(args),
    known: knownFor(context, refused).filter((name) => code === 'nobody_else' || !before.excluded.staff.includes(name)),
    atWrite,
    ...(refused.closure ? { closure: refused.closure } : {}),
  };
  if (FOR_A_PERSON.includes(code))
    return {
      ...asksBeside(dropTask(state, before), {
        question: { ask: 'human' },
        pending: { kind: 'offer_human' },
        outcomes: [outcome],
      }),
      question: null,
    };
  if (FINAL.includes(code)) return says(dropTask(state, before), outcome);

  let task = withoutSlots(before, emptied(context, refused));
  if (args.preferred_time && MAY_SUIT_ANOTHER_DAY.includes(code)) task = { ...task, missed: args.preferred_time };
  if (task.slots.preferred_date === undefined) task = { ...task, dateRange: null };
  const names = nameOptions(code, outcome.known);
  if (names)
    return asksAbout(state, task, {
      question: { ask: 'pick', slot: names.slot, refused: true, ...(code === 'nobody_else' ? { onlyThey: true } : {}) },
      pending: choicePending(names.slot),
      options: names.options,
      outcomes: [outcome],
    });

  const wanted = nearest(allowed(lasting(refused.alternatives, context), task.excluded), args.preferred_time);
  if (wanted.length > 0)
    return asksAbout(state, task, {
      question: { ask: 'pick', slot: 'preferred_time', refused: true },
      pending: choicePending('preferred_time'),
      options: startOptions(wanted, args.staff_name),
      outcomes: [outcome],
    });
  return askAnotherDay(state, withoutSlots(task, ['preferred_date']), [outcome]);
}

/** An hour of today that is over leaves the day standing. */
function emptied({ now, workspace }: StepContext, { code, args }: RefusedCall): readonly SlotName[] {
  const isToday = args.preferred_date === localToday(now, workspace.timezone);
  return code === 'past' && isToday && args.preferred_time ? ['preferred_time'] : EMPTIES[code];
}

function wishOf(args: Readonly<Record<string, string>>): Wish {
  return {
    ...(args.service_type ? { service: args.service_type } : {}),
    ...(args.staff_name ? { staff: args.staff_name } : {}),
    ...(args.preferred_date ? { date: args.preferred_date } : {}),
    ...(args.preferred_time ? { time: args.preferred_time } : {}),
  };
}

/** Names that would have been understood. */
function knownFor({ workspace }: StepContext, { code, options, args }: RefusedCall): string[] {
  if (code === 'unknown_service' || code === 'ambiguous_service') {
    return options && options.length > 0 ? [...options] : workspace.catalogue.services.map(({ name }) => name);
  }
  if (STAFF_CODES.includes(code)) {
    if (options && options.length > 0) return [...options];
    return staffFor(workspace, args.service_type);
  }
  return [];
}

function nameOptions(code: RefusalCode, known: readonly string[]): { slot: SlotName; options: OfferedOption[] } | null {
  const service = code === 'unknown_service' || code === 'ambiguous_service';
  const staff = STAFF_CODES.includes(code);
  if (!(service || staff) || known.length === 0) return null;
  const slot = service ? 'service_type' : 'staff_name';
  return { slot, options: known.slice(0, LIST_LINES).map((name) => ({ values: { [slot]: name } })) };
}
