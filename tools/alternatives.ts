/** The nearest starts that can be booked instead of what was asked for. */
import { bookableDays } from '../domain/booking/calendar';
import { fairStartsOn } from '../domain/booking/fairness';
import { closest, spread } from '../domain/booking/offers';
import { sameStarts, type StartOrder } from '../domain/booking/search';
import type { FreeStart } from '../domain/booking/types';
import { addDays, type LocalDate, type LocalTime } from '../domain/calendar';
import type { Tx } from '../store/database';
import { loadAgenda } from './agenda';
import type { BookingContext, Practitioner } from './booking-context';

const LIMIT = 3;
/** Days looked at in one query. */
const CHUNK = 14;

export interface Missed {
  /** Who was wanted. */
  candidates: readonly Practitioner[];
  /** Who does it: those who were not wanted come in at the very start that was wanted, or when those wanted have nothing. */
  able?: readonly Practitioner[];
  date: LocalDate;
  time?: LocalTime | undefined;
  /** Where no time was wanted: those around it are nearest. */
  around?: LocalTime | undefined;
  except?: string | null;
  /** Days that were ruled out. */
  notOn?: readonly LocalDate[];
  order?: StartOrder;
}

/**
 * First the wanted start with others who do it, so that who loses a professional to somebody faster keeps the hour: at most
 * three. Then at most three starts: of the same day those closest to the wanted time, then those of the next days. A day that
 * is over counts as today; for a day beyond the horizon the last bookable days are nearest. In order of day and time.
 */
export async function alternativesTo(tx: Tx, context: BookingContext, missed: Missed): Promise<FreeStart[]> {
  const others = othersOf(missed.candidates, missed.able ?? []);
  const same = await sameStartWith(tx, context, others, { ...missed, days: [missed.date] });
  const found = await nearest(tx, context, missed, missed.candidates);
  if (found.length > 0 || others.length === 0) return [...same, ...found];
  const isNew = ({ date, time }: FreeStart) => !same.some((start) => start.date === date && start.time === time);
  return [...same, ...(await nearest(tx, context, missed, others)).filter(isNew)];
}

export const othersOf = (wanted: readonly Practitioner[], able: readonly Practitioner[]): Practitioner[] =>
  able.filter(({ staffId }) => !wanted.some((practitioner) => practitioner.staffId === staffId));

/** The wanted time of the wanted days with professionals who were not asked for, at most three. */
export async function sameStartWith(
  tx: Tx,
  context: BookingContext,
  others: readonly Practitioner[],
  wish: { days: readonly LocalDate[]; time?: LocalTime | undefined; except?: string | null },
): Promise<FreeStart[]> {
  const [from, to] = [wish.days[0], wish.days.at(-1)];
  if (others.length === 0 || wish.time === undefined || from === undefined || to === undefined) return [];
  const agenda = await loadAgenda(tx, context, others, { from, to }, wish.except ?? null);
  return sameStarts(wish.days, wish.time, agenda, context).slice(0, LIMIT);
}

async function nearest(
  tx: Tx,
  context: BookingContext,
  missed: Missed,
  practitioners: readonly Practitioner[],
): Promise<FreeStart[]> {
  const found: FreeStart[] = [];
  for (const days of chunks(context, missed)) {
    const sorted = [...days].sort();
    const [from, to] = [sorted[0], sorted.at(-1)];
    if (from === undefined || to === undefined) continue;
    const agenda = await loadAgenda(tx, context, practitioners, { from, to }, missed.except ?? null);
    for (const day of days) {
      const starts = fairStartsOn(day, agenda, context.calendar, context.now, context.turn);
      found.push(...some(starts, missed, LIMIT - found.length));
      if (found.length === LIMIT) return chronological(found);
    }
  }
  return chronological(found);
}

function some(starts: readonly FreeStart[], { around, time = around, order }: Missed, room: number): FreeStart[] {
  if (time !== undefined) return closest(starts, time, room);
  return order === 'soonest' ? starts.slice(0, room) : spread(starts, room);
}

/** Days in the order in which they are looked at: the wanted one alone first, since it usually suffices. */
function chunks({ calendar, now }: BookingContext, { date: wanted, notOn = [] }: Missed): LocalDate[][] {
  const { first, last } = bookableDays(calendar, now);
  const backwards = wanted > last;
  const start = backwards ? last : wanted < first ? first : wanted;
  const result: LocalDate[][] = [[start]];
  let day = start;
  for (;;) {
    const chunk: LocalDate[] = [];
    while (chunk.length < CHUNK) {
      day = addDays(day, backwards ? -1 : 1);
      if (day < first || day > last) break;
      chunk.push(day);
    }
    if (chunk.length === 0) return result.map((days) => days.filter((one) => !notOn.includes(one)));
    result.push(chunk);
  }
}

const chronological = (starts: FreeStart[]): FreeStart[] =>
  starts.sort((a, b) => (`${a.date} ${a.time}` < `${b.date} ${b.time}` ? -1 : 1));
