/** Which look at the agenda the next step of a task needs, and which slots it still lacks. */
import { addDays, daysBetween, localToday, weekdayIndex } from '../calendar';
import type { Problem } from '../understanding/commands/problems';
import type { Question } from '../understanding/commands/types';
import type { SlotName } from '../slots';
import { mayDo, type WorkspaceProfile } from '../workspace';
import type { Tracked } from './moves';
import type { PlannedAction } from './plan';
import { likelyTarget } from './references';
import { neededByOthers } from './needed-staff';
import { behind } from './relative';
import { taskSlot } from './tasks';
import type { ConversationState, KnownAppointment, Task } from './types';

export interface LookupContext {
  now: string;
  workspace: WorkspaceProfile;
}

const NEEDED: Record<Task['kind'], readonly SlotName[]> = {
  book: ['service_type', 'preferred_date', 'preferred_time', 'client_name'],
  move: ['booking_id', 'preferred_date', 'preferred_time'],
  cancel: ['booking_id'],
};

/** In the order in which they are asked for. A name from the channel's profile still has to be confirmed. */
export function missingSlots(state: ConversationState, task: Task | null): SlotName[] {
  if (!task) return [];
  return NEEDED[task.kind].filter((name) => {
    const slot = taskSlot(state, task, name);
    return !slot || (name === 'client_name' && slot.source === 'channel');
  });
}

export const FIND: PlannedAction = { tool: 'find_appointment_by_phone', args: {} };

/** The lookup behind an answer; none when the workspace's profile already has it. */
export function lookupFor(question: Question): PlannedAction | null {
  switch (question.about) {
    case 'services':
    case 'prices':
    case 'duration':
      return { tool: 'get_available_services', args: question.service ? { q: question.service } : {} };
    case 'hours':
      return { tool: 'get_business_hours', args: {} };
    case 'packages':
      return { tool: 'get_service_packages', args: {} };
    case 'promotions':
      return { tool: 'get_active_promotions', args: {} };
    case 'appointments':
      return FIND;
    default:
      return null;
  }
}

/** Problems about which a lookup would be made in vain. */
const IN_THE_WAY: readonly Problem['kind'][] = [
  'unknown_service',
  'ambiguous_service',
  'past_date',
  'invalid_date',
  'ambiguous_date',
  'ambiguous_time',
  'unknown_staff',
  'ambiguous_staff',
];

/** What of the message cannot be used as it is, of this task. */
export const problemsWith = ({ problems, problemsOf, focus }: Tracked, { id }: Task): readonly Problem[] =>
  id === (problemsOf ?? focus) ? problems : [];

export function agendaLookup(
  state: ConversationState,
  task: Task,
  problems: readonly Problem[],
  context: LookupContext,
): PlannedAction | null {
  if (task.kind === 'cancel' || problems.some(({ kind }) => IN_THE_WAY.includes(kind))) return null;
  const target = task.kind === 'move' ? likelyTarget(state, task) : null;
  if (task.kind === 'move' && !target) return null;
  const service = task.slots.service_type?.value ?? target?.service;
  const when = whenArgs(task, target, context);
  if (!service || !when) return null;
  const own =
    target && !task.excluded.staff.includes(target.staff) && mayDo(context.workspace, target.staff, service)
      ? target.staff
      : undefined;
  const staff = task.slots.staff_name?.value ?? own;
  const spared = staff ? [] : neededByOthers(state, task, context.workspace);
  return {
    tool: 'check_service_availability',
    args: {
      service_type: service,
      ...when,
      ...(staff ? { staff_name: staff } : {}),
      ...(target ? { booking_id: target.code } : {}),
      ...(task.excluded.staff.length > 0 && !staff ? { not_staff: task.excluded.staff.join(',') } : {}),
      ...(spared.length > 0 ? { spare_staff: spared.join(',') } : {}),
    },
  };
}

function whenArgs(
  task: Task,
  target: KnownAppointment | null,
  { now, workspace }: LookupContext,
): Record<string, string> | null {
  const time = task.slots.preferred_time?.value;
  const date = task.slots.preferred_date?.value ?? (time && !task.dateRange ? target?.date : undefined);
  const window = task.timeWindow;
  const hours: Record<string, string> = time
    ? { preferred_time: time }
    : window
      ? { time_from: window.from, time_to: window.to }
      : {};
  const order: Record<string, string> = task.dateRange?.soonest ? { order: 'soonest' } : {};
  if (date) return { preferred_date: date, ...hours, ...order };
  if (!task.dateRange) return null;
  const { except, to } = task.dateRange;
  const isOut = (day: string): boolean =>
    except.includes(day) || task.excluded.dates.includes(day) || task.excluded.weekdays.includes(weekdayIndex(day));
  const today = localToday(now, workspace.timezone);
  let from = task.dateRange.from < today ? today : task.dateRange.from;
  while (isOut(from) && from < to) from = addDays(from, 1);
  const ruledOut = daysBetween(from, to, LONGEST_RANGE).filter(isOut);
  return {
    preferred_date: from,
    ...(to > from ? { date_to: to } : {}),
    ...hours,
    ...order,
    ...(ruledOut.length > 0 ? { not_on: ruledOut.join(',') } : {}),
  };
}

/** How many days of a range are looked through for those that are ruled out. */
const LONGEST_RANGE = 100;

/** What waits, when the task before it has been written: it follows that one, or takes over what was not said otherwise. */
export function succeeding(
  task: Task,
  done: number | null,
  call: { args: Record<string, string> },
  context: Pick<LookupContext, 'workspace'>,
): Task {
  if (done === null) return task;
  const filled = task.like === done ? alike(task, call.args) : task;
  return filled.after === done ? following(filled, call.args, context) : filled;
}

function alike(task: Task, { service_type, preferred_date }: Record<string, string>): Task {
  const turn = task.slots.service_type?.turn ?? 0;
  const isOpen = !task.slots.preferred_date && !task.dateRange;
  return {
    ...task,
    slots: {
      ...(service_type ? { service_type: { value: service_type, source: 'memory', turn } } : {}),
      ...(preferred_date && isOpen ? { preferred_date: { value: preferred_date, source: 'memory', turn } } : {}),
      ...task.slots,
    },
  };
}

/** It begins on the day of the other, when that is over. */
function following(task: Task, args: Record<string, string>, { workspace }: Pick<LookupContext, 'workspace'>): Task {
  const { preferred_date: date, preferred_time: time, service_type: service, staff_name: staff } = args;
  if (!date || !time) return task;
  const entry = workspace.staffServices.find((one) => one.service === service && (!staff || one.staff === staff));
  const { durationMinutes } = entry ?? {};
  return behind(task, { date, time, durationMinutes }, task.slots.service_type?.turn ?? 0);
}
