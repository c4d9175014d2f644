/** Putting an appointment where it fits: the first willing professional whose time the database really grants. */
import { byFairness } from '../domain/booking/fairness';
import { startObstacle } from '../domain/booking/availability';
import { localDay } from '../domain/booking/local-time';
import { whyNotAt } from '../domain/booking/reasons';
import type { Refusal } from '../domain/tools/results';
import { minutesOf, type LocalDate, type LocalTime } from '../domain/calendar';
import { lockStaff, type Placement } from '../store/appointments';
import type { Tx } from '../store/database';
import { loadAgenda } from './agenda';
import { alternativesTo } from './alternatives';
import type { BookingContext, Practitioner } from './booking-context';
import { refuseDay } from './refusal';

export interface PlaceWish {
  /** Who does the service. */
  able: readonly Practitioner[];
  candidates: Practitioner[];
  /** Comes first, if free. */
  preferred?: string | null;
  date: LocalDate;
  time: LocalTime;
  /** The appointment that is being moved. */
  except?: string | null;
}

/** @param take writes the appointment; `overlap` when somebody was faster, and then the next professional is tried */
export async function place<T extends object>(
  tx: Tx,
  context: BookingContext,
  wish: PlaceWish,
  take: (placement: Placement, practitioner: Practitioner) => Promise<T | 'overlap'>,
): Promise<{ ok: true; taken: T } | Refusal> {
  const { calendar, now } = context;
  const { date, time } = wish;
  await lockStaff(
    tx,
    wish.candidates.map(({ staffId }) => staffId),
  );
  const days = { from: date, to: date };
  const agenda = await loadAgenda(tx, context, wish.candidates, days, wish.except ?? null);
  const reason = whyNotAt(date, time, agenda, calendar, now);
  const startsAt = localDay(date, calendar.timezone).instantAt(minutesOf(time));
  if (reason === null && startsAt !== null) {
    const free = agenda.filter((entry) => startObstacle(date, time, entry, calendar, now) === null);
    const ordered = byFairness(date, free, calendar.timezone, context.turn).sort(
      (a, b) => Number(b.staffId === wish.preferred) - Number(a.staffId === wish.preferred),
    );
    for (const entry of ordered) {
      const { staffId, price, durationMinutes } = entry;
      const bufferMinutes = calendar.settings.bufferMinutes;
      const taken = await take({ staffId, price, durationMinutes, startsAt: new Date(startsAt), bufferMinutes }, entry);
      if (taken !== 'overlap') return { ok: true, taken };
    }
  }
  const { able, candidates, except = null } = wish;
  const alternatives = await alternativesTo(tx, context, { candidates, able, date, time, except });
  return refuseDay(reason ?? 'slot_taken', { date, time }, context, alternatives);
}
