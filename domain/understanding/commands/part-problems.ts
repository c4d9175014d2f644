/** What a request names and nobody can book as it stands, in the order in which a booking needs the answers. */
import type { DateReading, PartReading, TimeReading, UnderstandingContext } from '../types';
import type { Problem } from './problems';
import type { TaskKind } from './types';

export function problemsOf(
  part: PartReading,
  kind: TaskKind | null,
  { pendingQuestion }: UnderstandingContext,
): Problem[] {
  const { service, when, staff, slots } = part;
  const problems: Problem[] = [];
  if (kind !== 'cancel' && kind !== 'move' && !slots.service_type) {
    if (service?.kind === 'unknown') problems.push({ kind: 'unknown_service', said: service.span.text });
    if (service?.kind === 'several')
      problems.push({ kind: service.separate ? 'several_services' : 'ambiguous_service', names: service.names });
  }
  if (kind !== 'cancel') {
    if (!slots.preferred_date) problems.push(...dateProblems(when.date));
    if (!slots.preferred_time) problems.push(...timeProblems(when.time));
    // A name said as the customer's own is nobody's of the staff.
    const isAskedName = pendingQuestion?.kind === 'slot' && pendingQuestion.slot === 'client_name';
    if (!slots.staff_name && !slots.client_name && !isAskedName) {
      if (staff?.kind === 'unknown') problems.push({ kind: 'unknown_staff', said: staff.span.text });
      if (staff?.kind === 'several') problems.push({ kind: 'ambiguous_staff', names: staff.names });
    }
  }
  for (const { slot, text } of part.dropped) {
    if (slot === 'client_name') problems.push({ kind: 'unclear_name', said: text });
    if (slot === 'client_email') problems.push({ kind: 'bad_email', said: text });
  }
  return problems;
}

function dateProblems(date: DateReading | null): Problem[] {
  switch (date?.kind) {
    case 'past':
      return [{ kind: 'past_date', date: date.value }];
    case 'invalid':
      return [{ kind: 'invalid_date', said: date.span.text }];
    case 'ambiguous': {
      // "Viernes 10" is the tenth, or Friday at ten.
      const number = Number(/^\D*(\d{1,2})\D*$/.exec(date.span.text)?.[1] ?? NaN);
      return [{ kind: 'ambiguous_date', dates: date.candidates, hour: Number.isNaN(number) ? null : number }];
    }
    default:
      return [];
  }
}

function timeProblems(time: TimeReading | null): Problem[] {
  if (time?.kind === 'invalid') return [{ kind: 'invalid_time', said: time.span.text }];
  return time?.kind === 'ambiguous' ? [{ kind: 'ambiguous_time', times: time.candidates }] : [];
}
