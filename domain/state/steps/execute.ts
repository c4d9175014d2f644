/** After the customer's "sí": done, refused, or not to be done now. Success is told only of what a tool reported done. */
import type { AppointmentInfo, ToolResult } from '../../tools/results';
import type { ToolName } from '../../tools/names';
import { asks, deniedSentence, resultOf, says, type Draft, type StepContext } from '../draft';
import { slotValue, withoutFlow, withSlot } from '../slots';
import type { ConversationState, KnownAppointment, PendingConfirmation } from '../types';
import { askToCancel } from './own-appointment';
import { refusalStep } from './refusal';

export function executeStep(context: StepContext, state: ConversationState): Draft {
  const { confirmation } = state;
  if (!confirmation) return says(state, { kind: 'nothing_to_confirm' });
  const result = resultOf(context, confirmation);
  switch (result?.status) {
    case 'done':
      return result.outcome.ok
        ? doneStep(context, state, result)
        : refusalStep(context, unasked(state), {
            ...result.outcome,
            args: wishArgs(state, confirmation),
            atWrite: true,
          });
    case 'denied':
      return deniedStep(context, state, result.reason);
    case 'skipped':
      return preventedStep(context, state, confirmation);
    default:
      return retryable(context, state, confirmation.tool, result?.status === 'failed' && result.unsettled === true);
  }
}

const unasked = (state: ConversationState): ConversationState => ({ ...state, confirmation: null, pending: null });

/** The confirmed question stays open: the next "sí" tries exactly this again. */
function retryable(context: StepContext, state: ConversationState, tool: ToolName, unsettled = false): Draft {
  const { confirmation } = state;
  const reopened = confirmation ? { ...confirmation, reopenedAt: context.now } : null;
  return says(
    { ...state, confirmation: reopened },
    { kind: 'trouble', tool, ...(unsettled ? { unsettled: true as const } : {}) },
  );
}

/** Not permitted now: what a minute cures stays open, everything else is dropped. */
function deniedStep(context: StepContext, state: ConversationState, reason: string): Draft {
  const sentence = deniedSentence(context, reason) ?? '';
  const kept = reason === 'rate_limited' || reason === 'tools_first';
  return says(kept ? state : unasked(state), { kind: 'denied', sentence });
}

/** The write was not tried, because the look at the agenda before it said no or failed. */
function preventedStep(context: StepContext, state: ConversationState, confirmation: PendingConfirmation): Draft {
  const check = context.results.find((result) => result.tool === 'check_service_availability');
  if (check?.tool !== 'check_service_availability' || check.status !== 'done')
    return retryable(context, state, confirmation.tool);
  const args = wishArgs(state, confirmation);
  const { outcome } = check;
  if (!outcome.ok) return refusalStep(context, unasked(state), { ...outcome, args, atWrite: true });
  return refusalStep(context, unasked(state), {
    code: 'slot_taken',
    alternatives: outcome.data.starts,
    args,
    atWrite: true,
  });
}

/** The professional is a wish only when the customer had one: alternatives of others must not sound like a change. */
function wishArgs(state: ConversationState, { args }: PendingConfirmation): Record<string, string> {
  const { staff_name: chosen, ...rest } = args;
  const wish = slotValue(state, 'staff_name');
  return chosen && wish === chosen ? { ...rest, staff_name: chosen } : rest;
}

type Done = Extract<ToolResult, { status: 'done' }>;

function doneStep(context: StepContext, state: ConversationState, result: Done): Draft {
  const { outcome } = result;
  if (!outcome.ok || !('appointment' in outcome.data)) return retryable(context, state, result.tool);
  const appointment = knownFrom(outcome.data.appointment);
  const ended = withoutFlow(state);
  const others = (state.appointments ?? []).filter(({ code }) => code !== appointment.code);
  if (result.tool === 'cancel_appointment') {
    const after = { ...ended, fsm: 'CANCELLED' as const, appointments: others };
    const [next, ...rest] = others.filter(({ code }) => state.alsoCancel?.includes(code));
    if (next) {
      const queued = { ...after, flow: 'cancel' as const, alsoCancel: rest.map(({ code }) => code) };
      const named = withSlot(queued, 'booking_id', next.code, 'memory');
      return askToCancel(context, named, next, { kind: 'cancelled', appointment });
    }
    return asks(after, { ask: 'book', again: true }, { kind: 'clarify_intent', intents: ['book'] }, [], {
      kind: 'cancelled',
      appointment,
    });
  }
  const after = { ...ended, fsm: 'BOOKED' as const, appointments: [...others, appointment] };
  if (result.tool === 'reschedule_appointment') return says(after, { kind: 'rescheduled', appointment });
  const clientName = slotValue(state, 'client_name') ?? outcome.data.appointment.clientName;
  const booked = { kind: 'booked' as const, appointment, clientName };
  const next = stillWanted(state, appointment.service);
  if (!next) return says(after, booked);
  const queued = withSlot({ ...after, alsoWanted: [next] }, 'service_type', next, 'memory');
  return asks(queued, { ask: 'also', service: next }, { kind: 'clarify_intent', intents: ['book'] }, [], booked);
}

/** The next of several services that were asked for in one breath, when this was one of them. */
const stillWanted = ({ alsoWanted = [] }: ConversationState, booked: string): string | undefined =>
  alsoWanted.includes(booked) ? alsoWanted.find((service) => service !== booked) : undefined;

/** What the conversation may remember of an appointment: everything but the person. */
export const knownFrom = ({
  code,
  service,
  staff,
  date,
  time,
  durationMinutes,
  freeCancellation,
}: AppointmentInfo): KnownAppointment => ({
  code,
  service,
  staff,
  date,
  time,
  durationMinutes,
  freeCancellation,
});
