/** What the requests of one message share, and what one of them says about another. */
import { certain, SURE } from './decision';
import { hasCue } from './cues/read-cues';
import type { PartReading } from './types';
import type { Span } from './vocabulary';

/**
 * "Barba a las 16:30 y corte a las 17, Fausto Lima": a name at the end is of all of it. "Corte para mí y color para mi mamá. Ana
 * Paz" is the customer's own, and not hers behind whom it stands.
 */
export function withName(parts: readonly PartReading[], { slots, spans }: PartReading): readonly PartReading[] {
  const { client_name: name } = slots;
  const [first] = parts;
  const own = parts.find(isForSelf);
  const isKnown = parts.some(
    (part) => isNamed(part, name) || (part.slots.client_name !== undefined && (own === undefined || part === own)),
  );
  if (!name || !first || parts.length < 2 || isKnown) return parts;
  const span = spans.client_name;
  return parts.map((part) => {
    const { client_name: _, ...others } = part.slots;
    if (part !== (own ?? first)) return part.slots.client_name === name ? { ...part, slots: others } : part;
    return {
      ...part,
      slots: { ...part.slots, client_name: name },
      spans: { ...part.spans, ...(span ? { client_name: span } : {}) },
    };
  });
}

const isForSelf = ({ beneficiaries }: PartReading): boolean => beneficiaries.some(({ self }) => self);

const isNamed = ({ beneficiaries }: PartReading, name: string | undefined): boolean =>
  beneficiaries.some((who) => who.name !== undefined && who.name === name);

/** Of a message that is names and nothing else, one of them: of the so-many-th of the bookings that are being made. */
export const asName = (whole: PartReading, name: string, span: Span, open: number): PartReading => ({
  ...whole,
  ...certain('other', 0.9),
  answersPending: true,
  alsoIntent: null,
  slots: { client_name: name },
  spans: { client_name: span },
  when: { date: null, time: null },
  service: null,
  staff: null,
  correction: false,
  dropped: [],
  cues: [],
  topics: [],
  beneficiaries: [],
  owner: null,
  excludes: [],
  prefix: null,
  span,
  open,
});

/** "Una limpieza para mí y una consulta para mi hijo": beside another service for somebody, each is a wish. */
export function asBooking(part: PartReading, parts: readonly PartReading[]): PartReading {
  const isWish = ({ slots, question, beneficiaries, excludes }: PartReading): boolean =>
    !question && slots.service_type !== undefined && beneficiaries.length > 0 && excludes.length === 0;
  const isElse = part.intent === 'cancel' || part.intent === 'reschedule' || part.topics.length > 0;
  const isUnsure = !isElse && (part.intent !== 'book' || part.confidence < SURE);
  const others = parts.filter((other) => other !== part);
  return isWish(part) && isUnsure && others.some(isWish) ? { ...part, ...certain('book', 0.8) } : part;
}

/** "Corte para mí y color para mi hija el sábado a las 10": day and hour at the end, when no others are named, are of all of them. */
export function withWhen(parts: readonly PartReading[]): readonly PartReading[] {
  const last = parts.at(-1);
  const others = parts.slice(0, -1);
  const isBooking = ({ intent, slots, cues }: PartReading): boolean =>
    (intent === 'book' && slots.service_type !== undefined) || hasCue(cues, 'another');
  if (!last?.when.date || !parts.every(isBooking) || !others.every(isOpen)) return parts;
  // Nobody is in two places at once: the very hour is of all only where they are for different people.
  const isShared = last.when.time?.kind === 'window' || areForDifferentPeople(parts);
  return [...others.map((part) => withWhenOf(part, last, isShared)), last];
}

const isOpen = ({ when }: PartReading): boolean => when.date === null && when.time === null;

/** A part with the day, and if wanted the hour, of another. */
function withWhenOf(part: PartReading, { when, slots, spans }: PartReading, withHour = true): PartReading {
  const { preferred_date: day, preferred_time: hour } = slots;
  const { preferred_date: daySpan, preferred_time: hourSpan } = spans;
  return {
    ...part,
    when: { ...part.when, date: when.date, time: withHour ? when.time : null },
    slots: {
      ...part.slots,
      ...(day ? { preferred_date: day } : {}),
      ...(hour && withHour ? { preferred_time: hour } : {}),
    },
    spans: {
      ...part.spans,
      ...(daySpan ? { preferred_date: daySpan } : {}),
      ...(hourSpan && withHour ? { preferred_time: hourSpan } : {}),
    },
  };
}

/** Of wishes of different people: what is said of when before all of them, or behind the last, is of those who say nothing else. */
export function withCommonWhen(lead: PartReading | null, parts: readonly PartReading[]): PartReading[] {
  const last = parts.at(-1);
  const others = parts.slice(0, -1);
  const common = lead && !isOpen(lead) ? lead : last && others.every(isOpen) ? last : null;
  return parts.map((part) => (common && isOpen(part) ? withWhenOf(part, common) : part));
}

function areForDifferentPeople(parts: readonly PartReading[]): boolean {
  const people = parts.map(({ beneficiaries }) =>
    beneficiaries.map(({ span: _, ...person }) => JSON.stringify(person)),
  );
  return people.every(({ length }) => length === 1) && new Set(people.flat()).size === people.length;
}
