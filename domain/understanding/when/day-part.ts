/** Parts of the day: "a la mañana", "a la tardecita", "a primera hora", "después del trabajo". */
import { tableOf } from '../../table';
import type { DayPart, WhenContext } from '../types';
import { PARTS, type PartName, TODAY } from './day-part-phrases';
import { type Token, endsAt, wordAt } from './tokens';
import { weekdayAt } from './weekday';

interface FoundPart {
  /** Minutes since midnight, half-open. */
  from: number;
  to: number;
  part?: DayPart;
  /** The one time it can stand for, in minutes: noon, midnight. */
  point?: number;
  /** "esta tarde" says the day too. */
  today: boolean;
  end: number;
}

export const END_OF_DAY = 23 * 60 + 59;

const HOURS: Readonly<Record<PartName, readonly [from: number, to: number, part?: DayPart]>> = {
  morning: [6, 12, 'morning'],
  'mid-morning': [10, 12, 'morning'],
  midday: [12, 14, 'midday'],
  lunch: [12, 14, 'midday'],
  afternoon: [13, 20, 'afternoon'],
  'early-afternoon': [13, 15.5, 'afternoon'],
  'mid-afternoon': [15, 18, 'afternoon'],
  'late-afternoon': [18, 20, 'evening'],
  dusk: [18, 20, 'evening'],
  evening: [19, 22, 'evening'],
  night: [19, END_OF_DAY / 60, 'night'],
  dawn: [0, 6],
  midnight: [0, 1],
  early: [8, 10, 'first_hour'],
  last: [18, 20, 'last_hour'],
  'after-work': [18, 21, 'evening'],
  'after-noon': [13, 20, 'afternoon'],
  'before-noon': [6, 12, 'morning'],
  any: [0, END_OF_DAY / 60],
};

/** "al mediodía" is around noon; alone it is said of no stretch. */
const POINTS: Partial<Record<PartName, number>> = { midday: 12 * 60, midnight: 0 };

/** Bare nouns count right behind a day ("viernes tarde") or as the whole answer. */
const BARE = tableOf<PartName>({
  manana: 'morning',
  mananita: 'morning',
  tarde: 'afternoon',
  tardes: 'afternoon',
  noche: 'night',
  siesta: 'afternoon',
});

const GREETING = new Set([
  'buenas',
  'buenos',
  'buena',
  'buen',
  'bonita',
  'linda',
  'feliz',
  'bella',
  'lindas',
  'excelente',
  'hermosa',
]);

const DAY_NOUNS = new Set([
  'turno',
  'cita',
  'reserva',
  'hora',
  'clase',
  'sesion',
  'consulta',
  'visita',
  'el',
  'la',
  'lo',
  'turnos',
  'dia',
  'reunion',
]);

export function partAt(
  tokens: readonly Token[],
  at: number,
  afterDay: boolean,
  alone: boolean,
  hours: WhenContext['hours'],
): FoundPart | null {
  const before = wordAt(tokens, at - 1);
  if (GREETING.has(before)) return null;
  const today = TODAY.match(tokens, at);
  if (today) return { ...window(today.value, hours), today: true, end: today.end };
  const found = PARTS.match(tokens, at);
  if (found && !isIdiom(tokens, at, found.end, found.value)) {
    const { point, ...stretch } = window(found.value, hours);
    // "mediodía" as the whole message is twelve o'clock; "al mediodía" is around it.
    const named =
      point !== undefined &&
      (point === 0 || (at === 0 && found.end === tokens.length && wordAt(tokens, at).startsWith('medio')));
    return { ...stretch, ...(named ? { point } : {}), today: false, end: found.end };
  }
  const word = wordAt(tokens, at);
  if (word === 'de' && wordAt(tokens, at + 1) === 'manana' && isMorning(tokens, at, before)) {
    return { ...window('morning', hours), today: false, end: at + 2 };
  }
  const bare = BARE.get(word);
  if (bare === undefined || tokens[at]?.kind !== 'word') return null;
  const readable = word === 'manana' ? afterDay && !alone : afterDay || alone;
  return readable ? { ...window(bare, hours), today: false, end: at + 1 } : null;
}

/** "el turno de mañana" is tomorrow's; "el lunes de mañana" is Monday morning. */
function isMorning(tokens: readonly Token[], at: number, before: string): boolean {
  if (before === '') return ['no', 'puedo', 'prefiero', 'mejor', 'si', 'o'].includes(wordAt(tokens, at + 2));
  if (DAY_NOUNS.has(before)) return false;
  // "bateria de mañana, cualquier día"; "el corte de mañana" is tomorrow's.
  const isWhose = ['el', 'la', 'mi', 'lo', 'de'].includes(wordAt(tokens, at - 2));
  if (before === ',' && wordAt(tokens, at + 2) === 'si') return true;
  if (endsAt(tokens, at + 2) && (before === ',' || (!isWhose && saysAnyDay(tokens)))) return true;
  return (
    weekdayAt(tokens, at - 1) !== undefined ||
    ['prefiero', 'puedo', 'siempre', 'solo', 'manana', 'mejor', 'sea'].includes(before)
  );
}

/** "cualquier día", "todos los días": no day is meant beside it. */
const saysAnyDay = (tokens: readonly Token[]): boolean =>
  tokens.some(({ w }, at) => ANY.has(w) && ['dia', 'dias'].includes(wordAt(tokens, w === 'todos' ? at + 2 : at + 1)));

const ANY = new Set(['cualquier', 'algun', 'un', 'todos']);

/** "se hizo tarde", "más temprano", "a la mañana siguiente" narrow nothing. */
function isIdiom(tokens: readonly Token[], at: number, end: number, name: PartName): boolean {
  const before = wordAt(tokens, at - 1);
  const after = wordAt(tokens, end);
  if (name === 'early' && before === 'mas' && wordAt(tokens, at) === 'temprano') return true;
  if (wordAt(tokens, at) === 'a' && end === at + 2) return true;
  if (name === 'midday' && before === 'de' && ['turno', 'menu'].includes(wordAt(tokens, at - 2))) return false;
  if (wordAt(tokens, at) === 'la' && end === at + 2)
    return before === 'buena' || after === 'siguiente' || (before === 'de' && wordAt(tokens, at - 2) === 'horas');
  return name === 'any' && after === 'menos';
}

function window(name: PartName, hours: WhenContext['hours']): Omit<FoundPart, 'today' | 'end'> {
  const [from, to, part] = HOURS[name];
  const shifted = hours && (name === 'early' || name === 'last') ? edgeOfDay(name, hours) : null;
  const [start, end] = shifted ?? [Math.round(from * 60), Math.round(to * 60)];
  const point = POINTS[name];
  return { from: start, to: end, ...(part === undefined ? {} : { part }), ...(point === undefined ? {} : { point }) };
}

/** The first or the last two hours that the business is open on most days. */
function edgeOfDay(name: 'early' | 'last', hours: NonNullable<WhenContext['hours']>): [number, number] | null {
  const edges = hours.flatMap((blocks) => {
    const block = name === 'early' ? blocks[0] : blocks[blocks.length - 1];
    return block ? [toMinutes(name === 'early' ? block.from : block.to)] : [];
  });
  if (edges.length === 0) return null;
  edges.sort((a, b) => a - b);
  const edge = edges[Math.floor(edges.length / 2)] ?? 0;
  return name === 'early' ? [edge, edge + 120] : [Math.max(0, edge - 120), edge];
}

function toMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Whether a part's bare name ends a clause here, so that it can stand for the whole answer. */
export function isAlone(tokens: readonly Token[], at: number): boolean {
  return (
    tokens.every((token, index) => index === at || token.kind === 'mark' || FILLERS.has(token.w)) &&
    endsAt(tokens, at + 1)
  );
}

const FILLERS = new Set([
  'ok',
  'dale',
  'bueno',
  'si',
  'mejor',
  'por',
  'favor',
  'porfa',
  'gracias',
  'para',
  'prefiero',
  'puede',
  'ser',
  'seria',
  'turno',
]);
