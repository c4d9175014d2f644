/** The closed vocabularies of days, months, numbers and of nouns that follow numbers which are no hours. */
import { tableOf } from '../../table';
import { oneEditApart } from './spelling';
import { wordAt, type Token } from './tokens';

/** 0 = Monday. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'].map((name, index) => [name, index]),
);
/** Every Saturday, every Sunday: a habit, not a day. */
export const HABITUAL: ReadonlyMap<string, number> = new Map([
  ['sabados', 5],
  ['domingos', 6],
]);
/** Clips that are words of their own, read as days only where the neighbours say so. */
export const DOUBTFUL_WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ['lu', 0],
  ['ma', 1],
  ['mar', 1],
  ['mi', 2],
  ['ju', 3],
  ['vi', 4],
  ['vienes', 4],
  ['sa', 5],
  ['do', 6],
]);

const MONTH_NAMES = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
  ' ',
);
const MONTHS: ReadonlyMap<string, number> = new Map([
  ...MONTH_NAMES.map((name, index) => [name, index + 1] as const),
  ['setiembre', 9],
]);
const MONTH_CLIPS: ReadonlyMap<string, number> = new Map(
  [
    'ene enro',
    'feb febr febero febrer',
    'mar marso mzo',
    'abr avril habril',
    'may',
    'jun',
    'jul',
    'ago agos agto',
    'sep sept set setiem sepiembre setienbre septienbre',
    'oct octu otubre octub octuvre',
    'nov nobiembre novienbre noviemre',
    'dic dici diciem disiembre dicienbre',
  ].flatMap((list, index) => list.split(' ').map((clip) => [clip, index + 1] as const)),
);

/** The month named by a whole word ("octubre"). */
export function monthName(word: string): number | undefined {
  return MONTHS.get(word);
}

/** The month beside a number, where clips ("oct") and slips ("ocutbre") can be trusted. */
export function monthBesideNumber(word: string): number | undefined {
  const known = MONTHS.get(word) ?? MONTH_CLIPS.get(word);
  if (known !== undefined || word.length < 5 || NOT_MONTHS.has(word)) return known;
  const near = MONTH_NAMES.findIndex(
    (name) => name.length >= 5 && name.charAt(0) === word.charAt(0) && oneEditApart(word, name),
  );
  return near < 0 ? undefined : near + 1;
}

const NOT_MONTHS = new Set(
  'entero entro eneo envero junto junior julia julian juntos marco mareo abrir abrio abria abris agota agoto angosto mayor'.split(
    ' ',
  ),
);

const UNITS = new Map<string, number>(
  (
    'cero un:1 uno:1 una:1 dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis ' +
    'diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis ' +
    'veintisiete veintiocho veintinueve treinta'
  )
    .split(' ')
    .reduce<[string, number][]>((list, entry) => {
      const [name = '', fixed] = entry.split(':');
      const previous = list[list.length - 1]?.[1] ?? -1;
      list.push([name, fixed === undefined ? previous + 1 : Number(fixed)]);
      return list;
    }, [])
    .concat([
      ['veintiun', 21],
      ['cuarenta', 40],
      ['cincuenta', 50],
      ['treintaiuno', 31],
      ['kince', 15],
      ['cuatr', 4],
      ['sinco', 5],
      ['dies', 10],
      ['onse', 11],
      ['dose', 12],
      ['beinte', 20],
      ['trese', 13],
      ['catorse', 14],
      ['quinse', 15],
    ]),
);

export interface SpokenNumber {
  value: number;
  end: number;
  /** Digits as written ("08"), or null for a number in words. */
  digits: string | null;
}

/** A number in digits or in one word ("quince"). */
export function numberAt(tokens: readonly Token[], at: number): SpokenNumber | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === 'number') return { value: token.value, end: at + 1, digits: token.w };
  const value = token.kind === 'word' ? UNITS.get(token.w) : undefined;
  return value === undefined ? null : { value, end: at + 1, digits: null };
}

/** A number that may take several words: "treinta y uno", "cuarenta y cinco". */
export function longNumberAt(tokens: readonly Token[], at: number): SpokenNumber | null {
  const first = numberAt(tokens, at);
  if (!first || first.digits !== null || first.value < 20 || first.value % 10 !== 0) return first;
  const unit = wordAt(tokens, at + 1) === 'y' ? numberAt(tokens, at + 2) : null;
  if (!unit || unit.digits !== null || unit.value < 1 || unit.value > 9) return first;
  return { value: first.value + unit.value, end: unit.end, digits: null };
}

/** The minutes that people say: multiples of five. */
export const SPOKEN_MINUTES: ReadonlySet<number> = new Set([5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55]);

/** A year: four digits, or "dos mil veintiséis", "mil novecientos noventa". */
export function yearAt(tokens: readonly Token[], at: number): { year: number; end: number } | null {
  const token = tokens[at];
  if (token?.kind === 'number') {
    return token.w.length === 4 && token.value >= 1900 && token.value <= 2100
      ? { year: token.value, end: at + 1 }
      : null;
  }
  if (token?.w === 'dos' && wordAt(tokens, at + 1) === 'mil') return withRest(tokens, at + 2, 2000);
  if (token?.w === 'mil' && wordAt(tokens, at + 1) === 'novecientos') return withRest(tokens, at + 2, 1900);
  return null;
}

const TENS = tableOf({ sesenta: 60, setenta: 70, ochenta: 80, noventa: 90 });

function withRest(tokens: readonly Token[], at: number, base: number): { year: number; end: number } {
  const tens = TENS.get(wordAt(tokens, at));
  if (tens !== undefined) {
    const unit = wordAt(tokens, at + 1) === 'y' ? numberAt(tokens, at + 2) : null;
    return unit ? { year: base + tens + unit.value, end: unit.end } : { year: base + tens, end: at + 1 };
  }
  const rest = longNumberAt(tokens, at);
  return rest && rest.digits === null ? { year: base + rest.value, end: rest.end } : { year: base, end: at };
}

/**
 * What is counted, weighed, paid or aged: a bare number before one of these is neither an hour nor a day. Plurals and
 * units only: "lunes 15 corte" names a service, not fifteen of them.
 */
export const COUNTED: ReadonlySet<string> = new Set(
  (
    'personas pax turnos citas lugares chicos chicas nenes nenas hijos hijas ninos ninas bebes anos anitos mes meses semana ' +
    'semanas dia dias minuto minutos segundo segundos pesos peso mil lucas luca palos dolares dolar usd euro euros soles ars ' +
    'mxn clp cop kilos kilo kg kgs gr gramos cm mm mts metros metro cuadras cuadra km ml litros litro cuotas cuota sesiones ' +
    'veces vez unas perros perras gatos gatas gatitos mascotas cachorros adultos menores mayores cortes servicios pares clases ' +
    'pisos porciento amigos amigas hermanos hermanas cosas opciones productos noches puntos ojos manos pies piezas muelas ' +
    'dientes caries implantes empastes invitados comensales cubiertos sillas mesas habitaciones plazas comidas platos combos ' +
    'consultas tatuajes integrantes familiares clientes pacientes alumnos socios autos motos ruedas cubiertas canales pastillas ' +
    'dosis vacunas palabras letras lineas fotos disenos primeros primeras mejores juntos juntas solos solas millones estrellas'
  ).split(' '),
);
const VERBS_AND_GREETINGS = new Set(
  (
    'tenes tienes puedes podes gracias buenas buenos saludos podrias tendrias querrias sabes dejas darias tendras podras hacemos vamos podemos ' +
    'somos estamos dejamos quedamos ponemos despues antes entonces quisieras seras estas queres quieres haces atiendes besos menos'
  ).split(' '),
);

/** Whether a bare number before this word counts something: a known noun, or any plural that is no verb ("doce compañeros"). */
export function isCounted(word: string): boolean {
  return (
    COUNTED.has(word) ||
    (word.length > 4 && word.endsWith('s') && !VERBS_AND_GREETINGS.has(word) && !DAYS_IN_S.has(word))
  );
}

const DAYS_IN_S = new Set([
  'lunes',
  'martes',
  'miercoles',
  'jueves',
  'viernes',
  'minutos',
  'horas',
  'sabados',
  'domingos',
]);

/** The same after "a las 3", "el 3": only what can follow an article. */
export const COUNTED_AFTER_ARTICLE: ReadonlySet<string> = new Set(
  (
    'personas minutos semanas meses dias anos veces sesiones clases cosas chicas nenas hijas perras gatas cuadras cuotas mil lucas ' +
    'pesos porciento amigas hermanas opciones comidas vacunas manos muelas piezas consultas primeras mejores pastillas ' +
    'mujeres'
  ).split(' '),
);
