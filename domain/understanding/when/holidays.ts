/** Days called by name: "el día de la bandera", "navidad", "semana santa", "el feriado". */
import { ARGENTINE_NAMED_DAYS, argentineHolidays, type NamedDay } from '../../booking/holidays-ar';
import type { DayExpr } from './atoms';
import { civil, dayNumberOf, type DayNumber } from '../../day-number';
import { CONFIDENCE } from './confidences';
import { Phrases, wordAt, type Token } from './tokens';

const NAMED = new Phrases<NamedDay>(
  ARGENTINE_NAMED_DAYS.flatMap((day) =>
    day.names.flatMap((name) =>
      [name, `el ${name}`, `la ${name}`, `feriado de ${name}`].map((phrase) => [phrase, day] as const),
    ),
  ),
);
const NEXT_HOLIDAY = new Phrases<true>([
  ['el feriado', true],
  ['el proximo feriado', true],
  ['el feriado que viene', true],
  ['este feriado', true],
]);

export type FoundHoliday =
  { kind: 'day'; day: DayExpr; end: number } | { kind: 'range'; from: DayNumber; to: DayNumber; end: number };

export function holidayAt(tokens: readonly Token[], at: number, today: DayNumber): FoundHoliday | null {
  const found = NAMED.match(tokens, at);
  if (found && !isOther(tokens, at, found.end)) {
    const { from, to } = nextTime(found.value, today);
    return from === to
      ? { kind: 'day', day: { fixed: from }, end: found.end }
      : { kind: 'range', from, to, end: found.end };
  }
  const next = NEXT_HOLIDAY.match(tokens, at);
  if (!next || wordAt(tokens, next.end) === 'de') return null;
  const { year } = civil(today);
  const coming = [...argentineHolidays(year), ...argentineHolidays(year + 1)]
    .map(({ date }) => dayNumberOf(date))
    .find((day) => day >= today);
  return coming === undefined ? null : { kind: 'day', day: { fixed: coming, doubt: CONFIDENCE.vague }, end: next.end };
}

function nextTime(named: NamedDay, today: DayNumber): { from: DayNumber; to: DayNumber } {
  const { year } = civil(today);
  const [first, second] = [named.on(year), named.on(year + 1)].map(({ from, to }) => ({
    from: dayNumberOf(from),
    to: dayNumberOf(to),
  }));
  if (!first || !second) throw new RangeError('A named day exists every year');
  return first.to >= today ? { from: Math.max(first.from, Math.min(first.to, today)), to: first.to } : second;
}

/** "Estética Navidad", "feliz año nuevo": a name or a wish. */
function isOther(tokens: readonly Token[], at: number, end: number): boolean {
  const before = wordAt(tokens, at - 1);
  if (['feliz', 'felices', 'calle', 'barrio', 'estetica', 'peluqueria'].includes(before)) return true;
  // "los reyes", "de carnaval" describe; "para carnaval" dates.
  return end === at + 1 && wordAt(tokens, at) === 'reyes' && !['para', 'en', 'de', 'hasta', ''].includes(before);
}
