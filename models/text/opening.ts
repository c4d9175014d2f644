/** Statements about being open or closed, held against the hours that were looked up in this turn. */
import { DateTime } from 'luxon';
import type { ToolData } from '../../domain/tools/results';
import { claimsOf } from './claims';
import type { Evidence } from './evidence';
import { normalised } from './normalise';

type Hours = ToolData['get_business_hours'];

/** "Cerramos a las 18" tells an hour of an open day. */
const CLOSED =
  /(?<!no (?:esta|estamos|estan) )\bcerrad[oa]s?\b|\b(?:cerramos|cierra|cierran|cerraremos)\b(?! a las?\b)|\bno (?:abr|atend|atiend|trabaj)\p{L}*|\bno (?:esta|estamos|estan) abiert/u;
const OPEN = /\b(?:abr\p{L}+|abiert\p{L}+|atendemos|trabajamos|no (?:esta|estamos|estan) cerrad\p{L}+)/u;
const EVERY_DAY = /\btodos? los? dias?\b|\bsiempre\b|\b24 ?(?:hs|horas)\b|\bcada dia\b/u;

/** The hours that this turn has looked up, or null. */
export function hoursIn({ results }: Pick<Evidence, 'results'>): Hours | null {
  for (const result of results)
    if (result.tool === 'get_business_hours' && result.status === 'done' && result.outcome.ok)
      return result.outcome.data;
  return null;
}

/** @param today local date `YYYY-MM-DD`. One line for each sentence that the hours do not bear out. */
export function contradictsHours(text: string, hours: Hours, today: string): string[] {
  return normalised(text)
    .split(/(?<!\d)[.]|[.](?!\d)|[;!?\n]/)
    .filter((sentence) => !bearsOut(sentence, hours, today))
    .map((sentence) => `the hours do not bear out: ${sentence.trim()}`);
}

function bearsOut(sentence: string, hours: Hours, today: string): boolean {
  const closed = CLOSED.test(sentence);
  if (!closed && !OPEN.test(sentence)) return true;
  // What holidays are like is not among the hours.
  if (/\b(?:feriado|vacacion)/.test(sentence)) return false;
  const isOpen = daysIn(sentence, today).map((day) => isOpenOn(day, hours));
  if (EVERY_DAY.test(sentence)) isOpen.push(...[0, 1, 2, 3, 4, 5, 6].map((weekday) => isOpenAt(weekday, hours)));
  if (isOpen.length === 0) return !closed || isOpenOn(today, hours) === false;
  return !isOpen.includes(closed);
}

/** Dates, and for a weekday the next one of that name. */
function daysIn(sentence: string, today: string): string[] {
  const { days, weekdays } = claimsOf(sentence, today);
  const dated = days.map((day) => (day.startsWith('--') ? `${today.slice(0, 4)}${day.slice(1)}` : day));
  const named = weekdays.map((weekday) => {
    const from = DateTime.fromISO(today);
    return from.plus({ days: (weekday - from.weekday + 7) % 7 }).toISODate() ?? today;
  });
  return [...dated, ...named];
}

function isOpenOn(date: string, hours: Hours): boolean | null {
  const special = hours.specialDates.find((day) => day.date === date);
  return special ? special.blocks.length > 0 : isOpenAt(DateTime.fromISO(date).weekday - 1, hours);
}

/** @param weekday 0 = Monday; null for a day that the hours do not tell of. */
function isOpenAt(weekday: number, { week }: Hours): boolean | null {
  const day = week.find((one) => one.weekday === weekday);
  return day === undefined ? null : day.blocks.length > 0;
}
