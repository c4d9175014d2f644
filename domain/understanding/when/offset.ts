/** Days and hours counted from now: "en 3 días", "de acá a 15 días", "de hoy en ocho", "dentro de dos horas". */
import { tableOf } from '../../table';
import { addMonths, weekdayOf, type DayNumber } from '../../day-number';
import { CONFIDENCE } from './confidences';
import { numberAt } from './lexicon';
import { phrases, wordAt, type Token } from './tokens';

export type FoundOffset =
  { kind: 'day'; days: number; confidence: number; end: number } | { kind: 'minutes'; minutes: number; end: number };

const LEADS = phrases<'in' | 'counted'>(
  [
    'en|dentro de|de aca a|de aqui a|de aca en|de aqui en|a|de hoy a|recien en|recien dentro de|recien de aca a|para dentro de|aca a|como en|desde hoy en',
    'in',
  ],
  ['de hoy en|hoy en', 'counted'],
);

/** Sooner than that nobody asks for an appointment: "en 5 minutos" is when somebody arrives. */
const LEAST_MINUTES = 10;

export function offsetAt(tokens: readonly Token[], at: number, today: DayNumber): FoundOffset | null {
  const lead = LEADS.match(tokens, at);
  if (!lead) return fromTomorrow(tokens, at);
  const start = ['unos', 'unas', 'como', 'los', 'aprox', 'cada'].includes(wordAt(tokens, lead.end))
    ? lead.end + 1
    : lead.end;
  if (wordAt(tokens, lead.end) === 'cada') return null;
  const isLoose = wordAt(tokens, at) === 'a';
  const part = isLoose ? null : partOfHourAt(tokens, start);
  if (part) return { kind: 'minutes', ...part };
  const pair =
    wordAt(tokens, start) === 'un' && wordAt(tokens, start + 1) === 'par' && wordAt(tokens, start + 2) === 'de';
  const number = pair ? { value: 2, end: start + 3, digits: null } : numberAt(tokens, start);
  if (!number || number.value < 1) return null;
  if (isLoose || (pair && wordAt(tokens, number.end) === 'dias')) return null;
  return unitAt(tokens, number.value, number.end, lead.value === 'counted', today, pair);
}

function unitAt(
  tokens: readonly Token[],
  count: number,
  at: number,
  counted: boolean,
  today: DayNumber,
  pair: boolean,
): FoundOffset | null {
  const unit = wordAt(tokens, at);
  const end = at + 1;
  if (counted && !['dias', 'dia', 'semanas', 'semana', 'mes', 'meses'].includes(unit)) {
    // "de hoy en ocho" counts today: a week.
    return count === 8 || count === 15
      ? { kind: 'day', days: count - 1, confidence: CONFIDENCE.conventional, end: at }
      : null;
  }
  switch (unit) {
    case 'dia':
    case 'dias':
      if (['habiles', 'laborables', 'habil'].includes(wordAt(tokens, end)))
        return { kind: 'day', days: workingDays(count, today), confidence: CONFIDENCE.open, end: end + 1 };
      if (
        ['de', 'por', 'a'].includes(wordAt(tokens, end)) &&
        ['plazo', 'semana', 'la'].includes(wordAt(tokens, end + 1))
      )
        return null;
      if (counted && (count === 8 || count === 15))
        return { kind: 'day', days: count - 1, confidence: CONFIDENCE.wide, end };
      return count <= 366 ? { kind: 'day', days: count, confidence: CONFIDENCE.plain, end } : null;
    case 'semana':
    case 'semanas':
      return count <= 52
        ? { kind: 'day', days: count * 7, confidence: pair ? CONFIDENCE.vague : CONFIDENCE.conventional, end }
        : null;
    case 'mes':
    case 'meses':
      return count <= 12
        ? { kind: 'day', days: addMonths(today, count) - today, confidence: CONFIDENCE.disputed, end }
        : null;
    case 'hora':
    case 'horas':
    case 'hs':
    case 'h':
      return count <= 72 ? hoursAt(tokens, count, end) : null;
    case 'minutos':
    case 'm':
      return count >= LEAST_MINUTES && count <= 180 ? { kind: 'minutes', minutes: count, end } : null;
    default:
      return null;
  }
}

/** "media hora", "un cuarto de hora", "hora y media", "tres cuartos de hora". */
const PARTS_OF_HOUR = phrases<number>(
  ['un cuarto de hora|cuarto de hora', 15],
  ['media hora|media horita', 30],
  ['tres cuartos de hora', 45],
  ['hora y cuarto', 75],
  ['hora y media', 90],
);

function partOfHourAt(tokens: readonly Token[], at: number): { minutes: number; end: number } | null {
  const found = PARTS_OF_HOUR.match(tokens, at);
  return found && { minutes: found.value, end: found.end };
}

const BEYOND_HOUR = tableOf<number>({ media: 30, cuarto: 15 });

function hoursAt(tokens: readonly Token[], count: number, end: number): FoundOffset {
  const extra = wordAt(tokens, end) === 'y' ? BEYOND_HOUR.get(wordAt(tokens, end + 1)) : undefined;
  return { kind: 'minutes', minutes: count * 60 + (extra ?? 0), end: extra === undefined ? end : end + 2 };
}

/** "mañana en ocho", "el lunes en ocho" is read with the weekday. */
function fromTomorrow(tokens: readonly Token[], at: number): FoundOffset | null {
  const start = wordAt(tokens, at) === 'de' ? at + 1 : at;
  if (wordAt(tokens, start) !== 'manana' || wordAt(tokens, start + 1) !== 'en') return null;
  const number = numberAt(tokens, start + 2);
  if (number?.value === 1 && wordAt(tokens, number.end) === 'semana')
    return { kind: 'day', days: 8, confidence: CONFIDENCE.conventional, end: number.end + 1 };
  return number?.value === 8 ? { kind: 'day', days: 8, confidence: CONFIDENCE.reconciled, end: number.end } : null;
}

function workingDays(count: number, today: DayNumber): number {
  let day = today;
  for (let left = count; left > 0;) {
    day++;
    if (weekdayOf(day) < 5) left--;
  }
  return day - today;
}
