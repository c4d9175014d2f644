/** The next step of a booking: the first thing that is missing, an offer, or the summary to confirm. */
import { bookingSummary } from '../../reply/summaries';
import type { Availability } from '../../tools/results';
import type { OutcomeFact } from '../../reply/types';
import { minutesOf } from '../clock';
import { asksToConfirm, type Draft, type StepContext } from '../draft';
import { askDate, askName, askService, askTime, askWhichFirst } from './ask-missing';
import { refusalStep } from './refusal';
import { agendaOf, offerFrom } from './agenda';
import { slotValue } from '../slots';
import type { ConversationState } from '../types';

export function bookStep(context: StepContext, state: ConversationState): Draft {
  const service = slotValue(state, 'service_type');
  if (!service) return state.alsoWanted ? askWhichFirst(state, state.alsoWanted) : askService(context, state);
  const staff = slotValue(state, 'staff_name');
  if (staff && !isSkilled(context, staff, service)) {
    const args = { service_type: service, staff_name: staff };
    return refusalStep(context, state, { code: 'unskilled_staff', alternatives: [], args, atWrite: false });
  }
  if (!state.slots.preferred_date && !state.dateRange) return askDate(state);
  const agenda = agendaOf(context, state);
  if (agenda.kind === 'ends') return agenda.draft;
  if (agenda.kind === 'unseen') return state.slots.preferred_date ? askTime(context, state, []) : askDate(state);
  const { data } = agenda;
  if (!data.requested || !state.slots.preferred_date) return offerFrom(context, state, data);
  const name = state.slots.client_name;
  if (!name || name.source === 'channel') return askName(state);
  return confirmBooking(context, state, data);
}

/** Exactly what will be booked, with the professional whom the agenda chose when the customer had no wish. */
function confirmBooking(context: StepContext, state: ConversationState, data: Availability): Draft {
  const staff = slotValue(state, 'staff_name') ?? data.requested?.staff ?? undefined;
  const email = slotValue(state, 'client_email');
  const args = {
    service_type: slotValue(state, 'service_type') ?? data.service,
    preferred_date: slotValue(state, 'preferred_date') ?? data.date,
    preferred_time: slotValue(state, 'preferred_time') ?? '',
    client_name: slotValue(state, 'client_name') ?? '',
    ...(email ? { client_email: email } : {}),
    ...(staff ? { staff_name: staff } : {}),
  };
  return asksToConfirm(
    context,
    state,
    { tool: 'book_appointment', args },
    bookingSummary(args),
    clashWith(state, args, data),
  );
}

/** What the workspace's profile knows of; a professional whom it does not know is the agenda's to refuse. */
function isSkilled({ workspace: { staffServices } }: StepContext, staff: string, service: string): boolean {
  const known = staffServices.filter((entry) => entry.staff === staff);
  return known.length === 0 || known.some((entry) => entry.service === service);
}

/** Another appointment of the same customer, as far as known, at that time: told, and no obstacle, since it may be for somebody else. */
function clashWith(
  { appointments = [] }: ConversationState,
  args: Readonly<Record<string, string>>,
  data: Availability,
): OutcomeFact | null {
  const from = minutesOf(args.preferred_time ?? '');
  const start = data.starts.find(({ date, time }) => date === args.preferred_date && time === args.preferred_time);
  const until = from + (start?.durationMinutes ?? 1);
  const clash = appointments.find(({ date, time, durationMinutes = 1 }) => {
    const begins = minutesOf(time);
    return date === args.preferred_date && begins < until && from < begins + durationMinutes;
  });
  return clash ? { kind: 'clash', appointment: clash } : null;
}
