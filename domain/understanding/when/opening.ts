/** Morning or evening? Decided by what was said, then by opening hours, else by what a daytime business would mean. */
import type { WhenContext } from '../types';
import type { Clock } from './atoms';
import { weekdayOf, type DayNumber } from '../../day-number';
import { CONFIDENCE } from './confidences';

/** Minutes since midnight, half-open. */
interface Window {
  from: number;
  to: number;
}

/** Where nothing is known: a business that is open by day. */
const ASSUMED: Window[] = [{ from: 8 * 60, to: 20 * 60 }];
const NOON = 12 * 60;

export interface HourContext {
  hours: WhenContext['hours'];
  day: DayNumber | null;
  /** Minutes now, when the day is today. */
  nowMinutes: number | null;
  /** "a la tarde" said in the same message. */
  part: Window | null;
}

/** Fair readings in minutes since midnight, best first, and how sure the first is. */
export function hourReadings(clock: Clock, context: HourContext): { readings: number[]; confidence: number } {
  const said = clock.hour * 60 + clock.minute;
  if (clock.fixed) return { readings: [said], confidence: CONFIDENCE.certain };
  const both = [said % (2 * NOON), (said + NOON) % (2 * NOON)];
  const { part } = context;
  if (part) {
    const inPart = both.filter((minutes) => minutes >= part.from && minutes < part.to);
    if (inPart.length === 1) return { readings: inPart, confidence: CONFIDENCE.certain };
    const [early = said, late = said] = both;
    const middle = (part.from + part.to) / 2;
    if (inPart.length === 0)
      return {
        readings: [Math.abs(early - middle) <= Math.abs(late - middle) ? early : late],
        confidence: CONFIDENCE.reconciled,
      };
  }
  const open = openingOf(context);
  const isOpen = (minutes: number): boolean => open.some(({ from, to }) => minutes >= from && minutes < to);
  let possible = both.filter(isOpen);
  const { nowMinutes } = context;
  if (possible.length === 2 && nowMinutes !== null) {
    const later = possible.filter((minutes) => minutes > nowMinutes);
    if (later.length === 1) possible = later;
  }
  if (possible.length === 1)
    return { readings: possible, confidence: context.hours ? CONFIDENCE.completed : confidenceByDay(clock.hour) };
  if (possible.length === 2) return { readings: possible, confidence: CONFIDENCE.vague };
  return { readings: [clock.hour <= 7 ? said + NOON : said], confidence: CONFIDENCE.open };
}

/** Half past seven and eight are the hours that could be either. */
function confidenceByDay(hour: number): number {
  return hour === 7 || hour === 8 ? CONFIDENCE.disputed : CONFIDENCE.conventional;
}

function openingOf({ hours, day }: HourContext): Window[] {
  if (!hours) return ASSUMED;
  const ofDay = day === null ? undefined : hours[weekdayOf(day)];
  const blocks = ofDay && ofDay.length > 0 ? ofDay : hours.flat();
  if (blocks.length === 0) return ASSUMED;
  return blocks.map(({ from, to }) => {
    const start = toMinutes(from);
    const end = toMinutes(to);
    return { from: start, to: end <= start ? end + 2 * NOON : end };
  });
}

function toMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
