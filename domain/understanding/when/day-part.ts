/** Parts of the day: "a la mañana", "a la tardecita", "a primera hora", "después del trabajo". */
import type { DayPart, WhenContext } from '../types';
import { endsAt, phrases, wordAt, type Token } from './tokens';
import { weekdayAt } from './weekday';

export interface FoundPart {
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

type PartName =
  | 'morning'
  | 'mid-morning'
  | 'midday'
  | 'lunch'
  | 'afternoon'
  | 'early-afternoon'
  | 'mid-afternoon'
  | 'late-afternoon'
  | 'dusk'
  | 'evening'
  | 'night'
  | 'dawn'
  | 'midnight'
  | 'early'
  | 'last'
  | 'after-work'
  | 'after-noon'
  | 'before-noon'
  | 'any';

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

function led(nouns: string, leads = 'a la|por la|en la|de la|la|toda la|durante la|a|por|para la|en toda la'): string {
  return nouns
    .split('|')
    .flatMap((noun) => leads.split('|').map((lead) => `${lead} ${noun}`))
    .join('|');
}

const PARTS = phrases<PartName>(
  [
    `${led('manana|mananas', 'a la|por la|en la|de la|la|toda la|durante la|por|en toda la|por las|a las|de mas a la|a primera hora a la|cualquier|alguna|una')}`,
    'morning',
  ],
  ['a media manana|media manana|a mitad de manana|de media manana', 'mid-morning'],
  [
    'mediodia|a el mediodia|medio dia|a el medio dia|de mediodia|a mediodia|a medio dia|en el mediodia|por el mediodia|el mediodia',
    'midday',
  ],
  [
    'a la hora de el almuerzo|a la hora de almorzar|en la hora de el almuerzo|en el almuerzo|a la hora de comer|hora de el almuerzo|' +
      'en mi hora de almuerzo|en mi hora de el almuerzo|en la hora de almuerzo|a la hora de almuerzo',
    'lunch',
  ],
  [
    `${led('tarde|tardes|siesta')}|cualquier tarde|alguna tarde|una tarde|de tarde|en tarde|por las tardes|a las tardes|a la siesta`,
    'afternoon',
  ],
  [
    'a primera hora de la tarde|primera hora de la tarde|temprano a la tarde|a la tarde temprano|a primera hora a la tarde',
    'early-afternoon',
  ],
  ['a media tarde|media tarde|a mitad de tarde|de media tarde', 'mid-afternoon'],
  [
    'a ultima hora de la tarde|ultima hora de la tarde|a la tarde tarde|a la tarde noche|tarde noche|de tarde noche|de la tarde noche|' +
      'a ultima hora a la tarde|por la tarde noche|a la tarde - noche|tarde - noche|a la tarde / noche',
    'late-afternoon',
  ],
  [`${led('tardecita')}|de tardecita|tardecita|a el atardecer|a el caer la tarde`, 'dusk'],
  [`${led('nochecita')}|de nochecita|nochecita|a el anochecer|a ultima hora de la noche`, 'evening'],
  [`${led('noche|noches')}|de noche|por las noches`, 'night'],
  [`${led('madrugada')}|de madrugada`, 'dawn'],
  ['medianoche|a la medianoche|a medianoche|media noche|a la media noche', 'midnight'],
  [
    'a primera hora|primera hora|primera hora de la manana|a primera hora de la manana|a primera hora a la manana|' +
      'temprano|bien temprano|muy temprano|tempranito|lo mas temprano posible|lo mas temprano que se pueda|lo mas temprano que tengas|' +
      'lo mas temprano que haya|a la manana temprano|por la manana temprano|temprano a la manana|temprano por la manana|' +
      'temprano en la manana|de manana temprano|en la manana temprano|cuando abren|apenas abren|ni bien abren|a primeras horas|' +
      'a primeras horas de la manana|a la primera hora|el primer horario|en el primer horario|primer horario|el primero horario|primero horario',
    'early',
  ],
  [
    'a ultima hora|ultima hora|a ultima hora de el dia|a el final de el dia|final de el dia|a el final de la jornada|el ultima turno|el ultima horario|ultima horario|lo mas tarde posible|ultima turno|' +
      'lo mas tarde que se pueda|lo mas tarde que tengas|antes de cerrar|antes de que cierren|a ultimas horas',
    'last',
  ],
  [
    'despues de el trabajo|despues de trabajo|despues de el laburo|despues de la oficina|cuando salgo de el trabajo|cuando salgo de trabajo|' +
      'a la salida de el trabajo|saliendo de el trabajo|cuando salga de el trabajo|cuando salgo de la oficina|despues de el horario de trabajo|' +
      'luego de el trabajo|cuando termino de trabajo|fuera de el horario de trabajo|despues de mi trabajo|a la salida de trabajo|' +
      'despues de salir de el trabajo|despues de horario de trabajo|al salir de el trabajo|despues de hora',
    'after-work',
  ],
  [
    'despues de el mediodia|pasado el mediodia|despues de almorzar|despues de comer|despues de el almuerzo|luego de el mediodia|' +
      'despues de el medio dia|pasado el medio dia|despues de mediodia|luego de almorzar|despues de la comida|despues de la siesta|' +
      'a partir de el mediodia|desde el mediodia',
    'after-noon',
  ],
  [
    'antes de el mediodia|antes de mediodia|antes de el medio dia|hasta el mediodia|antes de almorzar|antes de el almuerzo|antes de comer',
    'before-noon',
  ],
  [
    'a cualquier hora|cualquier hora|cualquier horario|a la hora que sea|en cualquier horario|el horario que sea|cualquier momento de el dia|' +
      'todo el dia|a la hora que quieras|a la hora que puedas|a la hora que tengas|en cualquier momento de el dia|la hora que sea|' +
      'el horario que tengas|el horario que quieras',
    'any',
  ],
);
const TODAY = phrases<PartName>(
  ['esta manana', 'morning'],
  ['esta tarde|este tarde', 'afternoon'],
  ['esta noche|este noche', 'night'],
  ['esta tardecita', 'dusk'],
  ['esta madrugada', 'dawn'],
  ['este mediodia|este medio dia', 'midday'],
);
/** Bare nouns count right behind a day ("viernes tarde") or as the whole answer. */
const BARE: Readonly<Record<string, PartName>> = {
  manana: 'morning',
  mananita: 'morning',
  tarde: 'afternoon',
  tardes: 'afternoon',
  noche: 'night',
  siesta: 'afternoon',
};
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
  const bare = BARE[word];
  if (bare === undefined || tokens[at]?.kind !== 'word') return null;
  const readable = word === 'manana' ? afterDay && !alone : afterDay || alone;
  return readable ? { ...window(bare, hours), today: false, end: at + 1 } : null;
}

/** "el turno de mañana" is tomorrow's; "el lunes de mañana" is Monday morning. */
function isMorning(tokens: readonly Token[], at: number, before: string): boolean {
  if (before === '' || DAY_NOUNS.has(before)) return false;
  return (
    weekdayAt(tokens, at - 1) !== undefined ||
    ['prefiero', 'puedo', 'siempre', 'solo', 'manana', 'mejor', 'sea'].includes(before)
  );
}

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
