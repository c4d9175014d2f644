/** What the tools said, remembered in one line each, without personal data. */
import type { AppointmentInfo, ToolResult } from '../tools/results';
import type { ConversationState, KnownAppointment, Observation } from './types';

const MAX_OBSERVATIONS = 8;
const MAX_APPOINTMENTS = 10;

/** Newest last, at most eight. */
export function observe(state: ConversationState, results: readonly ToolResult[]): Observation[] {
  const seen = results.map((result) => ({
    tool: result.tool,
    ok: result.status === 'done' && result.outcome.ok,
    note: noteOf(result),
    turn: state.turn,
  }));
  return [...state.observations, ...seen].slice(-MAX_OBSERVATIONS);
}

function noteOf(result: ToolResult): string {
  if (result.status === 'failed') return `failed: ${result.error.slice(0, 60)}`;
  if (result.status !== 'done') return `${result.status}: ${result.reason.slice(0, 60)}`;
  if (!result.outcome.ok) return result.outcome.code;
  switch (result.tool) {
    case 'check_service_availability': {
      const { starts, date, requested } = result.outcome.data;
      const wanted = requested ? `, ${requested.time} ${requested.free ? 'free' : 'taken'}` : '';
      return `${starts.length} free starts on ${date}${wanted}`;
    }
    case 'find_appointment_by_phone':
      return `${result.outcome.data.appointments.length} future appointments`;
    case 'get_available_services':
      return `${result.outcome.data.services.length} services`;
    case 'book_appointment':
    case 'reschedule_appointment':
    case 'cancel_appointment':
      return `done: ${result.outcome.data.appointment.code}`;
    default:
      return 'done';
  }
}

/** The customer's appointments as just read; an answer replaces what was known. */
export function learn(state: ConversationState, results: readonly ToolResult[]): ConversationState {
  let learned = state;
  for (const result of results) {
    if (result.tool !== 'find_appointment_by_phone' || result.status !== 'done' || !result.outcome.ok) continue;
    learned = { ...learned, appointments: result.outcome.data.appointments.slice(0, MAX_APPOINTMENTS).map(knownFrom) };
  }
  return learned;
}

/** What the conversation remembers of an appointment. */
export const knownFrom = (info: AppointmentInfo): KnownAppointment => ({
  code: info.code,
  service: info.service,
  staff: info.staff,
  date: info.date,
  time: info.time,
  durationMinutes: info.durationMinutes,
  freeCancellation: info.freeCancellation,
  clientName: info.clientName,
  ...(info.begun ? { begun: true as const } : {}),
});
