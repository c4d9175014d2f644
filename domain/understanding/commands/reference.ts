/** Which appointment a request is about, from what it names. */
import { isAskedWhen } from '../context';
import { hasCue } from '../cues/read-cues';
import type { PartReading, UnderstandingContext } from '../types';
import type { Beneficiary, Reference, TaskKind } from './types';

export const bare = ({ span: _, ...person }: PartReading['beneficiaries'][number]): Beneficiary => person;

/** Which appointment a move or a cancellation is about. */
export function referenceOf(
  part: PartReading,
  kind: TaskKind | null,
  started: TaskKind | null,
  { task, pendingQuestion }: UnderstandingContext,
): Reference | null {
  if (kind !== 'cancel' && kind !== 'move') {
    // "¿Y el otro?" is about what waits.
    if (kind === 'book' && started === null && hasCue(part.cues, 'the_other_one')) return { which: 'other' };
    return part.owner && kind === null ? { owner: part.owner } : null;
  }
  const isPick = started !== null || (pendingQuestion?.kind === 'choose' && pendingQuestion.slot === 'booking_id');
  const all = hasCue(part.cues, 'means_all') && (kind === 'cancel' || isPick);
  const named = namedReference(part, kind);
  // "8:30 no llego" to "¿a qué hora?" is about the hour that it shall have.
  const isAnswer = kind === 'move' && started === null && isAskedWhen(pendingQuestion);
  const { day: _day, time: _time, ...lasting } = named;
  const reference: Reference = {
    ...(isAnswer ? lasting : named),
    ...(all ? { which: 'all' as const } : hasCue(part.cues, 'the_other_one') ? { which: 'other' as const } : {}),
  };
  if (Object.keys(reference).length > 0) return reference;
  return started !== null && task === null && hasCue(part.cues, 'that_one') ? { which: 'that' } : null;
}

/** What is named of an appointment. */
export function namedReference(part: PartReading, kind: TaskKind): Reference {
  const { slots, when } = part;
  // In a cancellation day, hour and professional say which one is meant; they are not wishes for a new one.
  const date = when.from?.date ?? (kind === 'cancel' ? when.date : null);
  const time = when.from?.time ?? (kind === 'cancel' ? when.time : null);
  const whom = part.beneficiaries[0];
  const owner = part.owner ?? (whom && !whom.self ? bare(whom) : null) ?? (kind === 'cancel' ? namesake(part) : null);
  return {
    ...(slots.booking_id ? { code: slots.booking_id } : {}),
    ...(owner ? { owner } : {}),
    ...(slots.service_type ? { service: slots.service_type } : {}),
    ...(kind === 'cancel' && slots.staff_name ? { staff: slots.staff_name } : {}),
    ...(date?.kind === 'day' ? { day: { from: date.value, to: date.value } } : {}),
    ...(date?.kind === 'range' ? { day: { from: date.from, to: date.to } } : {}),
    ...(time?.kind === 'exact' ? { time: time.value } : {}),
  };
}

/** "El de Lucía": hers, although one of the staff has that name too. */
function namesake({ slots, spans, cues }: PartReading): Beneficiary | null {
  const said = spans.staff_name?.text ?? '';
  const isBare = /^\p{L}+$/u.test(said);
  return slots.staff_name !== undefined && isBare && hasCue(cues, 'the_one_of') ? { name: said } : null;
}

/** "Todo menos la barba", "la barba dejala": those that are not meant. */
export const keptReference = (part: PartReading): Reference => ({
  ...(part.kept === 'all_but' ? { which: 'all' as const } : {}),
  not: namedReference(part, 'cancel'),
});
