/** The customer's name in a message: announced, given as an answer, or standing by itself among the data of a booking. */
import { foldText } from '../text/fold';
import type { Span } from '../types';
import { takeName, type NameFrame, type NameRun } from './name-run';
import {
  isDayToo,
  isGivenName,
  isParticle,
  isServiceToo,
  isWordToo,
  nameText,
  roleOf,
  type NameText,
  type NameWord,
} from './name-words';
import { SURNAMES } from './surnames';

export interface NameReading {
  value: string;
  span: Span;
  /** Whether it begins with a name that is known as one; otherwise only its shape tells, and a service of that name goes first. */
  known: boolean;
  /** Announced by words that announce names of others too ("para Juan"): a professional of that name goes first. */
  hinted?: true;
}

/** "Vengo de parte de Sergio", "me pasó tu contacto mi prima Fernanda": who sends the customer. */
const REFERRED = / (?:vengo|vine|voy|recomend[a-z]*|paso|pasaron|dijo|conto|hablo|atendi[a-z]*)(?: [a-z]+){0,3}$/;

/** How a name is announced, in folded words, each after a space, breaks as " ," and " .". The name is what follows. */
export const INTRODUCTIONS: readonly {
  id: string;
  at: RegExp;
  frame: NameFrame;
  /** What stands before it when somebody else is meant. */
  unless?: RegExp;
  examples: readonly [string, string][];
}[] = [
  {
    id: 'in the name of',
    at: / (?:a|al|con el) nombre(?: completo)?(?: de| es)?(?: ,)?/g,
    frame: 'announced',
    examples: [
      ['a nombre de juan perez por favor', 'Juan Perez'],
      ['A NOMBRE DE LUZ MAYOR', 'Luz Mayor'],
      ['no, es a nombre de Lautaro', 'Lautaro'],
    ],
  },
  {
    id: 'called',
    at: / (?:m|me|mi|se) (?:llamo|yamo|llama)(?: ,)?/g,
    frame: 'announced',
    examples: [
      ['me llamo Rocío Vez', 'Rocío Vez'],
      ['se llama Luciana Ferro', 'Luciana Ferro'],
    ],
  },
  {
    id: 'my name is',
    at: / (?:(?:mi|el|su) (?:nombre|name)(?: completo)?(?: y apellido)?(?: correcto)?|nombre(?: completo| y apellido)?(?= (?:es|,)))(?: (?:es|era|seria))?(?: ,)?/g,
    frame: 'announced',
    examples: [
      ['Mi nombre es Pedro', 'Pedro'],
      ['nombre: Li E', 'Li E'],
      ['el nombre es Abril Domingo', 'Abril Domingo'],
    ],
  },
  {
    id: 'the name is wrong, it is',
    at: / (?:nombre|apellido)(?: (?!es |era )[a-z,]+){0,4} (?:es|era|seria)(?: con)?(?= )/g,
    frame: 'announced',
    examples: [['está mal escrito mi nombre, es Xavier Etcheverry con X', 'Xavier Etcheverry']],
  },
  {
    id: 'change the name to',
    at: / (?:cambi|correg|pone|modific|actualiz)[a-z]* (?:el |mi )?nombre (?:a|por|para|de)/g,
    frame: 'announced',
    examples: [['cambiá el nombre por Lautaro Vega', 'Lautaro Vega']],
  },
  {
    id: 'whose',
    at: / (?:paciente|cliente|titular|dueno|duena|datos|flia|familia)(?: es)?(?: [,.])?/g,
    frame: 'hinted',
    examples: [
      ["El dueño es ezequiel d'angelo", "Ezequiel D'Angelo"],
      ['Titular Ernesto Bazán', 'Ernesto Bazán'],
    ],
  },
  {
    id: 'put down as',
    at: / (?:anot|agend|apunt|registr|inscrib|separ|reserv|pone|pon)[a-z]* (?:tambien )?(?:a(?: nombre de)?|como)/g,
    frame: 'hinted',
    examples: [
      ['anotame como Julián Ocampo', 'Julián Ocampo'],
      ['sepárame a Flor', 'Flor'],
    ],
  },
  {
    id: 'put me down',
    at: / (?:agendame|anotame|anoteme|agendeme)(?: ,)?/g,
    frame: 'hinted',
    examples: [['agendame: Mirna Toledo', 'Mirna Toledo']],
  },
  {
    id: 'call me',
    at: / (?:llamame|llamarme|llameme|decime|decirme|me dicen|me llaman|me conocen como)/g,
    frame: 'hinted',
    examples: [
      ['llamame Toto', 'Toto'],
      ['podés decirme Cacho', 'Cacho'],
      ['me dicen toto', 'Toto'],
    ],
  },
  {
    id: 'speaking',
    at: / (?:aca|aqui|habla|escribe|saluda|soy|yo soy)(?: ,)?/g,
    frame: 'hinted',
    examples: [
      ['soy Julia Casado', 'Julia Casado'],
      ['habla Elsa Bonifacio', 'Elsa Bonifacio'],
      ['apuntame, soy encarna molina', 'Encarna Molina'],
    ],
  },
  {
    id: 'on behalf of',
    at: / de parte de/g,
    frame: 'hinted',
    unless: REFERRED,
    examples: [['anótame de parte de Maikel', 'Maikel']],
  },
  {
    id: 'for a relative',
    at: / (?:mi|m|mis|nuestr[oa]|su|tu) (?:h?ij[oa]|espos[oa]|marido|mujer|senora|mama|papa|madre|padre|viej[oa]|herman[oa]|novi[oa]|bebe|niet[oa]|sobrin[oa]|abuel[oa]|ti[oa]|amig[oa]|pareja|nen[ea]|nin[oa]|suegr[oa]|cunad[oa]|prim[oa]|ahijad[oa]|hijastr[oa])(?: (?:menor|mayor|mas chic[oa]|mas grande))?(?: ,)?(?: (?:llamad[oa]|se llama|que se llama))?/g,
    frame: 'hinted',
    unless: REFERRED,
    examples: [
      ['turno para mi hija Sofía mañana', 'Sofía'],
      ['mi hijo Tomás y yo', 'Tomás'],
    ],
  },
  {
    id: 'for',
    at: / (?:para|pa|p)(?: el| la)?/g,
    frame: 'hinted',
    examples: [
      ['es para Catalina Sosa, 9 años', 'Catalina Sosa'],
      ['turno para Rocío Vez', 'Rocío Vez'],
    ],
  },
];

/** What is said not to be the name: "no soy Ana", "no es a nombre de Juan". */
const DENIED = / no(?: es| esta| va| era| sea)?$/;

/** A name announced in the message ("a nombre de …", "soy …", "para mi hija Sofía"). */
export function readAnnouncedName(raw: string): NameReading | null {
  return announcedIn(nameText(raw));
}

function announcedIn(text: NameText): NameReading | null {
  for (const { at, frame, id, unless } of INTRODUCTIONS) {
    for (const match of text.line.matchAll(at)) {
      const before = text.line.slice(Math.max(0, match.index - REACH), match.index);
      if (DENIED.test(before) || unless?.test(before) === true) continue;
      const end = match.index + match[0].length;
      if (text.line[end] !== ' ') continue;
      const run = takeName(text, text.wordAt(end), frame);
      if (run === null || run.from > text.wordAt(end) + TITLES_SKIPPED) continue;
      if (id === 'for' && !isPerson(text, run)) continue;
      return { ...toReading(text, run), ...(id === 'for' ? { hinted: true as const } : {}) };
    }
  }
  return null;
}

const TITLES_SKIPPED = 3;
/** How far before an introduction words change what it says, in characters. */
const REACH = 40;

/** What "para" is followed by is often no person: a known first name with a capital, or with a surname. */
function isPerson({ words }: NameText, { from, to, known }: NameRun): boolean {
  const first = words[from];
  if (first === undefined || !known || isDayToo(first.folded)) return known && to - from > 1;
  return to - from > 1 || (first.capital ? !isServiceToo(first.folded) : !isWordToo(first.folded));
}

/** Before the name in an answer: "hola, sí, ponelo a …". */
const LEAD = new Set(
  (
    'hola buenas si dale ok okey bueno claro perfecto es era seria sea a para pa al de el la nombre poneme anotame ponelo ponela ponele pone pon ' +
    'anotalo anotala anota como con yo perdon disculpa no mejor digo uy ay ah listo te paso va y mi soy nosotros anotar poner puede ser entonces'
  ).split(' '),
);

/** After the name in an answer: courtesy. */
const TRAIL = new Set(
  'por favor gracias porfa porfis muchas mil si listo dale ok saludos nomas no mas aca de nuevo presente solo sola hs horas'.split(
    ' ',
  ),
);

/** After a name, these begin something of their own. */
const NEXT_TOPIC =
  /^(?:dni|tel|telefono|cel|celular|\d.*|y|mail|email|correo|mi|con|el|la|los|las|a|al|para|hoy|manana|este|esta|lunes|martes|miercoles|jueves|viernes|sabado|domingo)$/;

/** A message that is a name, after "¿a nombre de quién?". "Para Juan Pérez" and "con Ana" count; a sentence does not. */
export function readAskedName(raw: string): NameReading | null {
  const text = nameText(raw);
  const announced = announcedIn(text);
  if (announced !== null) return announced;
  const found = answeredIn(text);
  return found === null ? null : toReading(text, found.run, found.swapped);
}

/**
 * The whole message is a name, courtesy and words that announce it aside: then it is no yes, no other request and no choice,
 * whatever its words mean elsewhere ("Simón", "llamame Toto").
 * @param asked whether the name was asked for
 */
export function isWholeName(raw: string, asked: boolean): boolean {
  const text = nameText(raw);
  const announced = announcedIn(text);
  const span = announced?.span ?? (asked ? (readAskedName(raw)?.span ?? null) : null);
  if (span === null) return false;
  return text.words.every(
    ({ start, end, folded }) =>
      (start >= span.start && end <= span.end) || LEAD.has(folded) || TRAIL.has(folded) || isIntroduction(folded),
  );
}

const INTRODUCING = new Set(
  'me mi se llamo llama llamame llamarme decime decirme podes puedes dicen llaman nombre completo apellido habla escribe saluda parte titular paciente que su'.split(
    ' ',
  ),
);
const isIntroduction = (folded: string): boolean => INTRODUCING.has(folded);

function answeredIn(text: NameText): { run: NameRun; swapped: boolean } | null {
  const { words } = text;
  let lead = 0;
  while (lead < words.length && isLead(words, lead)) lead++;
  const run = takeName(text, lead, 'asked');
  if (run === null) return null;
  const size = run.to - run.from;
  const next = words[run.to];
  if (next === undefined) return { run, swapped: false };
  const rest = words.slice(run.to);
  // "Pérez, Juan", and a name sent in two messages.
  const second = next.brk > 0 && size === 1 ? takeName(text, run.to, 'asked') : null;
  if (second !== null && second.to === words.length && second.to - second.from <= 2) {
    const [one, two] = [words[run.from], words[second.from]];
    const isSwapped = one !== undefined && !isGivenName(one.folded) && second.known && next.brk === 1;
    const isContinued =
      run.known && two !== undefined && !second.known && text.raw.slice(one?.end, two.start).trim() === '';
    if (isSwapped || isContinued) return { run: { ...run, to: second.to }, swapped: isSwapped };
  }
  if (rest.every(({ folded }) => TRAIL.has(folded))) return { run, swapped: false };
  const isSure = run.known || size > 1;
  if (next.brk > 0) return isSure || NEXT_TOPIC.test(next.folded) ? { run, swapped: false } : null;
  return isSure && NEXT_TOPIC.test(next.folded) && !rest.some(({ folded }) => folded === 'no')
    ? { run, swapped: false }
    : null;
}

/** "De la Torre" and "La Rosa" are surnames; "de Juan" is not. */
function isLead(words: readonly NameWord[], at: number): boolean {
  const word = words[at];
  if (word === undefined || !LEAD.has(word.folded)) return false;
  if (!word.capital || !isParticle(word.folded)) return true;
  let next = at + 1;
  while (isParticle(words[next]?.folded ?? '')) next++;
  const name = words[next];
  return name === undefined || !name.capital || isGivenName(name.folded);
}

/** What else is known of a message in which a name stands by itself. */
export interface StandingContext {
  /** What was read as something else: a day, an hour, a service, a professional. A name stands beside it, never in it. */
  taken?: readonly (Span | undefined)[];
  /** A question waits for an answer, so that a lone first name is no mere address. */
  pending?: boolean;
}

/** Words that stand before or after a name as its data do: "turno Abril Sayago", "Ignacio Roldán dni 30111222". */
const BOUNDARY = new Set(
  'turno turnos cita reserva quiero quiere necesito dni tel cel telefono celular mail email correo hs hrs h horas am pm'.split(
    ' ',
  ),
);

/**
 * A full name standing between commas, at an end of a message, or beside a day, an hour or a service ("corte el miércoles a las
 * 11 Silvia Mora"); a first name alone only at the very end.
 */
export function readStandingName(
  raw: string,
  { taken = [], pending = false }: StandingContext = {},
): NameReading | null {
  const text = nameText(raw);
  const segments = segmentsOf(text, taken);
  const isAnswer = pending && segments.length === 1;
  const isData = pending || taken.some((span) => span !== undefined);
  for (const [index, { from, to }] of segments.entries()) {
    const isEnd = index === segments.length - 1 && to === text.words.length && from > 0;
    const run = standingIn(text, from, to, { isAnswer, isData, isEnd });
    if (run !== null) return toReading(text, run);
  }
  return null;
}

function segmentsOf({ words }: NameText, taken: readonly (Span | undefined)[]): { from: number; to: number }[] {
  const segments: { from: number; to: number }[] = [];
  const isTaken = ({ start, end }: NameWord): boolean =>
    taken.some((span) => span !== undefined && start < span.end && end > span.start);
  let from = 0;
  words.forEach((word, at) => {
    const isEdge = isTaken(word) || BOUNDARY.has(word.folded);
    if (word.brk > 0 || isEdge) {
      if (at > from) segments.push({ from, to: at });
      from = isEdge ? at + 1 : at;
    }
  });
  if (words.length > from) segments.push({ from, to: words.length });
  return segments;
}

const CORRECTION = /^(?:perdon|es|era|digo|mejor|uy|ay|ah|eh|seria|va|nombre|no|si|dale|ok)$/;

function standingIn(text: NameText, begin: number, until: number, place: Place): NameRun | null {
  const { words } = text;
  let [from, to] = [begin, until];
  while (from < to && CORRECTION.test(words[from]?.folded ?? '')) from++;
  while (to > from && TRAIL.has(words[to - 1]?.folded ?? '') && to > begin) to--;
  while (to > from && /^(?:por|aca|aqui)$/.test(words[to - 1]?.folded ?? '')) to--;
  if (from === to || words[until - 1]?.asked === true) return null;
  // "No es Ana" denies it.
  if (
    words
      .slice(begin, from)
      .some(({ folded }, at, lead) => folded === 'no' && words[begin + at + 1]?.brk === 0 && lead.length > 1)
  )
    return null;
  const run = takeName(text, from, 'hinted');
  if (run === null || run.from !== from || run.to !== to) return null;
  return isStanding(words.slice(from, to), place) ? run : null;
}

interface Place {
  /** It is all of an answer to another question. */
  isAnswer: boolean;
  /** Something was asked, or the message holds other data of an appointment. */
  isData: boolean;
  /** It ends a message that says more. */
  isEnd: boolean;
}

/** Whether words that nobody announced are a name: by their capitals, and by what is known of each. */
function isStanding(words: readonly NameWord[], place: Place): boolean {
  const [first, ...others] = words.filter(({ folded }) => !isParticle(folded));
  if (first === undefined || words.length > 5) return false;
  if (others.length === 0) return isStandingAlone(first, place);
  if (others.some(({ folded }) => isServiceToo(folded) && !SURNAMES.has(folded))) return false;
  const isCased = [first, ...others].every(({ capital }) => capital);
  if (!isCased && !place.isData) return false;
  const isSurname = ({ folded }: NameWord): boolean =>
    SURNAMES.has(folded) || (isGivenName(folded) && (isCased || !isWordToo(folded)));
  const isUnknown = ({ folded }: NameWord): boolean => roleOf(folded) === 'unknown' && (isCased || folded.length > 3);
  if (!isGivenName(first.folded))
    return place.isData && isCased && isUnknown(first) && others.some(({ folded }) => SURNAMES.has(folded) && !isWordToo(folded));
  const areNames = others.every(isSurname);
  if (isWordToo(first.folded) && !isCased) return areNames;
  return areNames || others.every((word) => isSurname(word) || isUnknown(word) || word.folded.length === 1);
}

function isStandingAlone({ folded, capital }: NameWord, { isAnswer, isData, isEnd }: Place): boolean {
  if (!isGivenName(folded) || isDayToo(folded) || isServiceToo(folded)) return false;
  return isAnswer ? !isWordToo(folded) : isData && isEnd && capital;
}

function toReading({ raw, words }: NameText, { from, to, known }: NameRun, swapped = false): NameReading {
  const run = words.slice(from, to);
  const [first, last] = [run[0], run[run.length - 1]];
  const start = first?.start ?? 0;
  const end = last?.end ?? 0;
  const ordered = swapped ? [...run.slice(1), ...run.slice(0, 1)] : run;
  return {
    value: capitaliseName(ordered.map(({ text }) => text).join(' ')),
    span: { start, end, text: raw.slice(start, end) },
    known,
  };
}

/** "juan pablo de la torre" → "Juan Pablo de la Torre"; what is already mixed case ("McAllen") stays. */
export function capitaliseName(name: string): string {
  return name
    .trim()
    .split(/\s+/)
    .map((word, index) => {
      const lower = word.toLocaleLowerCase('es');
      if (index > 0 && isParticle(foldText(lower)) && lower.length <= 3 && word.length > 1) return lower;
      if (word !== lower && word !== word.toLocaleUpperCase('es')) return word;
      return lower.replace(
        /(^|[-'’])(\p{L})/gu,
        (_, before: string, letter: string) => before + letter.toLocaleUpperCase('es'),
      );
    })
    .join(' ');
}
