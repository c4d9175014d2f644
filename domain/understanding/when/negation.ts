/** "no puedo el lunes", "el jueves no me queda bien": days and hours that are ruled out. */
import { type Token, wordAt } from './tokens';
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

/** "no puedo el lunes", "el jueves no me queda bien". `since`: what stands before it belongs to another day. */
export function isNegated(tokens: readonly Token[], i: number, j: number, since: number): boolean {
  if (wordAt(tokens, i - 1).startsWith('complic') || wordAt(tokens, i - 1) === 'imposible') return true;
  return wordAt(tokens, i - 1) === 'ni' || negatedBefore(tokens, i, since) || negatedAfter(tokens, j);
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
    return !(
      ['queda', 'viene', 'da', 'vienen'].includes(word) && !['me', 'nos', 'le'].includes(wordAt(tokens, at - 1))
    );
  }
  return false;
}
