/** One service for another: in a booking that is being made, or in the place of an appointment that there is. */
import { askedSlot } from '../context';
import type { NamedService, PartReading, UnderstandingContext } from '../types';
import type { Question } from './types';

/**
 * Of a booking that is being made it is another service, and nothing more. Otherwise an appointment is changed: what is given up says
 * which one, and stays the part's service; what is wanted stays in `exchange`.
 */
export function exchanged(part: PartReading, context: UnderstandingContext): PartReading {
  const told = part.exchange ?? answered(part, context);
  if (!told || part.act) return part;
  const { from, to } = told;
  const { task, slots: draft = {}, answered: known = [] } = context;
  const { exchange: _, slots, ...rest } = part;
  const { service_type: __, ...others } = slots;
  const isOfDraft = from === null || draft.service_type === undefined || from.name === draft.service_type;
  if (task?.kind === 'book' && isOfDraft)
    return {
      ...rest,
      ...asks('other'),
      answersPending: true,
      correction: true,
      service: named(to),
      slots: { ...others, service_type: to.name },
    };
  // "¿Y en vez de corte, barba?" after a price asks for another.
  if (part.question && known.some((about) => ABOUT_SERVICES.includes(about))) return { ...rest, slots };
  return {
    ...rest,
    // What answers "¿qué servicio?" begins nothing.
    ...(part.exchange ? asks('reschedule') : {}),
    exchange: told,
    service: from === null ? null : named(from),
    slots: from === null ? others : { ...others, service_type: from.name },
  };
}

const named = (one: NamedService): PartReading['service'] => ({ kind: 'one', ...one, score: 1 });

const ABOUT_SERVICES: readonly Question['about'][] = ['prices', 'services', 'duration'];

const asks = (
  intent: 'other' | 'reschedule',
): Pick<PartReading, 'intent' | 'alsoIntent' | 'confidence' | 'alternatives'> => ({
  intent,
  alsoIntent: null,
  confidence: SURE,
  alternatives: [{ intent, confidence: SURE }],
});
const SURE = 0.9;

/** "Barba" to "¿qué servicio querés?", asked about an appointment. */
function answered(
  { slots, service }: PartReading,
  { task, pendingQuestion }: UnderstandingContext,
): PartReading['exchange'] | undefined {
  const isAsked = task?.kind === 'move' && askedSlot(pendingQuestion) === 'service_type';
  return isAsked && slots.service_type && service?.kind === 'one' ? { from: null, to: service } : undefined;
}
