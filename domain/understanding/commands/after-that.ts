/** "Después de la tintura, un corte": which of the services that are named is the one before. */
import { foldText } from '../text/fold';
import type { PartReading, UnderstandingContext } from '../types';

export interface AfterThat {
  /** The service that is to be over first; null when it is told by "ese", "el mío". */
  before: string | null;
  /** The service that is wanted behind it, when one is named. */
  wanted: string | null;
}

const SHORTEST = 4;

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
