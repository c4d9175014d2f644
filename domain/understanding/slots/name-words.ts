/** A message as reading of names sees it: words with their case, what stands between them, and what each may be in a name. */
import { rememberingLast } from '../../last-call';
import { LEXICON } from '../lexicon/index';
import { foldText } from '../text/fold';
import { KNOWN_WORDS } from '../text/known-words';
import { perWord } from '../text/per-word';
import type { Break } from '../text/tokens';
import { GIVEN_NAMES, NAMES_THAT_ARE_WORDS } from './given-names';
import { SURNAMES } from './surnames';

export interface NameWord {
  /** As written, compatibility forms resolved; an initial keeps its full stop. */
  text: string;
  folded: string;
  start: number;
  end: number;
  /** What separates it from the word before. */
  brk: Break;
  /** Begins with a capital letter, in a message where that says something. */
  capital: boolean;
  /** A question mark follows. */
  asked: boolean;
  /** Its capital sets it apart: other words of the message have none, or there are but few. */
  marked: boolean;
}

export interface NameText {
  raw: string;
  words: readonly NameWord[];
  /** Folded words, each after a space; a break is a mark of its own: " hola , soy laura . quiero". */
  line: string;
  /** Where each word's space stands in {@link line}. */
  starts: readonly number[];
  /** Index of the first word at or after an offset into {@link line}. */
  wordAt: (offset: number) => number;
  /** Where the words that stand between two offsets into {@link line} begin and end in the message; null when there are none. */
  placeOf: (from: number, to: number) => { start: number; end: number } | null;
}

/** From this many words on, capitals on each of them say nothing ("Quiero Turno A Nombre De Ana Mañana"). */
const TITLE_WORDS = 5;

/** Characters without a width, which some keyboards and editors put into words. */
const INVISIBLE = String.raw`\u00AD\u200B-\u200D\u2060\uFEFF`;
const INVISIBLES = new RegExp(`[${INVISIBLE}]`, 'gu');
/** Addresses; words with apostrophes and hyphens inside; numbers with their marks. */
const WORD = new RegExp(
  String.raw`(?:https?:\/\/|www\.|@)\S*|[\p{L}\p{M}](?:[\p{L}\p{M}${INVISIBLE}]|['’-](?=\p{L}))*|\d(?:[\d\p{L}]|[.,:/-](?=\d))*`,
  'gu',
);

/** Splits a message into words. Bold marks, quotes and emoji around a word are no part of it. */
export const nameText = rememberingLast((raw: string): NameText => {
  const words: NameWord[] = [];
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  let last = 0;
  let initial = false;
  const isCased = /\p{Ll}/u.test(raw);
  for (const match of raw.matchAll(WORD)) {
    const [written] = match;
    const between = raw.slice(last, match.index);
    const before = words[words.length - 1];
    if (before !== undefined && /^[^\p{L}]*\?/u.test(between)) before.asked = true;
    const brk = breakIn(initial ? between.replace('.', '') : between);
    const end = match.index + written.length;
    const text = written.replace(INVISIBLES, '').normalize('NFKC');
    initial = raw[end] === '.' && /^[\p{Lu}b-df-hj-nq-tv-xz]$/u.test(text);
    const folded = foldText(text);
    const part = `${brk === 2 ? ' .' : brk === 1 ? ' ,' : ''} ${folded}`;
    starts.push(length + part.length - folded.length - 1);
    parts.push(part);
    length += part.length;
    words.push({
      text: initial ? `${text}.` : text,
      folded,
      start: match.index,
      end: initial ? end + 1 : end,
      brk,
      capital: isCased && /^\p{Lu}/u.test(text),
      asked: false,
      marked: false,
    });
    last = end;
  }
  const ending = words[words.length - 1];
  if (ending !== undefined && raw.slice(last).includes('?')) ending.asked = true;
  const isTitle = words.length >= TITLE_WORDS && words.every(({ text }) => !/^\p{Ll}/u.test(text));
  for (const word of words) word.marked = word.capital && !isTitle;
  const wordAt = (offset: number): number => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const placeOf: NameText['placeOf'] = (from, to) => {
    const [first, final] = [words[wordAt(from)], words[wordAt(to) - 1]];
    return first && final ? { start: first.start, end: final.end } : null;
  };
  return { raw, words, line: parts.join(''), starts, wordAt, placeOf };
});

function breakIn(between: string): Break {
  if (/[.!?¿¡;\n…\u202A-\u202E\u2066-\u2069]/.test(between)) return 2;
  return /[,:()–—/|&+]|(?:^|\s)-|-(?:\s|$)/.test(between) ? 1 : 0;
}

export type NameRole = 'given' | 'surname' | 'particle' | 'initial' | 'stop' | 'common' | 'number' | 'unknown';

const PARTICLES = new Set('de del da di do dos das la las los y e san santa van von der den mac mc'.split(' '));

export const isParticle = (folded: string): boolean => PARTICLES.has(folded);

/** Words of sentences, courtesy and addresses: never in a name, however they are written. */
const STOP = new Set(
  (
    'o u a con para pa por que el un una unos unas lo mi mis tus su sus nuestro nuestra en al soy sos es era sea seria ser como cuando cuanto donde ' +
    'clienta somos si no ya se me te le les nos os porque mas muy tan bien mal aca ahi aqui alla alli yo vos tu usted ustedes ella ellos ellas quien quienes cual alguien nadie ' +
    'este esta ese esa eso esto estos estas esos esas aquel tipo todo toda todos todas nada algo otro otra otros otras mismo misma tambien tampoco ambos ambas ' +
    'sobre desde hasta entre sin segun hacia pero sino entonces pues nomas cualquier cualquiera ninguno ninguna nuevo nueva ' +
    'primera primer ultima ultimo opcion numero nro nombre apellido titular dni tel telefono cel celular mail email correo cuit hs hora horas am pm min ' +
    'hoy ayer manana pasado tarde noche mediodia mes semana finde dia dias ano anos proximo proxima lunes martes miercoles jueves viernes sabado ' +
    'favor porfa porfis gracias hola buen buenas buenos chau dale listo ok okey okay perfecto genial barbaro perdon disculpa disculpe espera mejor digo ' +
    'mama papa madre padre hijo hija hijos hijas esposo esposa marido mujer novio novia nene nena bebe ' +
    'vuestra vuestro duena dueno alergica alergico diabetica diabetico embarazada encantada encantado consulta pregunta consumidor ' +
    'av avda avenida calle pasaje ruta barrio villa parque plaza puerto general coronel doctora doctor edificio piso depto dpto altura esquina local sucursal ' +
    'mercado benz osde pami ioma siempre mio mia suyo suya tuyo tuya todavia luego despues antes depende igual obvio claro'
  ).split(' '),
);

/** Of these, what holds sentences together, asks, greets or names a day: no surname either, even where a name is sure. */
const NEVER = new Set(
  (
    'o u a con para pa por que el un una unos unas lo mi mis tus su sus nuestro nuestra en al soy somos sos es era sea seria ser como cuando cuanto donde ' +
    'si no ya se me te le les nos os porque muy tan aca ahi aqui alla alli yo vos tu usted ustedes ella ellos ellas quien quienes cual alguien nadie ' +
    'este esta ese esa eso esto estos estas esos esas aquel todo toda todos todas nada algo mismo misma tambien tampoco ambos ambas ' +
    'sobre desde hasta entre sin segun hacia pero sino entonces pues nomas cualquier cualquiera ninguno ninguna nueva ' +
    'primera ultima ultimo opcion numero nro nombre apellido titular dni tel telefono cel celular mail email correo cuit hs hora horas am pm min ' +
    'ayer manana pasado tarde noche mediodia semana finde dia dias proximo proxima lunes martes miercoles jueves viernes sabado ' +
    'favor porfa porfis gracias hola buen buenas buenos chau dale listo ok okey okay perfecto genial barbaro perdon disculpa disculpe espera mejor digo ' +
    'mama papa madre hijo hija hijos hijas esposo esposa marido mujer novio novia nene nena bebe ' +
    'duena dueno alergica alergico embarazada encantada encantado consulta pregunta doctora doctor osde pami ioma benz siempre ' +
    'mia suyo suya tuyo tuya todavia despues depende obvio clienta cliente paciente'
  ).split(' '),
);

/** What talks rather than names, in any case: no surname even with a capital. */
const NEVER_CONCEPTS = new Set('hello thanks bye laugh where how what how_much appt paymeth'.split(' '));

/** A word that may be a surname after a first name, whatever else it means: "Lola Mas", "Pilar Hoy", "Ernesto Sala". */
export function mayBeSurname(folded: string): boolean {
  if (NEVER.has(folded) || !/^[\p{L}'’-]{2,}$/u.test(folded)) return false;
  const concepts = LEXICON.words.get(folded);
  return concepts === undefined || [...concepts].every((concept) => !NEVER_CONCEPTS.has(concept));
}

/** A word that may begin something else after a name: what is done, or when ("me llamo ana quiero …", "ana hoy"). */
export function goesOn(folded: string): boolean {
  const concepts = [...(LEXICON.words.get(folded) ?? [])];
  return concepts.some((concept) => /^v_|^svc$|^day/.test(concept));
}

const NUMBERS = new Set(
  'cero uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis veinte treinta cuarenta cincuenta cien'.split(
    ' ',
  ),
);

/** What asks, greets, or tells a day is no name; words for things may be ("Persona Ruiz"). */
const STOP_CONCEPTS = new Set(
  'appt neg already hello thanks bye praise laugh vocative where how what sched price how_much day weekday daypart paymeth loc complaint'.split(
    ' ',
  ),
);

/** What a folded word may be in a name. */
export const roleOf = perWord((folded): NameRole => {
  if (/^\d/.test(folded) || NUMBERS.has(folded)) return 'number';
  if (/[@/.]/.test(folded)) return 'stop';
  if (PARTICLES.has(folded)) return 'particle';
  if (isGivenName(folded)) return 'given';
  if (STOP.has(folded)) return 'stop';
  if (SURNAMES.has(folded)) return 'surname';
  if (folded.length === 1) return 'initial';
  if (/^(?:j?[aeo]?(?:ja|je|ji|jo)+j?|m+|xd+)$/.test(folded)) return 'stop';
  const concepts = [...(LEXICON.words.get(folded) ?? [])];
  if (concepts.some((concept) => concept.startsWith('v_') || STOP_CONCEPTS.has(concept))) return 'stop';
  return concepts.length > 0 || KNOWN_WORDS.has(folded) ? 'common' : 'unknown';
});

export const isGivenName = (folded: string): boolean => GIVEN_NAMES.has(folded) || NAMES_THAT_ARE_WORDS.has(folded);

/** A name that also is an everyday word or a word of ours: "abril", "luz", "casado", "barba". */
export const isWordToo = (folded: string): boolean =>
  NAMES_THAT_ARE_WORDS.has(folded) || (!GIVEN_NAMES.has(folded) && KNOWN_WORDS.has(folded));

/** A month or weekday that is a name as well: "Abril", "Julio", "Domingo". */
export const isDayToo = (folded: string): boolean => LEXICON.words.get(folded)?.has('day') === true;

/** A word of ours that is no word of sentences, days or courtesy: a service, a verb that names one. */
export const isThing = (folded: string): boolean => !STOP.has(folded) && isServiceToo(folded);

/** An everyday word in our vocabulary: "segundo", "sol". */
export const isOurWord = (folded: string): boolean => LEXICON.words.has(folded) || KNOWN_WORDS.has(folded);

/** Something that is done at a business of this kind: "barba", "depilacion". */
export const isServiceToo = (folded: string): boolean => {
  const concepts = LEXICON.words.get(folded);
  return concepts !== undefined && ['svc', 'svc_object', 'services'].some((concept) => concepts.has(concept));
};
