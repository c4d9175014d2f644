/** Availability = opening blocks ∩ the professional's working time − what is taken, on a grid. */
import { minutesOf, timeOf, type LocalDate, type LocalTime } from '../calendar';
import { blocksOfWeekday, dayObstacle, openingOn, type BookingCalendar } from './calendar';
import { localDay, type LocalDay } from './local-time';
import type { Block, FreeStart, WeeklyHours } from './types';

/** Half-open interval of instants, in ms. */
export interface Interval {
  from: number;
  until: number;
}

/** One professional, doing one service. */
export interface Professional {
  name: string;
  durationMinutes: number;
  price: number;
  /** Own working hours; `null` = whenever the workspace is open. */
  hours: WeeklyHours | null;
  /** Appointments with the buffer that follows each. */
  appointments: readonly Interval[];
  absences: readonly Interval[];
}

/** Why a professional cannot start at a certain time. */
export type StartObstacle =
  | ReturnType<typeof dayObstacle>
  | 'too_soon'
  | 'outside_hours'
  | 'staff_absent'
  | 'slot_taken'
  /** Not on the grid of offered starts. */
  | 'no_availability';

interface Day {
  local: LocalDay;
  opening: Block[];
  calendar: BookingCalendar;
  now: number;
}

/** Everything about one day that does not depend on the professional; `null` when the day is out of the question. */
function openDay(date: LocalDate, calendar: BookingCalendar, now: number): Day | null {
  if (dayObstacle(date, calendar, now) !== null) return null;
  return { local: localDay(date, calendar.timezone), opening: openingOn(date, calendar).blocks, calendar, now };
}

/** The professional's free starts on a day, in order. */
export function freeStartsOn(
  date: LocalDate,
  professional: Professional,
  calendar: BookingCalendar,
  now: number,
): FreeStart[] {
  const day = openDay(date, calendar, now);
  if (!day) return [];
  return gridOf(day)
    .filter((minutes) => obstacleAt(minutes, professional, day) === null)
    .map((minutes) => toStart(date, minutes, professional));
}

/** Why this professional cannot start at this time; `null` when it is free. */
export function startObstacle(
  date: LocalDate,
  time: LocalTime,
  professional: Professional,
  calendar: BookingCalendar,
  now: number,
): StartObstacle {
  const obstacle = dayObstacle(date, calendar, now);
  if (obstacle !== null) return obstacle;
  const day = openDay(date, calendar, now);
  return day ? obstacleAt(minutesOf(time), professional, day) : 'closed';
}

/** Obstacles of all starts on the grid of a day, for telling why there is none. */
export function dayObstacles(
  date: LocalDate,
  professional: Professional,
  calendar: BookingCalendar,
  now: number,
): { time: LocalTime; obstacle: StartObstacle }[] {
  const day = openDay(date, calendar, now);
  if (!day) return [];
  return gridOf(day).map((minutes) => ({ time: timeOf(minutes), obstacle: obstacleAt(minutes, professional, day) }));
}

/** Every grid point inside opening hours, counted from the beginning of each block. */
function gridOf({ opening, calendar }: Day): number[] {
  const step = calendar.settings.slotStepMinutes;
  return opening.flatMap((block) => {
    const [from, to] = [minutesOf(block.from), minutesOf(block.to)];
    return Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, index) => from + index * step);
  });
}

function obstacleAt(
  minutes: number,
  professional: Professional,
  day: Day,
): Exclude<StartObstacle, 'beyond_horizon' | 'closed' | 'holiday'> {
  const { local, calendar, now } = day;
  const from = local.instantAt(minutes);
  if (from === null) return 'invalid_time';
  if (from < now) return 'past';
  const until = from + professional.durationMinutes * 60_000;
  if (!day.opening.some((block) => fits(minutes, until, block, local))) return 'outside_hours';
  if (from < now + calendar.settings.minNoticeMinutes * 60_000) return 'too_soon';
  const own = professional.hours;
  if (own && !blocksOfWeekday(own, local.date).some((block) => fits(minutes, until, block, local)))
    return 'staff_absent';
  if (professional.absences.some((absence) => overlap(absence, { from, until }))) return 'staff_absent';
  const busy = { from, until: until + calendar.settings.bufferMinutes * 60_000 };
  if (professional.appointments.some((appointment) => overlap(appointment, busy))) return 'slot_taken';
  return onGrid(minutes, day) ? null : 'no_availability';
}

const fits = (minutes: number, until: number, block: Block, local: LocalDay): boolean =>
  minutes >= minutesOf(block.from) && until <= local.reached(minutesOf(block.to));

const overlap = (a: Interval, b: Interval): boolean => a.from < b.until && b.from < a.until;

function onGrid(minutes: number, { opening, calendar }: Day): boolean {
  return opening.some((block) => {
    const offset = minutes - minutesOf(block.from);
    return offset >= 0 && minutes < minutesOf(block.to) && offset % calendar.settings.slotStepMinutes === 0;
  });
}

const toStart = (date: LocalDate, minutes: number, professional: Professional): FreeStart => ({
  date,
  time: timeOf(minutes),
  staff: professional.name,
  durationMinutes: professional.durationMinutes,
  price: professional.price,
});
