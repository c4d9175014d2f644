/** Which lookups the next step of a flow needs, and which slots it still lacks. */
import { addDays, localToday } from '../state/clock';
import { slotValue } from '../state/slots';
import { targetOf } from '../state/target';
import type { ConversationState, KnownAppointment } from '../state/types';
import type { Problem } from '../state/problems';
import type { SlotName } from '../understanding/types';
import type { WorkspaceProfile } from '../workspace';
import type { PlannedAction } from './types';

export interface FlowContext {
  now: string;
  workspace: WorkspaceProfile;
}

const NEEDED: Record<NonNullable<ConversationState['flow']>, readonly SlotName[]> = {
  book: ['service_type', 'preferred_date', 'preferred_time', 'client_name'],
  reschedule: ['booking_id', 'preferred_date', 'preferred_time'],
  cancel: ['booking_id'],
};

/** In the order in which they are asked for. A name from the channel's profile still has to be confirmed. */
export function missingSlots(state: ConversationState): SlotName[] {
  if (!state.flow) return [];
  return NEEDED[state.flow].filter((name) => {
    const slot = state.slots[name];
    return !slot || (name === 'client_name' && slot.source === 'channel');
  });
}

const FIND: PlannedAction = { tool: 'find_appointment_by_phone', args: {} };

export function flowActions(
  state: ConversationState,
  problems: readonly Problem[],
  context: FlowContext,
): PlannedAction[] {
  if (state.flow === 'cancel') return [FIND];
  if (state.flow === 'reschedule') {
    const target = targetOf(state);
    const check = target ? availability(state, target, problems, context) : [];
    return state.slots.booking_id && target ? check : [FIND, ...check];
  }
  return state.flow === 'book' ? availability(state, null, problems, context) : [];
}

/** A lookup whose answer would be about something that is still unclear is not made. */
const IN_THE_WAY: readonly Problem['kind'][] = [
  'unknown_service',
  'ambiguous_service',
  'several_services',
  'past_date',
  'invalid_date',
  'ambiguous_date',
  'ambiguous_time',
  'unknown_staff',
  'ambiguous_staff',
];

function availability(
  state: ConversationState,
  target: KnownAppointment | null,
  problems: readonly Problem[],
  context: FlowContext,
): PlannedAction[] {
  if (problems.some((problem) => IN_THE_WAY.includes(problem.kind))) return [];
  const service = target?.service ?? slotValue(state, 'service_type');
  const when = whenArgs(state, target, context);
  if (!service || !when) return [];
  const staff = slotValue(state, 'staff_name') ?? target?.staff;
  return [
    {
      tool: 'check_service_availability',
      args: {
        service_type: service,
        ...when,
        ...(staff ? { staff_name: staff } : {}),
        ...(target ? { booking_id: target.code } : {}),
      },
    },
  ];
}

function whenArgs(
  state: ConversationState,
  target: KnownAppointment | null,
  { now, workspace }: FlowContext,
): Record<string, string> | null {
  const time = slotValue(state, 'preferred_time');
  const date = slotValue(state, 'preferred_date') ?? (time && !state.dateRange ? target?.date : undefined);
  const window = state.timeWindow;
  const hours: Record<string, string> = time
    ? { preferred_time: time }
    : window
      ? { time_from: window.from, time_to: window.to }
      : {};
  if (date) return { preferred_date: date, ...hours };
  if (!state.dateRange) return null;
  const { except, to } = state.dateRange;
  const today = localToday(now, workspace.timezone);
  let from = state.dateRange.from < today ? today : state.dateRange.from;
  while (except.includes(from) && from < to) from = addDays(from, 1);
  return { preferred_date: from, ...(to > from ? { date_to: to } : {}), ...hours };
}
