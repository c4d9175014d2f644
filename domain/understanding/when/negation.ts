/** "no puedo el lunes", "el jueves no me queda bien": days and hours that are ruled out. */
import { isExceptBefore } from './except-lead';
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

/** A way of ruling out what stands from token `i` up to `j`. `since`: what stands before it belongs to another day. */
interface NegationRule {
  id: string;
  at: (tokens: readonly Token[], i: number, j: number, since: number) => boolean;
  examples: readonly string[];
}

export const NEGATIONS: readonly NegationRule[] = [
  {
    id: 'unable_before',
    at: (tokens, i, _j, since) => negatedBefore(tokens, i, since),
    examples: ['no puedo el lunes', 'no me sirve a la mañana', 'no puedo los martes', 'no quiero a la tarde'],
  },
  {
    id: 'unable_after',
    at: (tokens, _i, j) => negatedAfter(tokens, j),
    examples: ['el martes no', 'el martes no puedo', 'a la mañana no puedo', 'el finde no', 'después de las 17 no'],
  },
  {
    id: 'nor',
    at: (tokens, i) => wordAt(tokens, i - 1) === 'ni',
    examples: ['ni lunes ni martes', 'ni a la mañana', 'ni los sábados'],
  },
  {
    id: 'complicated',
    at: (tokens, i) => wordAt(tokens, i - 1).startsWith('complic') || wordAt(tokens, i - 1) === 'imposible',
    examples: ['se me complica el lunes', 'imposible a la mañana'],
  },
  {
    id: 'except',
    at: (tokens, i) => isExceptBefore(tokens, i),
    examples: [
      'menos a la mañana',
      'a cualquier hora que no sea a la tarde',
      'que no sea muy temprano',
      'salvo los sábados',
    ],
  },
  {
    id: 'but_not',
    at: (tokens, i) => wordAt(tokens, i - 1) === 'no' && ['pero', 'y'].includes(wordAt(tokens, i - 2)),
    examples: ['cualquier día pero no el martes', 'a la tarde pero no a las 14'],
  },
  {
    id: 'not_bound',
    at: (tokens, i) => wordAt(tokens, i - 1) === 'no' && BOUND_LEADS.has(wordAt(tokens, i)),
    examples: ['no antes del jueves', 'no después del 10'],
  },
  {
    id: 'not_too',
    at: (tokens, i) => wordAt(tokens, i - 1) === 'no' && DEGREES.has(wordAt(tokens, i)),
    examples: ['no muy temprano', 'no tan temprano por favor'],
  },
  {
    id: 'busy',
    at: (tokens, i, j) => isBusyWith(tokens, i, j),
    examples: ['el martes trabajo', 'a la mañana estudio', 'curso los jueves', 'trabajo a la tarde'],
  },
];

/** Verbs of what the customer does elsewhere. After "el", "mi" or "de" they are nouns: "salgo del trabajo a la tarde". */
const BUSY = new Set(['trabajo', 'estudio', 'curso', 'viajo', 'trabajamos', 'estudiamos', 'cursamos', 'viajamos']);
const BEFORE_NOUN = new Set(['el', 'mi', 'tu', 'su', 'de', 'un', 'al', 'no', 'por', 'sin', 'en']);

function isBusyWith(tokens: readonly Token[], i: number, j: number): boolean {
  if (BUSY.has(wordAt(tokens, j))) return endsAt(tokens, j + 1);
  return (
    BUSY.has(wordAt(tokens, i - 1)) && !BEFORE_NOUN.has(wordAt(tokens, i - 2)) && !BOUND_LEADS.has(wordAt(tokens, i))
  );
}

const BOUND_LEADS = new Set(['antes', 'despues', 'hasta', 'desde', 'luego']);
const DEGREES = new Set(['muy', 'tan', 'demasiado', 'bien']);

/** "no puedo el lunes", "el jueves no me queda bien". `since`: what stands before it belongs to another day. */
export function isNegated(tokens: readonly Token[], i: number, j: number, since: number): boolean {
  return NEGATIONS.some(({ at }) => at(tokens, i, j, since));
}

const ABLE = new Set(['puedo', 'podemos', 'podes', 'puedes', 'sea', 'paso', 'va']);

function negatedBefore(tokens: readonly Token[], i: number, since: number): boolean {
  for (let at = i - 1; at >= Math.max(since, i - 8); at--) {
    const word = wordAt(tokens, at);
    if (CLAUSE_ENDS.has(word) && !(word === 'puede' && wordAt(tokens, at - 1) === 'no')) return false;
    if (ABLE.has(word) && wordAt(tokens, at - 1) !== 'no') return false;
    if (word === 'no') return isUnable(tokens, at + 1, i);
    if (word === 'para' && at < i - 1 && wordAt(tokens, at - 1) !== 'ir') return false;
  }
  return false;
}

function negatedAfter(tokens: readonly Token[], j: number): boolean {
  let at = j;
  while (
    [',', 'yo', 'ya', 'la', 'verdad', 'creo', 'que', 'a', 'mi', 'lamentablemente', 'justo', 'pero'].includes(
      wordAt(tokens, at),
    ) &&
    at - j < 4
  )
    at++;
  const word = wordAt(tokens, at);
  if (word === 'imposible' || word === 'tampoco') return true;
  if (word === 'se' && wordAt(tokens, at + 1) === 'me' && wordAt(tokens, at + 2).startsWith('complic')) return true;
  if (word !== 'no') return false;
  const next = wordAt(tokens, at + 1);
  const day = next === 'el' ? at + 2 : at + 1;
  const another = weekdayAt(tokens, day) !== undefined && wordAt(tokens, day + 1) === 'si';
  if (another || next === '' || next === '.' || next === ',' || next === 'pero' || next === ';')
    return at === j && !(next === ',' && wordAt(tokens, j - 1) === 'si');
  // "el viernes no puedo antes de las 18" rules out hours, not the day.
  for (let index = at + 2; index < at + 7; index++) {
    if (['antes', 'despues', 'hasta'].includes(wordAt(tokens, index))) return false;
  }
  return isUnable(tokens, at + 1, at + 5);
}

function isUnable(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + 4); at++) {
    const word = wordAt(tokens, at);
    if (CLAUSE_ENDS.has(word) && word !== 'puede' && word !== 'podria') return false;
    if (!UNABLE.has(word)) continue;
    const next = wordAt(tokens, at + 1);
    // "no podría ser el jueves?" and "no puede ser mañana?" ask politely.
    if (next === 'ser' || next === 'haber' || next === 'tener') return false;
    if (word === 'puede' && wordAt(tokens, at - 1) === 'se') return false;
    // "el martes, pero no quiero que me atienda …" refuses something else.
    if ((word === 'quiero' || word === 'queremos') && next === 'que') return false;
    return !(
      ['queda', 'viene', 'da', 'vienen'].includes(word) && !['me', 'nos', 'le'].includes(wordAt(tokens, at - 1))
    );
  }
  return false;
}
