/** The nearest starts that can be booked instead of what was asked for. */
import { NEAREST, nearestDays, nearestOn, type MissedStart } from '../domain/booking/nearest';
import { sameStarts } from '../domain/booking/search';
import type { FreeStart } from '../domain/booking/types';
import type { LocalDate, LocalTime } from '../domain/calendar';
import type { Tx } from '../store/database';
import { loadAgenda } from './agenda';
import type { BookingContext, Practitioner } from './booking-context';

/** Days looked at in one query. */
const CHUNK = 14;

export interface Missed extends MissedStart {
  /** Who was wanted. */
  candidates: readonly Practitioner[];
  /** Who does it: those who were not wanted come in at the very start that was wanted, or when those wanted have nothing. */
  able?: readonly Practitioner[];
  except?: string | null;
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
  return sameStarts(wish.days, wish.time, agenda, context).slice(0, NEAREST);
}

async function nearest(
  tx: Tx,
  context: BookingContext,
  missed: Missed,
  practitioners: readonly Practitioner[],
): Promise<FreeStart[]> {
  const found: FreeStart[] = [];
  for (const days of chunks(nearestDays(missed, context))) {
    const sorted = [...days].sort();
    const [from, to] = [sorted[0], sorted.at(-1)];
    if (from === undefined || to === undefined) continue;
    const agenda = await loadAgenda(tx, context, practitioners, { from, to }, missed.except ?? null);
    for (const day of days) {
      found.push(...nearestOn(day, missed, agenda, context, NEAREST - found.length));
      if (found.length === NEAREST) return chronological(found);
    }
  }
  return chronological(found);
}

/** The nearest day alone first, since it usually suffices. */
function chunks(days: readonly LocalDate[]): LocalDate[][] {
  const [first, ...others] = days;
  const result: LocalDate[][] = first === undefined ? [] : [[first]];
  for (let at = 0; at < others.length; at += CHUNK) result.push(others.slice(at, at + CHUNK));
  return result;
}

const chronological = (starts: FreeStart[]): FreeStart[] =>
  starts.sort((a, b) => (`${a.date} ${a.time}` < `${b.date} ${b.time}` ? -1 : 1));
