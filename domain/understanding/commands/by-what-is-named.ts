/** What a request is by whom or what it names, whatever its words sound like. */
import { hasCue } from '../cues/read-cues';
import type { PartReading, UnderstandingContext } from '../types';

/** "¿Milo tiene turno con ustedes?" */
export const asksOfSomebody = ({ owner, question, cues, slots }: PartReading): boolean =>
  question && owner !== null && hasCue(cues, 'has_appointment') && slots.service_type === undefined;

/** "Hay que cortarle las uñas al gato": who tells what is to be done asks nothing, whatever the business has an answer for. */
export const tellsService = ({ service, question, topics, intent }: PartReading): boolean =>
  intent === 'other' &&
  !question &&
  (service?.kind === 'one' || service?.kind === 'several') &&
  topics.length > 0 &&
  topics.every(({ about }) => about === 'faq');

/** "Milo no va": whose appointment it is has been said. */
export const staysAway = (
  { intent, owner, question, cues }: PartReading,
  { task, pendingQuestion }: { [K in 'task' | 'pendingQuestion']: UnderstandingContext[K] | undefined },
): boolean =>
  intent === 'other' && !task && !pendingQuestion && !question && owner !== null && hasCue(cues, 'stays_away');
