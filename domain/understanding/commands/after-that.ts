/** "Después de la tintura, un corte": which of the services that are named is the one before. */
import { hasCue } from '../cues/read-cues';
import { foldText } from '../text/fold';
import type { PartReading, UnderstandingContext } from '../types';

export interface AfterThat {
  /** The service that is to be over first; null when it is told by "ese", "el mío". */
  before: string | null;
  /** The service that is wanted behind it, when one is named. */
  wanted: string | null;
}

const SHORTEST = 4;

/** Up to so many words, what sounds like a question about a service may be a wish for it. */
const SHORT = 4;

/** "Y corte también", "y corte el mismo día que la barba", while another service is being booked, "sí, y la barba" to its summary: one more, right behind it. */
export function addsService(part: PartReading, context: UnderstandingContext): boolean {
  const { slots, cues, question, intent, words } = part;
  const { service_type: service } = slots;
  const before = context.slots?.service_type;
  const isOther = service !== undefined && before !== undefined && service !== before;
  if (context.task?.kind !== 'book' || question || !isOther || hasCue(cues, 'says_cancel')) return false;
  const isBehind = isBehindYes(part, context);
  const asks = intent.startsWith('info_') && (words > SHORT || (hasCue(cues, 'asks_for_list') && !isBehind));
  return part.beside?.of.service === before || (!asks && (isBehind || hasCue(cues, 'also')));
}

/** What follows a yes to the summary with an "y" takes nothing of it back. */
function isBehindYes({ prefix, cues, spans }: PartReading, { pendingQuestion }: UnderstandingContext): boolean {
  if (pendingQuestion?.kind !== 'confirm' || prefix?.kind !== 'affirm') return false;
  const and = cues.find(({ id }) => id === 'and_that')?.span;
  const service = spans.service_type;
  return hasCue(cues, 'also') || (and !== undefined && service !== undefined && service.start <= and.end + 1);
}

/** "Sí, y el otro también", "sí, y la pedicura también" to "¿lo cancelo?". */
export const cancelsAnother = ({ cues, prefix, slots }: PartReading, { task }: UnderstandingContext): boolean =>
  task?.kind === 'cancel' &&
  prefix?.kind === 'affirm' &&
  (hasCue(cues, 'the_other_one') || (slots.service_type !== undefined && hasCue(cues, 'also')));

/** "Sí, y ahora el otro a las 9" to the summary of a move: the next one. */
export const movesAnother = ({ cues, prefix }: PartReading, { task, pendingQuestion }: UnderstandingContext): boolean =>
  task?.kind === 'move' &&
  pendingQuestion?.kind === 'confirm' &&
  prefix?.kind === 'affirm' &&
  hasCue(cues, 'the_other_one');

export function afterThat(part: PartReading, { catalogue }: UnderstandingContext): AfterThat | null {
  const cue = part.cues.find(({ id }) => id === 'after_that');
  if (!cue) return null;
  const said = foldText(cue.span.text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length >= SHORTEST);
  const names = (name: string): boolean => said.some((word) => foldText(name).split(' ').includes(word));
  const before = catalogue.services.find(({ name, synonyms }) => [name, ...synonyms].some(names))?.name ?? null;
  const named =
    part.service?.kind === 'several' ? part.service.names : part.slots.service_type ? [part.slots.service_type] : [];
  const [wanted, ...more] = named.filter((name) => name !== before);
  const isPointed = /\b(?:ese|esa|eso|mio|el|ella|mi (?:turno|cita|reserva))$/.test(foldText(cue.span.text).trim());
  return before !== null || isPointed ? { before, wanted: more.length === 0 ? (wanted ?? null) : null } : null;
}
