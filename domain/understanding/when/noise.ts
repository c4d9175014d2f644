/** What looks like a day or an hour and is none: greetings, prices, phone numbers, codes, history. */
import { COUNTED, monthBesideNumber, numberAt } from './lexicon';
import { clockAt } from './clock';
import { phrases, wordAt, type Token } from './tokens';

const GREETINGS = new Set([
  'buen',
  'buenos',
  'buenas',
  'buena',
  'bonita',
  'lindo',
  'linda',
  'feliz',
  'bello',
  'excelente',
  'hermoso',
]);
const GREETED = new Set(
  'dia dias tarde tardes noche noches manana mananas finde semana lunes martes miercoles jueves viernes sabado domingo mediodia'.split(
    ' ',
  ),
);
const LABELS = new Set(
  (
    'opcion nro numero num codigo cod dni cuit piso depto dpto departamento local box talle tono color calle av avenida ruta km tel ' +
    'telefono celular cel whatsapp wsp interno orden pedido factura cbu alias pin clave sala puerta timbre manzana lote barrio grupo ' +
    'edad tengo tiene cumplio cumple cumplo parada linea colectivo bondi'
  ).split(' '),
);
const CURRENCIES = new Set([
  'pesos',
  'peso',
  'mil',
  'lucas',
  'luca',
  'palos',
  'dolares',
  'usd',
  'euros',
  'euro',
  '€',
  '%',
  'millones',
  'soles',
  'ars',
  'k',
  'porciento',
]);
const PAST_UNITS = new Set([
  'dia',
  'dias',
  'semana',
  'semanas',
  'mes',
  'meses',
  'ano',
  'anos',
  'hora',
  'horas',
  'hs',
  'h',
  'minutos',
  'rato',
  'ratito',
  'tiempo',
]);

/** Where the noise that begins here ends; null when none begins. */
export function noiseAt(tokens: readonly Token[], at: number): number | null {
  return (
    greeting(tokens, at) ??
    money(tokens, at) ??
    longNumber(tokens, at) ??
    labelled(tokens, at) ??
    history(tokens, at) ??
    clockNow(tokens, at) ??
    IDIOMS.match(tokens, at)?.end ??
    null
  );
}

const IDIOMS = phrases<true>([
  'hoy por hoy|hoy en dia|de hoy en mas|de un dia para otro|dia por medio|hasta manana|nos vemos manana|buena semana',
  true,
]);

/** "son la una menos cuarto": what the clock says, not what is wished for. */
function clockNow(tokens: readonly Token[], at: number): number | null {
  if (wordAt(tokens, at) !== 'son' || !['las', 'la'].includes(wordAt(tokens, at + 1))) return null;
  return clockAt(tokens, at + 2, { led: true })?.end ?? null;
}

function greeting(tokens: readonly Token[], at: number): number | null {
  if (!GREETINGS.has(wordAt(tokens, at)) || !GREETED.has(wordAt(tokens, at + 1))) return null;
  const word = wordAt(tokens, at);
  return wordAt(tokens, at + 1) === 'dia' && word === 'buena' ? null : at + 2;
}

/** "$3500", "$ 3.500,50", "15 mil", "3.500 pesos", "20%". */
function money(tokens: readonly Token[], at: number): number | null {
  const start = wordAt(tokens, at) === '$' ? at + 1 : at;
  if (tokens[start]?.kind !== 'number') return null;
  const end = groupedEnd(tokens, start);
  const thousands =
    end > start + 1 && (tokens[start + 2]?.w.length ?? 0) === 3 && ['.', ','].includes(wordAt(tokens, start + 1));
  const k =
    wordAt(tokens, end) === 'que' && tokens[end]?.glued === true && tokens[end]?.end === (tokens[end]?.start ?? 0) + 1;
  const currency = CURRENCIES.has(wordAt(tokens, end)) || k;
  if (start === at && !thousands && !currency) return null;
  return currency ? end + 1 : end;
}

/** The end of a number with its groups: "3.500,50", "30.123.456". */
function groupedEnd(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  while (
    ['.', ','].includes(wordAt(tokens, end)) &&
    tokens[end]?.glued &&
    tokens[end + 1]?.kind === 'number' &&
    tokens[end + 1]?.glued
  )
    end += 2;
  return end;
}

/** Phone numbers and the like: five digits and more in one, or eight in groups that make no date or hour. */
function longNumber(tokens: readonly Token[], at: number): number | null {
  const start = wordAt(tokens, at) === '+' ? at + 1 : at;
  const first = tokens[start];
  if (first?.kind !== 'number') return null;
  if (first.w.length >= 5) return phoneEnd(tokens, start).end;
  const run = phoneEnd(tokens, start);
  if (run.digits < 8 && start === at) return null;
  if (isDateRun(tokens, start)) return null;
  return run.digits >= 8 || start > at ? run.end : null;
}

function phoneEnd(tokens: readonly Token[], at: number): { end: number; digits: number } {
  let end = at;
  let digits = 0;
  while (tokens[end]?.kind === 'number') {
    digits += tokens[end]?.w.length ?? 0;
    end++;
    if (['-', '(', ')', '.'].includes(wordAt(tokens, end)) && tokens[end + 1]?.kind === 'number') end++;
  }
  return { end, digits };
}

/** "15-10-2026", "2026-10-15", "15 10 2026", or an hour among the groups. */
function isDateRun(tokens: readonly Token[], at: number): boolean {
  const numbers: string[] = [];
  for (let index = at; numbers.length < 4; index++) {
    const token = tokens[index];
    if (token?.kind === 'number') numbers.push(token.w);
    else if (!['-', '.', '(', ')'].includes(token?.w ?? '')) break;
  }
  const [a = '', b = '', c = ''] = numbers;
  const isYear = (text: string): boolean => text.length === 4 && /^(19|20)/.test(text);
  const small = (text: string, limit: number): boolean =>
    text.length <= 2 && Number(text) >= 1 && Number(text) <= limit;
  return (small(a, 31) && small(b, 12) && isYear(c)) || (isYear(a) && small(b, 12) && small(c, 31));
}

/** "opción 2", "calle 50", "talle 40", "2x1", "1) ". */
function labelled(tokens: readonly Token[], at: number): number | null {
  const word = wordAt(tokens, at);
  if (LABELS.has(word)) {
    let next = at + 1;
    while (['.', ':', '#', '°', 'n', 'de', 'es', 'el', 'nro', 'numero'].includes(wordAt(tokens, next)) && next - at < 4)
      next++;
    const number = tokens[next];
    if (number?.kind !== 'number' || isDayLabel(tokens, word, next)) return null;
    return groupedEnd(tokens, next);
  }
  const number = tokens[at];
  if (number?.kind !== 'number') {
    return (word === 'los' || word === 'mis') && tokens[at + 1]?.kind === 'number' ? at + 2 : null;
  }
  const after = tokens[at + 1];
  if (after?.glued && after.w === 'por' && tokens[at + 2]?.kind === 'number') return at + 3;
  if (
    number.value === 24 &&
    (after?.w === '/' || after?.w === 'por') &&
    wordAt(tokens, at + 2) === '7' &&
    wordAt(tokens, at + 3) !== '/' &&
    wordAt(tokens, at - 1) !== 'el'
  )
    return at + 3;
  return null;
}

/** "tengo el 15" and "tengo 10:30" are times; "tengo 34 años" is not. */
function isDayLabel(tokens: readonly Token[], label: string, at: number): boolean {
  if (!['tengo', 'tiene', 'cumple', 'cumplo', 'cumplio', 'cel', 'color', 'sala', 'numero'].includes(label))
    return false;
  const after = wordAt(tokens, at + 1);
  if (label === 'tengo' || label === 'tiene' || label.startsWith('cumpl'))
    return !COUNTED.has(after) || after === 'dias';
  return ['/', ':'].includes(after) || monthBesideNumber(after) !== undefined;
}

/** "hace dos semanas": history, not a wish. */
function history(tokens: readonly Token[], at: number): number | null {
  const word = wordAt(tokens, at);
  if (word !== 'hace' && word !== 'hacen') return null;
  const start = ['como', 'mas', 'casi', 'unos', 'unas', 'ya'].includes(wordAt(tokens, at + 1)) ? at + 2 : at + 1;
  const number = numberAt(tokens, wordAt(tokens, start) === 'de' ? start + 1 : start);
  const end = number?.end ?? start + 1;
  return PAST_UNITS.has(wordAt(tokens, end)) ? end + 1 : null;
}
