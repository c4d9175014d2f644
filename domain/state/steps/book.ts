/** The next step of a booking: the first thing that is missing, an offer, or the summary to confirm. */
import { bookingSummary } from '../../reply/summaries';
import type { Availability } from '../../tools/results';
import { asksToConfirm, type Draft, type StepContext } from '../draft';
import { askDate, askName, askService, askTime } from './ask-missing';
import { agendaOf, offerFrom } from './agenda';
import { slotValue } from '../slots';
import type { ConversationState } from '../types';

export function bookStep(context: StepContext, state: ConversationState): Draft {
  if (!state.slots.service_type) return askService(context, state);
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
  return asksToConfirm(context, state, { tool: 'book_appointment', args }, bookingSummary(args));
}
