/** "Sí, y …": what stands behind a yes to a summary, and takes nothing of it back. */
import { hasCue } from '../cues/read-cues';
import type { PartReading, UnderstandingContext } from '../types';
import { bare } from './reference';
import type { Beneficiary } from './types';

/** Up to so many words, what sounds like a question about a service may be a wish for it. */
const SHORT = 4;

/** It follows a yes to a summary. */
export const isBehindYes = (
  { prefix }: Pick<PartReading, 'prefix'>,
  { pendingQuestion }: UnderstandingContext,
): boolean => pendingQuestion?.kind === 'confirm' && prefix?.kind === 'affirm';

/** "Y corte también", "y corte el mismo día que la barba", while another service is being booked, "sí, y la barba" to its summary: one more. */
export function addsService(part: PartReading, context: UnderstandingContext): boolean {
  const { slots, cues, question, intent, words } = part;
  const { service_type: service } = slots;
  const before = context.slots?.service_type;
  const isOther = service !== undefined && before !== undefined && service !== before;
  if (context.task?.kind !== 'book' || question || !isOther || hasCue(cues, 'says_cancel')) return false;
  const isYes = isBehindYes(part, context);
  const isBehind = isYes && followsAnd(part);
  const isAdded = isBehind || (isYes && hasCue(cues, 'also'));
  const isListed = hasCue(cues, 'asks_for_list');
  // "Y la barba con el mismo" sounds like a question about it, and is none.
  const sounds = intent === 'info_services' && isBehind && !isListed;
  const asks = intent.startsWith('info_') && !sounds && (words > SHORT || (isListed && !isAdded));
  return part.beside?.of.service === before || (!asks && (isAdded || hasCue(cues, 'also')));
}

/** The service is what the "y" adds: right behind it, or behind its day and hour ("y el jueves barba"). */
function followsAnd({ cues, spans }: PartReading): boolean {
  const and = cues.find(({ id }) => id === 'and_that')?.span;
  const { service_type: service, preferred_date: date, preferred_time: time } = spans;
  if (!and || !service) return false;
  const when = [date, time].filter((span) => span !== undefined).sort((a, b) => a.start - b.start);
  const end = when.reduce((to, span) => (span.start <= to + 1 ? Math.max(to, span.end) : to), and.end);
  return service.start <= end + 1;
}

/** "Sí, y el de Benja a las 15:30", "sí, y para mi hijo uno a las 12", while one is being booked: for whom one more is. */
export function addsPerson(part: PartReading, context: UnderstandingContext): Beneficiary | null {
  const { cues, owner, beneficiaries, question } = part;
  if (context.task?.kind !== 'book' || question || !isBehindYes(part, context)) return null;
  if (DONE_TO_OWN.some((cue) => hasCue(cues, cue)) || part.askedFor !== null) return null;
  if (owner) return owner;
  const [whom] = beneficiaries;
  return whom && !whom.self && hasCue(cues, 'and_that') ? bare(whom) : null;
}

const DONE_TO_OWN = ['says_cancel', 'changes_it', 'moves_it'] as const;

/** It names one of the customer's appointments, and no new one. */
const namesOwn = ({ cues, owner, slots, when }: PartReading): boolean =>
  !hasCue(cues, 'another') &&
  (owner !== null ||
    slots.service_type !== undefined ||
    slots.booking_id !== undefined ||
    (when.from?.date ?? null) !== null);

const pointsAtOwn = (part: PartReading): boolean =>
  hasCue(part.cues, 'and_that') && namesOwn(part) && !part.question && hasCue(part.cues, 'the_one_of');

/** "Y el baño al viernes" while another one is moved: an appointment that there is. */
function isMovedToo(part: PartReading): boolean {
  const and = part.cues.find(({ id }) => id === 'and_that')?.span.text ?? '';
  const to = part.spans.preferred_date?.text ?? '';
  return /\b(?:el|la|los|las)$/iu.test(and.trim()) && followsAnd(part) && !part.question && /^(?:al|a la) /iu.test(to);
}

/** "Sí, y el otro también", "sí, y cancelame el de aceite" to "¿lo cancelo?". */
export const cancelsAnother = (part: PartReading, { task }: UnderstandingContext): boolean => {
  const { cues, prefix, slots, intent } = part;
  if (task?.kind !== 'cancel' || prefix?.kind !== 'affirm' || hasCue(cues, 'moves_it')) return false;
  if (hasCue(cues, 'the_other_one') || (slots.service_type !== undefined && hasCue(cues, 'also'))) return true;
  const isCancelled = intent === 'cancel' && hasCue(cues, 'and_that') && namesOwn(part);
  const isToo = intent !== 'reschedule' && part.when.date === null && pointsAtOwn(part);
  return isCancelled || isToo;
};

/** "Sí, y ahora el otro a las 9", "sí, y el de aceite pasalo a las 10" to the summary of a move: the next one. */
export const movesAnother = (part: PartReading, context: UnderstandingContext): boolean => {
  const { cues, intent } = part;
  if (context.task?.kind !== 'move' || !isBehindYes(part, context) || hasCue(cues, 'says_cancel')) return false;
  if (hasCue(cues, 'the_other_one')) return true;
  const isMoved = intent === 'reschedule' && hasCue(cues, 'and_that') && namesOwn(part);
  return isMoved || pointsAtOwn(part) || isMovedToo(part);
};
