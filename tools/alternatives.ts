/** The nearest starts that can be booked instead of what was asked for. */
import { bookableDays } from '../domain/booking/calendar';
import { fairStartsOn } from '../domain/booking/fairness';
import { addDays } from '../domain/booking/local-time';
import { closest, spread } from '../domain/booking/offers';
import type { FreeStart } from '../domain/booking/types';
import type { LocalDate, LocalTime } from '../domain/understanding/types';
import type { Tx } from '../store/database';
import { loadAgenda } from './agenda';
import type { BookingContext, Practitioner } from './booking-context';

const LIMIT = 3;
/** Days looked at in one query. */
const CHUNK = 14;

export interface Missed {
  /** Who was wanted. */
  candidates: readonly Practitioner[];
  /** Who else does it: they come in when those wanted have nothing at all. */
  others?: readonly Practitioner[];
  date: LocalDate;
  time?: LocalTime | undefined;
  except?: string | null;
}

/**
 * At most three starts: of the same day those closest to the wanted time, then those of the next days. A day that is over
 * counts as today; for a day beyond the horizon the last bookable days are nearest. In order of day and time.
 */
export async function alternativesTo(tx: Tx, context: BookingContext, missed: Missed): Promise<FreeStart[]> {
  const found = await nearest(tx, context, missed, missed.candidates);
  if (found.length > 0 || !missed.others?.length) return found;
  return nearest(tx, context, missed, missed.others);
}

async function nearest(
  tx: Tx,
  context: BookingContext,
  missed: Missed,
  practitioners: readonly Practitioner[],
): Promise<FreeStart[]> {
  const found: FreeStart[] = [];
  for (const days of chunks(context, missed.date)) {
    const sorted = [...days].sort();
    const [from, to] = [sorted[0], sorted.at(-1)];
    if (from === undefined || to === undefined) continue;
    const agenda = await loadAgenda(tx, context, practitioners, { from, to }, missed.except ?? null);
    for (const day of days) {
      const starts = fairStartsOn(day, agenda, context.calendar, context.now);
      const room = LIMIT - found.length;
      found.push(...(missed.time === undefined ? spread(starts, room) : closest(starts, missed.time, room)));
      if (found.length === LIMIT) return chronological(found);
    }
  }
  return chronological(found);
}

/** Days in the order in which they are looked at: the wanted one alone first, since it usually suffices. */
function chunks({ calendar, now }: BookingContext, wanted: LocalDate): LocalDate[][] {
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
    if (chunk.length === 0) return result;
    result.push(chunk);
  }
}

const chronological = (starts: FreeStart[]): FreeStart[] =>
  starts.sort((a, b) => (`${a.date} ${a.time}` < `${b.date} ${b.time}` ? -1 : 1));
