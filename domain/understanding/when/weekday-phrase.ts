/** Weekdays with what is said about them: "este viernes", "el lunes de la semana que viene", "lunes 15". */
import { tableOf } from '../../table';
import type { DayExpr, WhichWeekday } from './atoms';
import type { DayNumber } from '../../day-number';
import { startsClock } from './clock';
import { bareDayAt, datedDayAt } from './day-of-month';
import { resolveDay } from './day-resolve';
import { JOINTS, closed, countsSomething, merged, type FoundDay } from './found-day';
import { isCounted } from './lexicon';
import { meridiemAt } from './meridiem';
import { phrases, wordAt, type Token } from './tokens';
import { weekdayAt } from './weekday';

const AFTER_WEEKDAY = phrases<WhichWeekday>(
  ['que viene|que vienes|que entra|que sigue|entrante|proximo|siguiente|venidero', 'next'],
  [
    'de la semana que viene|de la semana proximo|de la proximo semana|de la siguiente semana|de la semana siguiente|' +
      'de la otra semana|de la semana entrante|de la semana que entra|de la semana que sigue|de proximo semana|' +
      'de semana que viene|de la que viene|de la otra|de la proximo|semana que viene|la semana que viene|la proximo semana|' +
      'de siguiente semana|, de la semana que viene|, la semana que viene|proximo semana|de la semana q viene',
    'next-week',
  ],
  ['de esta semana|de esta misma semana|de esta|de la semana en curso|de la presente semana', 'this-week'],
  ['de la semana pasado|de la pasado semana|de la semana anterior', 'last-week'],
  ['pasado|que paso|ultima|anterior', 'past'],
  [
    'que viene no , el otro|no , el otro|no el otro|no , el siguiente|no , el que viene|no este , el otro|no , el de la otra semana|que viene no el otro|subsiguiente|en ocho|en 8|' +
      'que viene no , el siguiente|que viene no el siguiente|siguiente al proximo|siguiente al que viene|siguiente a este|' +
      'despues del proximo|despues del que viene|despues de este|posterior al proximo|posterior al que viene',
    'week-after',
  ],
  [
    'de la semana subsiguiente|de la semana siguiente a la proximo|de la semana siguiente a la que viene|de la semana despues de la proximo|' +
      'de la semana despues de la que viene|de la semana posterior a la que viene',
    'week-after-next',
  ],
);

const BEFORE_WEEKDAY = tableOf<WhichWeekday>({
  este: 'this',
  esta: 'this',
  proximo: 'next',
  siguiente: 'next',
  pasado: 'past',
  otro: 'other',
  un: 'any',
  algun: 'any',
  cualquier: 'any',
});

/** "no este lunes, el otro". */
const OTHER = phrases<true>([', el otro|el otro|sino el otro|, sino el otro|, el siguiente', true]);

export function weekdayExprAt(tokens: readonly Token[], at: number, today: DayNumber): FoundDay | null {
  let next = at;
  let which: WhichWeekday | undefined;
  if (['el', 'dia', 'ese'].includes(wordAt(tokens, next))) next++;
  if (wordAt(tokens, next) === 'dia') next++;
  for (let said; (said = BEFORE_WEEKDAY.get(wordAt(tokens, next))) !== undefined; next++)
    which = which === 'this' && said === 'next' ? 'nearest' : said;
  const weekday = weekdayAt(tokens, next, next > at);
  if (weekday === undefined) return null;
  let end = isClip(tokens, next) ? next + 2 : next + 1;
  const after = AFTER_WEEKDAY.match(tokens, end);
  if (after && !isOfSomethingElse(tokens, after.end)) {
    end = after.end;
    which = which === 'this' && after.value === 'next' ? 'nearest' : after.value;
  }
  if (which === 'this' && wordAt(tokens, at - 1) === 'no') {
    const other = OTHER.match(tokens, end);
    if (other) return { day: { weekday, which: 'week-after' }, end: other.end };
  }
  const day: DayExpr = which === undefined ? { weekday } : { weekday, which };
  return withNumber(tokens, { day, end }, today);
}

/** "el lunes después del próximo feriado" counts from the holiday. */
function isOfSomethingElse(tokens: readonly Token[], at: number): boolean {
  return ['proximo', 'este'].includes(wordAt(tokens, at - 1)) && AFTER_NEXT.has(wordAt(tokens, at));
}

const AFTER_NEXT = new Set(['mes', 'feriado', 'finde', 'fin', 'semana', 'turno', 'domingo', 'sabado']);

/** "vie.", "mié.": the dot belongs to the clip. */
function isClip(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    token.end - token.start <= 4 &&
    wordAt(tokens, at + 1) === '.' &&
    tokens[at + 1]?.glued === true
  );
}

/** "lunes 15", "lunes, 18 de febrero", "el viernes (12/10)". */
export function withNumber(tokens: readonly Token[], found: FoundDay, today: DayNumber): FoundDay {
  const joint = JOINTS.match(tokens, found.end);
  const at = joint?.end ?? found.end;
  const dated = datedDayAt(tokens, at, true);
  if (dated) {
    const day = merged(found.day, dated, today);
    // "el jueves 18.10" is ten past six unless that day is a Thursday.
    const dotted = ['.', '-'].includes(wordAt(tokens, at + 1)) && dated.year === undefined && dated.end === at + 3;
    if (dotted && resolveDay(day, today).kind !== 'day') return found;
    return { day, end: closed(tokens, dated.end) };
  }
  if (startsClock(tokens, at) || countsSomething(tokens, at, isCounted) || found.day.which === 'past') return found;
  const bare = bareDayAt(tokens, at);
  if (!bare || (tokens[at]?.kind === 'word' && wordAt(tokens, at) !== 'primero' && joint === null && bare.day < 13))
    return found;
  const day = merged(found.day, bare, today);
  const outcome = resolveDay(day, today);
  const loose = joint === null || [',', '-', '/', '('].includes(wordAt(tokens, found.end));
  const mayBeHour =
    found.day.relative !== undefined || meridiemAt(tokens, bare.end) !== null || tokens[bare.end]?.kind === 'number';
  if (mayBeHour && outcome.kind !== 'day') return found;
  if (outcome.kind !== 'day' && loose && joint !== null && wordAt(tokens, found.end) === ',') return found;
  return { day, end: closed(tokens, bare.end) };
}

export function withWeekdayBehind(tokens: readonly Token[], found: FoundDay, today: DayNumber): FoundDay {
  const joint = JOINTS.match(tokens, found.end);
  const comma = wordAt(tokens, found.end) === ',';
  const at = joint?.end ?? found.end;
  const weekday = weekdayAt(tokens, at, true);
  if (weekday === undefined || AFTER_WEEKDAY.match(tokens, at + 1)) return found;
  const day = { ...found.day, weekday };
  if ((comma || wordAt(tokens, found.end) === 'el') && resolveDay(day, today).kind !== 'day') return found;
  return { day, end: closed(tokens, at + 1) };
}
