/** "no puedo el lunes", "el jueves no me queda bien": days and hours that are ruled out. */
import { exceptBefore } from './except-lead';
import { isFallbackAt } from './fallback';
import { type Token, endsAt, wordAt } from './tokens';
import { weekdayAt } from './weekday';

const CLAUSE_ENDS = new Set([
  '.',
  ';',
  '?',
  '!',
  ',',
  'pero',
  'sino',
  'mejor',
  'entonces',
  'puede',
  'podria',
  'podrias',
  'tenes',
  'tienes',
  'prefiero',
  'porque',
  'seria',
  'sera',
  'asi',
  'aunque',
]);

const UNABLE = new Set(
  (
    'puedo poder podre podria podemos podremos voy vamos llego llegare llegamos quiero queremos sirve queda viene conviene da asisto asistir ' +
    'asistire alcanzo estoy estare ire iremos puede pueden pude llegue pueda vienen'
  ).split(' '),
);

/** Tokens from `from` up to `to`: what is ruled out with the words that do it ("el martes no puedo"). */
export interface Wording {
  from: number;
  to: number;
}

/** A way of ruling out what stands from token `i` up to `j`. `since`: what stands before it belongs to another day. */
interface NegationRule {
  id: string;
  at: (tokens: readonly Token[], i: number, j: number, since: number) => Wording | null;
  examples: readonly string[];
}

export const NEGATIONS: readonly NegationRule[] = [
  {
    id: 'unable_before',
    at: (tokens, i, j, since) => from(negatedBefore(tokens, i, since), j),
    examples: ['no puedo el lunes', 'no me sirve a la mañana', 'no puedo los martes', 'no quiero a la tarde'],
  },
  {
    id: 'unable_after',
    at: (tokens, i, j) => upTo(i, negatedAfter(tokens, j)),
    examples: [
      'el martes no',
      'el martes no!!!',
      'el martes no puedo',
      'el martes es el que no puedo',
      'a la mañana no puedo',
      'el finde no',
      'después de las 17 no',
    ],
  },
  {
    id: 'too_late',
    at: (tokens, i, j) => upTo(i, tooLateAfter(tokens, j)),
    examples: ['a las 19 es muy tarde para mí', 'a las 19 se me hace tarde', 'a las 8 es demasiado temprano'],
  },
  {
    id: 'nor',
    at: (tokens, i, j) => (wordAt(tokens, i - 1) === 'ni' ? { from: i - 1, to: j } : null),
    examples: ['ni lunes ni martes', 'ni a la mañana', 'ni los sábados'],
  },
  {
    id: 'complicated',
    at: (tokens, i, j) =>
      wordAt(tokens, i - 1).startsWith('complic') || wordAt(tokens, i - 1) === 'imposible'
        ? { from: i - 1, to: j }
        : null,
    examples: ['se me complica el lunes', 'imposible a la mañana'],
  },
  {
    id: 'except',
    at: (tokens, i, j) => from(exceptBefore(tokens, i), j),
    examples: [
      'menos a la mañana',
      'a cualquier hora que no sea a la tarde',
      'que no sea muy temprano',
      'salvo los sábados',
    ],
  },
  {
    id: 'but_not',
    at: (tokens, i, j) =>
      wordAt(tokens, i - 1) === 'no' && ['pero', 'y'].includes(wordAt(tokens, i - 2)) ? { from: i - 2, to: j } : null,
    examples: ['cualquier día pero no el martes', 'a la tarde pero no a las 14'],
  },
  {
    id: 'not_bound',
    at: (tokens, i, j) =>
      wordAt(tokens, i - 1) === 'no' && BOUND_LEADS.has(wordAt(tokens, i)) ? { from: i - 1, to: j } : null,
    examples: ['no antes del jueves', 'no después del 10'],
  },
  {
    id: 'not_too',
    at: (tokens, i, j) =>
      wordAt(tokens, i - 1) === 'no' && DEGREES.has(wordAt(tokens, i)) ? { from: i - 1, to: j } : null,
    examples: ['no muy temprano', 'no tan temprano por favor'],
  },
  {
    id: 'busy',
    at: (tokens, i, j) => busyWith(tokens, i, j),
    examples: ['el martes trabajo', 'a la mañana estudio', 'curso los jueves', 'trabajo a la tarde'],
  },
];

const from = (start: number | null, to: number): Wording | null => (start === null ? null : { from: start, to });
const upTo = (start: number, to: number | null): Wording | null => (to === null ? null : { from: start, to });

/** Verbs of what the customer does elsewhere. After "el", "mi" or "de" they are nouns: "salgo del trabajo a la tarde". */
const BUSY = new Set(['trabajo', 'estudio', 'curso', 'viajo', 'trabajamos', 'estudiamos', 'cursamos', 'viajamos']);
const BEFORE_NOUN = new Set(['el', 'mi', 'tu', 'su', 'de', 'un', 'al', 'no', 'por', 'sin', 'en']);

function busyWith(tokens: readonly Token[], i: number, j: number): Wording | null {
  if (BUSY.has(wordAt(tokens, j))) return endsAt(tokens, j + 1) ? { from: i, to: j + 1 } : null;
  const isBusy =
    BUSY.has(wordAt(tokens, i - 1)) && !BEFORE_NOUN.has(wordAt(tokens, i - 2)) && !BOUND_LEADS.has(wordAt(tokens, i));
  return isBusy ? { from: i - 1, to: j } : null;
}

const BOUND_LEADS = new Set(['antes', 'despues', 'hasta', 'desde', 'luego']);
const DEGREES = new Set(['muy', 'tan', 'demasiado', 'bien']);

/** What rules out the day or hour from `i` up to `j`, and it. `since`: what stands before it belongs to another day. */
export function negationOf(tokens: readonly Token[], i: number, j: number, since: number): Wording | null {
  const found = NEGATIONS.flatMap(({ at }) => at(tokens, i, j, since) ?? []);
  if (found.length === 0) return null;
  return { from: Math.min(...found.map((one) => one.from)), to: Math.max(...found.map(({ to }) => to)) };
}

export const isNegated = (tokens: readonly Token[], i: number, j: number, since: number): boolean =>
  NEGATIONS.some(({ at }) => at(tokens, i, j, since) !== null);

const ABLE = new Set(['puedo', 'podemos', 'podes', 'puedes', 'sea', 'paso', 'va']);

/** Where the words that rule out what follows begin. */
function negatedBefore(tokens: readonly Token[], i: number, since: number): number | null {
  for (let at = i - 1; at >= Math.max(since, i - 8); at--) {
    const word = wordAt(tokens, at);
    if (CLAUSE_ENDS.has(word) && !(word === 'puede' && wordAt(tokens, at - 1) === 'no')) return null;
    if (ABLE.has(word) && wordAt(tokens, at - 1) !== 'no') return null;
    if (word === 'no') return isFallbackAt(tokens, at - 1, i) || unableUntil(tokens, at + 1, i) === null ? null : at;
    if (word === 'para' && at < i - 1 && wordAt(tokens, at - 1) !== 'ir') return null;
  }
  return null;
}

const SKIPPED = new Set([
  ',',
  'yo',
  'ya',
  'la',
  'verdad',
  'creo',
  'que',
  'a',
  'mi',
  'lamentablemente',
  'justo',
  'pero',
]);

/** Where the words that rule out what stands before them end. */
function negatedAfter(tokens: readonly Token[], j: number): number | null {
  let at = j;
  // "El martes es el que no puedo".
  if (wordAt(tokens, at) === 'es' && ['el', 'la', 'lo', 'cuando'].includes(wordAt(tokens, at + 1))) at += 2;
  while (SKIPPED.has(wordAt(tokens, at)) && at - j < 4) at++;
  const word = wordAt(tokens, at);
  if (word === 'imposible' || word === 'tampoco') return at + 1;
  if (word === 'se' && wordAt(tokens, at + 1) === 'me' && wordAt(tokens, at + 2).startsWith('complic')) return at + 3;
  if (word !== 'no') return null;
  const next = wordAt(tokens, at + 1);
  const day = next === 'el' ? at + 2 : at + 1;
  const another = weekdayAt(tokens, day) !== undefined && wordAt(tokens, day + 1) === 'si';
  if (another || next === '' || next === '.' || next === '!' || next === ',' || next === 'pero' || next === ';')
    return at === j && !(next === ',' && wordAt(tokens, j - 1) === 'si') ? at + 1 : null;
  // "el viernes no puedo antes de las 18" rules out hours, not the day.
  for (let index = at + 2; index < at + 7 && !['.', ';', '!'].includes(wordAt(tokens, index)); index++) {
    if (['antes', 'despues', 'hasta'].includes(wordAt(tokens, index))) return null;
  }
  const end = unableUntil(tokens, at + 1, at + 5);
  // "a la tarde, no me sirve el viernes" rules out the Friday.
  const isOfNext = wordAt(tokens, j) === ',' && end !== null && OPENS_ANOTHER.has(wordAt(tokens, end));
  return isOfNext || (end !== null && wordAt(tokens, j) === ',' && weekdayAt(tokens, end) !== undefined) ? null : end;
}

const TOO_LATE = ['se|me|nos|es|queda|hace|seria', 'me|nos|muy|demasiado|re|medio|hace|queda|un|poco|bastante|tan'].map(
  (words) => new Set(words.split('|')),
);

/** Where "se me hace tarde", "es muy temprano" end: the hour, and whatever is later or earlier still. */
function tooLateAfter(tokens: readonly Token[], j: number): number | null {
  const [opens, between] = TOO_LATE;
  if (!opens?.has(wordAt(tokens, j))) return null;
  let at = j + 1;
  while (between?.has(wordAt(tokens, at)) && at - j < 5) at++;
  return ['tarde', 'temprano'].includes(wordAt(tokens, at)) ? at + 1 : null;
}

const OPENS_ANOTHER = new Set(['el', 'los', 'la', 'las', 'a', 'ni', 'hoy', 'manana', 'este', 'de', 'por']);

/** Where the words for not being able to end; null when there are none. */
function unableUntil(tokens: readonly Token[], from: number, to: number): number | null {
  for (let at = from; at < Math.min(to, from + 4); at++) {
    const word = wordAt(tokens, at);
    if (CLAUSE_ENDS.has(word) && word !== 'puede' && word !== 'podria') return null;
    if (!UNABLE.has(word)) continue;
    const next = wordAt(tokens, at + 1);
    // "no podría ser el jueves?" and "no puede ser mañana?" ask politely.
    if (next === 'ser' || next === 'haber' || next === 'tener') return null;
    if (word === 'puede' && wordAt(tokens, at - 1) === 'se') return null;
    // "el martes, pero no quiero que me atienda …" refuses something else.
    if ((word === 'quiero' || word === 'queremos') && next === 'que') return null;
    const isOfSomebody = ['queda', 'viene', 'da', 'vienen'].includes(word);
    return isOfSomebody && !['me', 'nos', 'le'].includes(wordAt(tokens, at - 1)) ? null : at + 1;
  }
  return null;
}
