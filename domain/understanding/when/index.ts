/**
 * When does the customer mean? A deterministic resolver of Spanish days and times, Argentine first: it reads what is said,
 * tells the wished-for from the present appointment, and abstains (ambiguous, invalid, null) instead of guessing.
 */
import type { DateReading, TimeReading, WhenContext, WhenReading } from '../types';
import type { Span } from '../vocabulary';
import { isDateAtom, type Atom, type DateAtom, type TimeAtom } from './atoms';
import { dayNumber, type LocalNow } from '../../day-number';
import { composeDate } from './compose-date';
import { composeTime } from './compose-time';
import { momentsOf } from './moments';
import { spanBetween, type Token } from './tokens';

/**
 * Reads the day and time of an appointment in a message.
 *
 * Days are local to `context.timezone`; a day of kind `day` is never in the past. Spans are offsets into what is read of `text` (`excerpt`).
 * A bare weekday that is today's means the one of next week, since who means today says "hoy". An hour from 1 to 12
 * without "mañana", "tarde" or "pm" is settled by the opening hours; where they allow both, it is ambiguous.
 *
 * @throws RangeError when `context.now` or `context.timezone` cannot be read.
 */
export function resolveWhen(text: string, context: WhenContext): WhenReading {
  return traceWhen(text, context).reading;
}

/** The reading with the rules that read the wished-for day and hour, for reports. */
export interface WhenTrace {
  reading: WhenReading;
  rules: { date: string[]; time: string[] };
}

/** {@link resolveWhen}, telling which rules took part. */
export function traceWhen(text: string, context: WhenContext): WhenTrace {
  const { raw, tokens, roles, now } = momentsOf(text, context);
  const { wanted, old } = roles;
  const reading = compose(raw, tokens, wanted, now, context);
  const named = (isWanted: (atom: Atom) => boolean): string[] => [
    ...new Set(wanted.filter(isWanted).flatMap(({ by }) => by ?? [])),
  ];
  const rules = { date: named(isDateAtom), time: named((atom) => !isDateAtom(atom)) };
  if (old.length === 0) return { reading, rules };
  return { reading: { ...reading, from: compose(raw, tokens, old, now, context) }, rules };
}

function compose(
  raw: string,
  tokens: readonly Token[],
  atoms: readonly Atom[],
  now: LocalNow,
  context: WhenContext,
): WhenReading {
  const spanOf = ({ i, j }: Atom): Span => spanBetween(raw, tokens, i, j);
  const date: DateReading | null = composeDate(
    atoms.filter((atom): atom is DateAtom => isDateAtom(atom)),
    now.today,
    spanOf,
  );
  const day = date?.kind === 'day' ? dayNumber(...parts(date.value)) : null;
  const time: TimeReading | null = composeTime(
    atoms.filter((atom): atom is TimeAtom => !isDateAtom(atom)),
    { hours: context.hours, day, nowMinutes: day === now.today ? now.minutes : null },
    spanOf,
  );
  return { date, time };
}

function parts(date: string): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}
