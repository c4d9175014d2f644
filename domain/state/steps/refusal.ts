/** A tool said no: what that empties, and what is offered instead. */
import type { FreeStart } from '../../booking/types';
import type { OutcomeFact, Wish } from '../../reply/types';
import type { RefusalCode } from '../../tools/results';
import type { SlotName } from '../../understanding/types';
import { localToday } from '../clock';
import { asks, choicePending, says, slotPending, type Draft, type StepContext } from '../draft';
import { lasting, LIST_LINES, nearest, startOptions } from '../offers';
import { slotValue, withoutFlow, withoutSlots } from '../slots';
import type { ConversationState, OfferedOption } from '../types';

export interface RefusedCall {
  code: RefusalCode;
  alternatives: readonly FreeStart[];
  options?: readonly string[];
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
  nobody_else: ['preferred_time'],
  too_many_bookings: [],
  not_found: ['booking_id'],
  already_begun: [],
  unchanged: [],
  cancel_window: [],
};

/** Nothing that the customer could say next would change the answer: the flow ends. */
const FINAL: readonly RefusalCode[] = ['too_many_bookings', 'not_found', 'already_begun', 'unchanged', 'cancel_window'];

export function refusalStep(context: StepContext, before: ConversationState, refused: RefusedCall): Draft {
  const { code, args, atWrite } = refused;
  const outcome: OutcomeFact = {
    kind: 'refused',
    code,
    wish: wishOf(args),
    known: knownFor(context, refused),
    atWrite,
  };
  if (code === 'cancel_window') return says({ ...withoutFlow(before), pending: { kind: 'offer_human' } }, outcome);
  if (FINAL.includes(code)) return says(withoutFlow(before), outcome);

  let state = withoutSlots(before, emptied(context, refused));
  if (state.slots.preferred_date === undefined) state = { ...state, dateRange: null };
  const names = nameOptions(code, outcome.known);
  if (names)
    return asks(
      state,
      { ask: 'pick', slot: names.slot, refused: true },
      choicePending(names.slot),
      names.options,
      outcome,
    );

  const wanted = nearest(lasting(refused.alternatives, context), args.preferred_time);
  if (wanted.length > 0) {
    const { now, workspace } = context;
    const day = slotValue(state, 'preferred_date');
    const options = startOptions(wanted, { now, timezone: workspace.timezone, day, staff: args.staff_name });
    return asks(
      state,
      { ask: 'pick', slot: 'preferred_time', refused: true },
      choicePending('preferred_time'),
      options,
      outcome,
    );
  }
  return asks(
    withoutSlots(state, ['preferred_date']),
    { ask: 'another_day' },
    slotPending('preferred_date'),
    [],
    outcome,
  );
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
  if (code === 'unknown_staff' || code === 'unskilled_staff') {
    if (options && options.length > 0) return [...options];
    const able = workspace.staffServices
      .filter(({ service }) => service === args.service_type)
      .map(({ staff }) => staff);
    return [...new Set(able)];
  }
  return [];
}

function nameOptions(code: RefusalCode, known: readonly string[]): { slot: SlotName; options: OfferedOption[] } | null {
  const service = code === 'unknown_service' || code === 'ambiguous_service';
  const staff = code === 'unknown_staff' || code === 'unskilled_staff';
  if (!(service || staff) || known.length === 0) return null;
  const slot = service ? 'service_type' : 'staff_name';
  return { slot, options: known.slice(0, LIST_LINES).map((name) => ({ label: name, values: { [slot]: name } })) };
}
