/** What the requests of one message share, and what one of them says about another. */
import { certain, SURE } from './decision';
import { hasCue } from './cues/read-cues';
import type { PartReading } from './types';

/** "Barba a las 16:30 y corte a las 17, Fausto Lima": a name at the end is of all of it. */
export function withName(parts: readonly PartReading[], { slots, spans }: PartReading): readonly PartReading[] {
  const { client_name: name } = slots;
  const [first, ...others] = parts;
  if (!name || !first || others.length === 0 || parts.some((part) => part.slots.client_name !== undefined))
    return parts;
  const span = spans.client_name;
  return [
    {
      ...first,
      slots: { ...first.slots, client_name: name },
      spans: { ...first.spans, ...(span ? { client_name: span } : {}) },
    },
    ...others,
  ];
}

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
  const isOpen = ({ when }: PartReading): boolean => when.date === null && when.time === null;
  if (!last?.when.date || !parts.every(isBooking) || !others.every(isOpen)) return parts;
  const { date } = last.when;
  // Nobody is in two places at once: the very hour is of all only where they are for different people.
  const time = last.when.time?.kind === 'window' || areForDifferentPeople(parts) ? last.when.time : null;
  const { preferred_date: day, preferred_time: hour } = last.slots;
  const { preferred_date: daySpan, preferred_time: hourSpan } = last.spans;
  const shared = others.map((part) => ({
    ...part,
    when: { ...part.when, date, time },
    slots: {
      ...part.slots,
      ...(day ? { preferred_date: day } : {}),
      ...(hour && time ? { preferred_time: hour } : {}),
    },
    spans: {
      ...part.spans,
      ...(daySpan ? { preferred_date: daySpan } : {}),
      ...(hourSpan && time ? { preferred_time: hourSpan } : {}),
    },
  }));
  return [...shared, last];
}

function areForDifferentPeople(parts: readonly PartReading[]): boolean {
  const people = parts.map(({ beneficiaries }) =>
    beneficiaries.map(({ span: _, ...person }) => JSON.stringify(person)),
  );
  return people.every(({ length }) => length === 1) && new Set(people.flat()).size === people.length;
}
