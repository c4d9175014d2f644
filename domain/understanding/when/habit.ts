/** What happens every week: "los sábados", "de lunes a viernes", "entre semana". No day that could be booked, but one may be ruled out. */
import type { HabitAtom } from './atoms';
import { COUNTED, HABITUAL, WEEKDAYS } from './lexicon';
import { type Token, phrases, wordAt } from './tokens';

const WORKDAYS = [0, 1, 2, 3, 4];
const WEEKEND = [5, 6];

const PHRASES = phrases<readonly number[]>(
  ['entre semana|entresemana|los dias de semana|dias de semana', WORKDAYS],
  ['los fines de semana|fines de semana|los fin de semana', WEEKEND],
);

/** "los sábados", "los lunes y martes", "sábados y domingos", "entre semana". */
export function habitAt(tokens: readonly Token[], at: number): HabitAtom | null {
  const phrase = wordAt(tokens, at - 1) === 'a' ? null : PHRASES.match(tokens, at);
  if (phrase) return { type: 'habit', i: at, j: phrase.end, weekdays: phrase.value };
  let start = at;
  if (wordAt(tokens, start) === 'los') start++;
  if (wordAt(tokens, start) === 'dias') start++;
  const plural = (place: number): number | undefined =>
    HABITUAL.get(wordAt(tokens, place)) ?? (start > at ? WEEKDAYS.get(wordAt(tokens, place)) : undefined);
  const first = plural(start);
  if (first === undefined) return null;
  const weekdays = [first];
  let end = start + 1;
  while (['y', 'o', ',', 'a', '/', 'ni'].includes(wordAt(tokens, end))) {
    const next = wordAt(tokens, end + 1) === 'los' ? end + 2 : end + 1;
    const weekday = plural(next);
    if (weekday === undefined) break;
    weekdays.push(...(wordAt(tokens, end) === 'a' ? through(first, weekday) : [weekday]));
    end = next + 1;
  }
  return { type: 'habit', i: at, j: end, weekdays };
}

/** "de lunes a viernes", "todos los días", "cada sábado". */
export function routineAt(tokens: readonly Token[], at: number): HabitAtom | null {
  const word = wordAt(tokens, at);
  if (word === 'todos' && wordAt(tokens, at + 1) === 'los') {
    const weekday = WEEKDAYS.get(wordAt(tokens, at + 2));
    const isHabit = wordAt(tokens, at + 2) === 'dias' || weekday !== undefined;
    return isHabit ? { type: 'habit', i: at, j: at + 3, weekdays: weekday === undefined ? [] : [weekday] } : null;
  }
  if (word === 'cada' && (WEEKDAYS.has(wordAt(tokens, at + 1)) || COUNTED.has(wordAt(tokens, at + 2)))) {
    const weekday = WEEKDAYS.get(wordAt(tokens, at + 1));
    return { type: 'habit', i: at, j: at + 3, weekdays: weekday === undefined ? [] : [weekday] };
  }
  const start = word === 'de' ? at + 1 : at;
  const opening = WEEKDAYS.get(wordAt(tokens, start));
  if ((opening !== 0 && opening !== 1) || wordAt(tokens, start - 1) === 'el') return null;
  if (!['a', '-'].includes(wordAt(tokens, start + 1))) return null;
  const closing = wordAt(tokens, start + 2);
  const last = HABITUAL.get(closing) ?? WEEKDAYS.get(closing);
  return last !== undefined && last >= WEEKDAY_BEFORE_WEEKEND
    ? { type: 'habit', i: at, j: start + 3, weekdays: through(opening, last) }
    : null;
}

const WEEKDAY_BEFORE_WEEKEND = 4;

function through(from: number, to: number): number[] {
  const days: number[] = [];
  for (let day = from; ; day = (day + 1) % 7) {
    days.push(day);
    if (day === to) return days;
  }
}
