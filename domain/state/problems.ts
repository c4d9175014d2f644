/** What a message names and nobody can book as it stands: two candidates, none, a past day, no such day. */
import type { LocalDate, LocalTime, Reading } from '../understanding/types';
import { slotValue } from './slots';
import type { ConversationState } from './types';

export type Problem =
  | { kind: 'unknown_service'; said: string }
  | { kind: 'ambiguous_service'; names: string[] }
  /** Each named by itself: one after the other. */
  | { kind: 'several_services'; names: string[] }
  | { kind: 'past_date'; date: LocalDate }
  | { kind: 'invalid_date'; said: string }
  | { kind: 'ambiguous_date'; dates: LocalDate[]; said: string }
  | { kind: 'invalid_time'; said: string }
  | { kind: 'ambiguous_time'; times: LocalTime[] }
  | { kind: 'unknown_staff'; said: string }
  | { kind: 'ambiguous_staff'; names: string[] }
  | { kind: 'unclear_name'; said: string };

/** In the order in which a booking needs the answers; only what is still without a value counts. */
export function readProblems(reading: Reading, state: ConversationState, aside: boolean): Problem[] {
  if (reading.act && reading.act.kind !== 'affirm' && reading.act.kind !== 'deny') return [];
  const problems: Problem[] = [];
  const { service, when } = reading;
  const said = reading.slots;
  // A question about a service is answered as such, with the candidates or with what is offered instead.
  if (state.flow !== 'cancel' && state.flow !== 'reschedule' && !said.service_type && !aside) {
    if (service?.kind === 'unknown') problems.push({ kind: 'unknown_service', said: service.span.text });
    if (service?.kind === 'several')
      problems.push({ kind: service.separate ? 'several_services' : 'ambiguous_service', names: service.names });
  }
  if (state.flow !== 'cancel') {
    if (!said.preferred_date) problems.push(...dateProblems(when.date));
    if (!said.preferred_time) problems.push(...timeProblems(when.time));
    problems.push(...staffProblems(reading, state));
  }
  const name = reading.dropped.find(({ slot }) => slot === 'client_name');
  if (name && !slotValue(state, 'client_name')) problems.push({ kind: 'unclear_name', said: name.text });
  return problems;
}

/** A name said as the customer's own is nobody's of the staff. */
function staffProblems({ staff, slots }: Reading, { pending }: ConversationState): Problem[] {
  const askedForName = pending?.kind === 'slot' && pending.slot === 'client_name';
  if (slots.staff_name || slots.client_name || askedForName) return [];
  if (staff?.kind === 'unknown') return [{ kind: 'unknown_staff', said: staff.span.text }];
  return staff?.kind === 'several' ? [{ kind: 'ambiguous_staff', names: staff.names }] : [];
}

function dateProblems(date: Reading['when']['date']): Problem[] {
  if (date?.kind === 'past') return [{ kind: 'past_date', date: date.value }];
  if (date?.kind === 'invalid') return [{ kind: 'invalid_date', said: date.span.text }];
  return date?.kind === 'ambiguous' ? [{ kind: 'ambiguous_date', dates: date.candidates, said: date.span.text }] : [];
}

function timeProblems(time: Reading['when']['time']): Problem[] {
  if (time?.kind === 'invalid') return [{ kind: 'invalid_time', said: time.span.text }];
  return time?.kind === 'ambiguous' ? [{ kind: 'ambiguous_time', times: time.candidates }] : [];
}
