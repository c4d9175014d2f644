/** From free starts and appointments to the options that a customer picks from. */
import { localNow, minutesOf } from '../calendar';
import { closest } from '../booking/offers';
import type { FreeStart } from '../booking/types';
import type { WorkspaceProfile } from '../workspace';
import { isExcluded } from './exclusions';
import type { Excluded, KnownAppointment, OfferedOption } from './types';

/** How many starts are offered at once. */
export const OFFERS = 3;
/** A list has at most five lines. */
export const LIST_LINES = 5;

/** One option per start. It sets day and hour, and the professional only where that is what differs from the wish. */
export function startOptions(starts: readonly FreeStart[], staff: string | undefined): OfferedOption[] {
  return starts.map((start) => ({
    values: {
      preferred_date: start.date,
      preferred_time: start.time,
      ...(start.sameStart || (staff !== undefined && start.staff !== staff) ? { staff_name: start.staff } : {}),
    },
  }));
}

/** Time that an answer may take, in minutes: a start that would be too soon by then is not worth offering. */
const TIME_TO_ANSWER = 10;

/** Starts that can still be booked when the customer has answered; all, when there are no such. */
export function lasting(
  starts: readonly FreeStart[],
  { now, workspace }: { now: string; workspace: WorkspaceProfile },
): readonly FreeStart[] {
  const local = localNow(now, workspace.timezone);
  const today = local.toFormat('yyyy-MM-dd');
  const soonest = local.hour * 60 + local.minute + workspace.settings.minNoticeMinutes + TIME_TO_ANSWER;
  const left = starts.filter(({ date, time }) => date !== today || minutesOf(time) >= soonest);
  return left.length > 0 ? left : starts;
}

/** Starts that the customer has not ruled out. */
export const allowed = <T extends FreeStart>(starts: readonly T[], excluded: Excluded): T[] =>
  starts.filter(({ date, time, staff }) => !isExcluded(excluded, date, time) && !excluded.staff.includes(staff));

/** A few starts over the whole of what is free, instead of the first ones side by side; each hour of a day once. */
export function spread(starts: readonly FreeStart[], count = OFFERS): FreeStart[] {
  const distinct = distinctStarts(starts);
  if (distinct.length <= count) return distinct;
  const step = (distinct.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, index) => distinct[Math.round(index * step)]).filter(
    (start) => start !== undefined,
  );
}

/** The starts nearest to a wanted hour, in the order of the clock. */
export function nearest(starts: readonly FreeStart[], time: string | undefined, count = OFFERS): FreeStart[] {
  const distinct = distinctStarts(starts);
  if (time === undefined) return distinct.slice(0, count);
  const days = [...new Set(distinct.map(({ date }) => date))];
  // The day before or after is farther away than any hour of the same day.
  const near = days.reduce<FreeStart[]>((told, day) => {
    const ofDay = distinct.filter(({ date }) => date === day);
    return [...told, ...closest(ofDay, time, count - told.length)];
  }, []);
  return near.sort((a, b) => (a.date + a.time < b.date + b.time ? -1 : 1));
}

/** One per day and hour; where the wanted hour is to be had with others, each of them. */
export function distinctStarts(starts: readonly FreeStart[]): FreeStart[] {
  const seen = new Set<string>();
  return starts.filter(({ date, time, staff, sameStart }) => {
    const key = sameStart ? date + time + staff : date + time;
    return !seen.has(key) && seen.add(key);
  });
}

export const appointmentOptions = (appointments: readonly KnownAppointment[]): OfferedOption[] =>
  appointments.slice(0, LIST_LINES).map((appointment) => ({ values: { booking_id: appointment.code }, appointment }));
