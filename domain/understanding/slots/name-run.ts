/** Where a name begins and ends among the words of a message. */
import { SURNAMES } from './surnames';
import {
  isDayToo,
  isThing,
  isGivenName,
  isParticle,
  isServiceToo,
  goesOn,
  isWordToo,
  mayBeSurname,
  roleOf,
  type NameText,
  type NameWord,
} from './name-words';

/**
 * What is known before the first word of a name: it was asked for and is the whole answer, it was announced ("a nombre de …"),
 * or it follows words that other things follow as well ("soy …", "para …").
 */
export type NameFrame = 'asked' | 'announced' | 'hinted';

export interface NameRun {
  /** Indexes of words, end exclusive. */
  from: number;
  to: number;
  /** Whether it begins with a name that is known as one; otherwise only its shape tells. */
  known: boolean;
}

/** In words, particles among them. */
const LONGEST_NAME = 12;
/** "Sr. Dr. Paz". */
const MOST_TITLES = 2;
/** "De la". */
const MOST_PARTICLES = 3;

const TITLES = new Set(
  'sr sra srta senor senora senorita dr dra doctor doctora don dona lic ing prof profe'.split(' '),
);

/** The name that begins at a word, or null when none does. */
export function takeName(text: NameText, at: number, frame: NameFrame): NameRun | null {
  const { words } = text;
  let from = at;
  while (from - at < MOST_TITLES && TITLES.has(words[from]?.folded ?? '') && joined(words[from + 1], true)) from++;
  const first = words[from];
  if (first === undefined || !canBegin(words, from, frame)) return null;
  let to = isParticle(first.folded) ? afterParticles(words, from) + 1 : from + 1;
  while (to - from < LONGEST_NAME) {
    const next = afterParticles(words, to);
    if (!canFollow(words, from, to, next, frame)) break;
    to = next + 1;
  }
  const isNumbered =
    joined(words[to]) && /^\d/.test(words[to]?.folded ?? '') && words[to]?.start === words[to - 1]?.end;
  const known = isGivenName(first.folded);
  if (isNumbered || (to - from === 1 && first.folded.length < 2)) return null;
  return { from, to, known };
}

/** A capital goes on where the name ends: "Mercedes Benz" is a whole that is no name. */
export function isCutShort({ words }: NameText, to: number): boolean {
  const next = words[to];
  return joined(next) && next.capital && !isDayToo(next.folded);
}

/** Whether nothing separates a word from the one before; a title may have a full stop of its own. */
function joined(word: NameWord | undefined, afterTitle = false): word is NameWord {
  return word !== undefined && (word.brk === 0 || (afterTitle && word.brk === 2));
}

/** Index of the first word that is no particle: "de la" before "Torre". "La" stands only after "de", and "y" joins surnames. */
function afterParticles(words: readonly NameWord[], at: number): number {
  let next = at;
  while (next - at < MOST_PARTICLES && (joined(words[next]) || next === at)) {
    const folded = words[next]?.folded ?? '';
    const isArticle = folded === 'la' || folded === 'las' || folded === 'los' || folded === 'y' || folded === 'e';
    if (!isParticle(folded) || isInitial(words, next) || (isArticle && next > at && words[next - 1]?.folded !== 'de'))
      break;
    if (isArticle && next === at && folded !== 'y' && folded !== 'e') break;
    next++;
  }
  return next;
}

/** "Li E": a single letter that nothing follows. */
function isInitial(words: readonly NameWord[], at: number): boolean {
  return words[at]?.folded.length === 1 && !joined(words[at + 1]);
}

function canBegin(words: readonly NameWord[], at: number, frame: NameFrame): boolean {
  const word = words[at];
  if (word === undefined) return false;
  const { folded, capital } = word;
  const next = joined(words[at + 1]) ? words[at + 1] : undefined;
  if (capital && word.text.endsWith('.')) return next !== undefined;
  switch (roleOf(folded)) {
    case 'given':
      // "A nombre de abril", or "abril" where a name was asked for: who writes no capitals has a name like that too.
      if (frame === 'asked' || frame === 'announced')
        return next === undefined || !isDayToo(folded) || capital || isNameAfter(next);
      return capital || !isWordToo(folded) ? !isDayToo(folded) || capital || isNameAfter(next) : isNameAfter(next);
    case 'surname':
      if (capital) return true;
      return frame === 'hinted' ? isFullName(words, at) : !isWordToo(folded) || isNameAfter(next);
    case 'unknown':
      return capital || (/[aeiou]/.test(folded) && (frame !== 'hinted' || isFullName(words, at)));
    case 'initial':
      return word.text.endsWith('.') ? next !== undefined : capital && next?.capital === true;
    case 'particle': {
      const after = words[afterParticles(words, at)];
      const isSurname =
        joined(after) &&
        after !== word &&
        (roleOf(after.folded) !== 'given' || folded.startsWith('san')) &&
        roleOf(after.folded) !== 'stop';
      const fits = capital ? after?.capital === true : frame !== 'hinted' && SURNAMES.has(after?.folded ?? '');
      return isSurname && fits && folded !== 'y' && folded !== 'e';
    }
    case 'common':
      if (next === undefined) return false;
      if (capital) return next.capital && isShapely(folded, next.folded, frame);
      return frame === 'asked' && !isServiceToo(folded) && SURNAMES.has(next.folded) && !isWordToo(next.folded);
    case 'number':
      // "Dos Santos"
      return folded === 'dos' && next !== undefined && next.folded === 'santos';
    case 'stop':
      return false;
  }
}

/** "Persona Ruiz": two capitals, of which the second proves more than a sentence's beginning. */
function isShapely(folded: string, next: string, frame: NameFrame): boolean {
  if (isServiceToo(folded) || (isServiceToo(next) && !SURNAMES.has(next))) return false;
  const role = roleOf(next);
  return (
    role === 'surname' ||
    role === 'unknown' ||
    role === 'given' ||
    (frame !== 'hinted' && (role === 'common' || role === 'number'))
  );
}

const isNameAfter = (next: NameWord | undefined): boolean =>
  next !== undefined && (SURNAMES.has(next.folded) || (isGivenName(next.folded) && !isDayToo(next.folded)));

/** Two or three lower-case words, none of them known as anything else, up to the end of the clause: "soy encarna molina". */
function isFullName(words: readonly NameWord[], at: number): boolean {
  let end = at + 1;
  while (end - at <= 3 && joined(words[end])) end++;
  const clause = words.slice(at, end);
  return (
    clause.length >= 2 &&
    clause.length <= 3 &&
    clause.every(
      ({ folded }) =>
        folded.length > 2 && (roleOf(folded) === 'unknown' || SURNAMES.has(folded) || isGivenName(folded)),
    )
  );
}

/** Whether the word at `next` belongs to the name that has been read from `from` to `to`; particles may stand between. */
function canFollow(words: readonly NameWord[], from: number, to: number, next: number, frame: NameFrame): boolean {
  const [first, word] = [words[from], words[next]];
  if (first === undefined || !joined(word) || (next > to && !joined(words[to]))) return false;
  const role = roleOf(word.folded);
  const isEnd = !joined(words[next + 1]);
  if (next > to && (!fitsParticle(words, to, word, frame) || (frame === 'hinted' && joinsPeople(words, from, to))))
    return false;
  // "Li E", "J. C. Díaz"
  if (word.folded.length === 1)
    return word.text.endsWith('.') || (isEnd && (word.capital || (frame === 'asked' && word.folded !== 'y')));
  if (isSurnameBehind(words, from, to, next, frame)) return true;
  if (word.capital) {
    if (isDayToo(word.folded) && isDated(words, next)) return false;
    if (role === 'number') return /^\p{L}/u.test(word.folded);
    if (role === 'common' && isServiceToo(word.folded)) return frame === 'asked';
    if (role !== 'stop' || isLastName(word.folded, isEnd)) return true;
    // "Rosa Corte": all of an answer, and no word of sentences or courtesy.
    return frame === 'asked' && isEnd && next === from + 1 && isGivenName(first.folded) && isThing(word.folded);
  }
  switch (role) {
    case 'given':
    case 'surname':
      if (!isWordToo(word.folded)) return true;
      if (isDayToo(word.folded)) return frame === 'asked' && isEnd;
      return SURNAMES.has(word.folded) ? isEnd || frame === 'asked' : !first.capital || frame === 'asked';
    case 'unknown':
      return frame !== 'hinted' || (!first.capital && !isSentenceAfter(words[next + 1]));
    case 'number':
      return frame === 'asked' && SURNAMES.has(word.folded) && isEnd;
    case 'common':
      return frame === 'asked' && isEnd && to - from === 1 && isGivenName(first.folded) && !isServiceToo(word.folded);
    case 'stop':
      return frame === 'asked' && isLastName(word.folded, isEnd && to - from === 1);
    default:
      return false;
  }
}

/**
 * "A nombre de Lola Mas": behind a first name where a name is sure, a word is the surname whatever else it means, with a capital
 * that sets it apart or at the end of the clause. Where other things may follow, only with such a capital, and no day or service.
 */
function isSurnameBehind(
  words: readonly NameWord[],
  from: number,
  to: number,
  next: number,
  frame: NameFrame,
): boolean {
  const word = words[next];
  const isNamed = words.slice(from, to).every(({ folded }) => isGivenName(folded));
  if (word === undefined || !isNamed || !mayBeSurname(word.folded)) return false;
  const isEnd = !joined(words[next + 1]);
  const isMarked = word.marked && words[from]?.capital === true;
  if (isMarked && isDayToo(word.folded)) return frame !== 'hinted' && isEnd && !isGivenName(word.folded);
  if (isMarked && (frame !== 'hinted' || (isEnd && !goesOn(word.folded)))) return true;
  if (!isEnd || next > to) return false;
  if (frame === 'hinted') return SURNAMES.has(word.folded);
  return SURNAMES.has(word.folded) || !goesOn(word.folded);
}

/** Words that count and compare, and that are surnames at the end of a name. */
const isLastName = (folded: string, isEnd: boolean): boolean =>
  isEnd && /^(?:vez|bien|mayor|menor|segundo)$/.test(folded);

/** "Sofía de la Torre", but "Ana de Palermo" and "Elsa la de los jueves" only where a name is sure. */
function fitsParticle(words: readonly NameWord[], to: number, word: NameWord, frame: NameFrame): boolean {
  const particle = words[to]?.folded ?? '';
  const role = roleOf(word.folded);
  if (role === 'number' || role === 'stop' || role === 'particle') return false;
  if (particle === 'y' || particle === 'e') return word.capital && (role === 'surname' || role === 'unknown');
  if (SURNAMES.has(word.folded)) return true;
  if (!word.capital) return (role === 'unknown' || role === 'given') && frame !== 'hinted';
  return role !== 'common' && (frame !== 'hinted' || particle !== 'de' || words[to + 1] !== word);
}

/** "Para Leo y Tom": two people, since "y" stands between surnames. */
const joinsPeople = (words: readonly NameWord[], from: number, to: number): boolean =>
  /^[ye]$/.test(words[to]?.folded ?? '') && to - from === 1 && isGivenName(words[from]?.folded ?? '');

/** "Domingo 5", "Julio a las 10". */
function isDated(words: readonly NameWord[], at: number): boolean {
  const [next, after] = [words[at + 1], words[at + 2]];
  if (!joined(next)) return false;
  return roleOf(next.folded) === 'number' || (next.folded === 'a' && /^las?$/.test(after?.folded ?? ''));
}

/** A word that goes on in its own right: then the one before may have begun a sentence. */
function isSentenceAfter(next: NameWord | undefined): boolean {
  if (!joined(next)) return false;
  const role = roleOf(next.folded);
  return role === 'unknown' || role === 'common';
}
