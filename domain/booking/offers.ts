/** Which of many free starts to tell: a customer reads three, not forty. */
import { minutesOf, type LocalTime } from '../calendar';
import type { FreeStart } from './types';

/**
 * The starts closest to a time of day, closest first; the earlier one of two that are equally close. Of a time that is none of
 * them the nearest on either side is among them: after a break in the middle of the day it may still be earlier that suits.
 */
export function closest(starts: readonly FreeStart[], time: LocalTime, limit: number): FreeStart[] {
  const wanted = minutesOf(time);
  const distance = (start: FreeStart) => Math.abs(minutesOf(start.time) - wanted);
  const near = [...starts].sort((a, b) => distance(a) - distance(b) || minutesOf(a.time) - minutesOf(b.time));
  const told = near.slice(0, limit);
  if (limit < 2 || told.some((start) => start.time === time)) return told;
  const isBefore = (start: FreeStart): boolean => start.time < time;
  const other = near.find((start) => told.every((one) => isBefore(one) !== isBefore(start)));
  return other === undefined ? told : [...told.slice(0, -1), other];
}

/**
 * At most `limit` starts that show the whole day: the full hours if they do not fit, else those and as many of the half
 * hours and of the rest as fit, evenly spread. In order of time.
 */
export function spread(starts: readonly FreeStart[], limit: number): FreeStart[] {
  if (starts.length <= limit) return [...starts];
  let chosen: FreeStart[] = [];
  for (const grain of [60, 30, 1]) {
    const rest = starts.filter((start) => minutesOf(start.time) % grain === 0 && !chosen.includes(start));
    const room = limit - chosen.length;
    chosen = [...chosen, ...(rest.length <= room ? rest : evenly(rest, room))];
    if (chosen.length === limit) break;
  }
  return chosen.sort((a, b) => minutesOf(a.time) - minutesOf(b.time));
}

/** `count` of `items`, the first and the last among them. */
function evenly<T>(items: readonly T[], count: number): T[] {
  if (count <= 1) return items.slice(0, count);
  return Array.from({ length: count }, (_, index) => Math.round((index * (items.length - 1)) / (count - 1))).flatMap(
    (at) => {
      const item = items[at];
      return item === undefined ? [] : [item];
    },
  );
}
