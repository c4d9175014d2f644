/** Moving or cancelling: which of the customer's own appointments is meant, then the question or the summary. */
import { cancelSummary, moveSummary } from '../../reply/summaries';
import type { OutcomeFact } from '../../reply/types';
import type { Reading } from '../../understanding/types';
import {
  asks,
  asksToConfirm,
  choicePending,
  deniedSentence,
  plannedResult,
  says,
  type Draft,
  type StepContext,
} from '../draft';
import { appointmentOptions } from '../offers';
import { slotValue, withoutFlow, withoutSlots, withSlot } from '../slots';
import { targetOf } from '../target';
import type { ConversationState, KnownAppointment } from '../types';
import { agendaOf, offerFrom } from './agenda';
import { askDate, askTime } from './ask-missing';

type Found = { kind: 'one'; state: ConversationState; target: KnownAppointment } | { kind: 'ends'; draft: Draft };

/** The appointment that is meant, told from the customer's future ones by what the message says about it. */
function findTarget(context: StepContext, state: ConversationState): Found {
  const result = plannedResult(context, 'find_appointment_by_phone');
  const ends = (draft: Draft): Found => ({ kind: 'ends', draft });
  if (result?.status === 'denied') {
    const sentence = deniedSentence(context, result.reason) ?? '';
    return ends(says({ ...state, pending: null, offered: [] }, { kind: 'denied', sentence }));
  }
  if (result && (result.status !== 'done' || !result.outcome.ok)) {
    return ends(says({ ...state, pending: null, offered: [] }, { kind: 'trouble', tool: 'find_appointment_by_phone' }));
  }
  const all = state.appointments ?? [];
  if (all.length === 0) return ends(nothingFound(context, state));
  const meant = narrowed(all, context.reading, state);
  const chosen = slotValue(state, 'booking_id');
  const { move } = context.plan;
  if (state.flow === 'cancel' && move.kind === 'advance' && move.all && all.length > 1) {
    const [first, ...rest] = meant.length > 1 ? meant : all;
    if (first)
      return {
        kind: 'one',
        state: { ...withTarget(state, first), alsoCancel: rest.map(({ code }) => code) },
        target: first,
      };
  }
  const target = all.find(({ code }) => code === chosen) ?? (meant.length === 1 ? meant[0] : undefined);
  if (target) return { kind: 'one', state: withTarget(state, target), target };
  const list = meant.length > 0 ? meant : all;
  return ends(
    asks(
      withoutSlots(state, ['booking_id']),
      { ask: 'pick', slot: 'booking_id' },
      choicePending('booking_id'),
      appointmentOptions(list),
    ),
  );
}

const withTarget = (state: ConversationState, { code }: KnownAppointment): ConversationState =>
  withSlot(state, 'booking_id', code, 'customer');

/** No appointment: a draft that was being made is what "cancelar" meant; otherwise a new one is offered. */
function nothingFound({ loaded: before }: StepContext, state: ConversationState): Draft {
  const hadDraft = before.flow === 'book' && state.flow === 'cancel';
  if (hadDraft) return says(withoutFlow(state), { kind: 'draft_dropped' });
  const ended = withoutFlow(state);
  return asks(ended, { ask: 'book', again: false }, { kind: 'clarify_intent', intents: ['book'] }, [], {
    kind: 'no_appointments',
  });
}

/** Day, hour, service and professional of the message, where they fit at least one appointment. */
function narrowed(all: readonly KnownAppointment[], reading: Reading, state: ConversationState): KnownAppointment[] {
  const { from, date, time } = reading.when;
  const oldDay = from?.date ?? (state.flow === 'cancel' ? date : null);
  const oldTime = from?.time ?? (state.flow === 'cancel' ? time : null);
  const filters: ((appointment: KnownAppointment) => boolean)[] = [
    ({ code }) => reading.slots.booking_id === undefined || code === reading.slots.booking_id,
    (appointment) => oldDay?.kind !== 'day' || appointment.date === oldDay.value,
    (appointment) => oldDay?.kind !== 'range' || (appointment.date >= oldDay.from && appointment.date <= oldDay.to),
    (appointment) => oldTime?.kind !== 'exact' || appointment.time === oldTime.value,
    ({ service }) => reading.slots.service_type === undefined || service === reading.slots.service_type,
    ({ staff }) =>
      state.flow !== 'cancel' || reading.slots.staff_name === undefined || staff === reading.slots.staff_name,
  ];
  return filters.reduce<KnownAppointment[]>(
    (left, fits) => {
      const fitting = left.filter(fits);
      return fitting.length > 0 ? fitting : left;
    },
    [...all],
  );
}

export function cancelStep(context: StepContext, state: ConversationState): Draft {
  const found = findTarget(context, state);
  if (found.kind === 'ends') return found.draft;
  return askToCancel(context, found.state, found.target);
}

export function askToCancel(
  context: StepContext,
  state: ConversationState,
  target: KnownAppointment,
  outcome: OutcomeFact | null = null,
): Draft {
  const summary = cancelSummary(target, context.workspace.settings.cancellationWindowHours);
  const call = { tool: 'cancel_appointment' as const, args: { booking_id: target.code } };
  return asksToConfirm(context, state, call, summary, outcome);
}

export function rescheduleStep(context: StepContext, before: ConversationState): Draft {
  const found = findTarget(context, before);
  if (found.kind === 'ends') return found.draft;
  const { target } = found;
  const state = withNewDay(found.state, target, context);
  const announce =
    targetOf(before)?.code === target.code && before.slots.booking_id
      ? null
      : { kind: 'found' as const, appointment: target };
  const date = slotValue(state, 'preferred_date');
  if (!date && !state.dateRange) return askDate(state, announce);
  const agenda = agendaOf(context, state);
  if (agenda.kind === 'ends') return agenda.draft;
  const time = slotValue(state, 'preferred_time');
  if (agenda.kind === 'seen' && (!agenda.data.requested || !date)) return offerFrom(context, state, agenda.data);
  if (!date) return askDate(state, announce);
  if (!time) return askTime(context, state, [], announce);
  const staff = (agenda.kind === 'seen' ? agenda.data.requested?.staff : null) ?? slotValue(state, 'staff_name');
  const args = {
    booking_id: target.code,
    preferred_date: date,
    preferred_time: time,
    ...(staff ? { staff_name: staff } : {}),
  };
  return asksToConfirm(
    context,
    state,
    { tool: 'reschedule_appointment', args },
    moveSummary(target, { ...args, staff_name: staff ?? target.staff }),
  );
}

/**
 * The day that is meant for the move. "Quiero cambiar el turno del jueves" names the day it has, not the day it shall have;
 * a day that it does not have is the new one, however it was put.
 */
function withNewDay(state: ConversationState, target: KnownAppointment, { reading }: StepContext): ConversationState {
  const date = slotValue(state, 'preferred_date');
  if (date === target.date && !state.slots.preferred_time) return withoutSlots(state, ['preferred_date']);
  // "Pasalo a las 19" stays on its day.
  if (!date && !state.dateRange && state.slots.preferred_time) {
    return withSlot(state, 'preferred_date', target.date, 'memory');
  }
  const other = reading.when.from?.date;
  const isNew = date === undefined && !state.dateRange && other?.kind === 'day' && other.value !== target.date;
  return isNew ? withSlot(state, 'preferred_date', other.value, 'customer') : state;
}
