/** The words around a day or hour that say what it is: what is moved, what is new, what is a correction. */
import { type Token, endsAt, wordAt } from './tokens';

export const MOVE_STEMS =
  /^(cambi|mov(er|el|am|id)|muev|reprogram|reagend|reubic|posterg|aplaz|adelant|atras(ar|alo|arlo|o$|e$|emos)|traslad|modific|corr(er|erlo|eme|elo|an|e$|emos))/;

export const PASS = new Set(
  'pasar pasarlo pasarla pasarme pasarmelo pasalo pasala paso pasamos pasame pase pasen pasemos pasas pasaria pasarias ponelo ponela ponlo ponla dejalo dejala dejamelo dejamela ponemelo'.split(
    ' ',
  ),
);

const CORRECTIONS = new Set([
  'era',
  'realidad',
  'mejor',
  'perdon',
  'digo',
  'corrijo',
  'equivoque',
  'prefiero',
  'preferiria',
  'disculpa',
  'dije',
  'quise',
  'corrigo',
  'errata',
]);

/** Where something is being moved, cambiar, pasar, reprogramar… Null when nothing is. */
export function movesAt(tokens: readonly Token[]): number | null {
  const at = tokens.findIndex(({ kind, w }) => kind === 'word' && (MOVE_STEMS.test(w) || PASS.has(w)));
  return at < 0 ? null : at;
}

/** "otro día", "otra fecha": the day said is the one to leave. */
export function asksForAnother(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ w }, at) =>
      (w === 'otro' || w === 'otra') && ['dia', 'fecha', 'horario', 'hora', 'momento'].includes(wordAt(tokens, at + 1)),
  );
}

/** "en vez del lunes". */
export function isInstead(tokens: readonly Token[], at: number): boolean {
  let end = at;
  while (['de', 'a', 'el', 'las'].includes(wordAt(tokens, end - 1))) end--;
  const noun = wordAt(tokens, end - 1);
  if (noun === 'envez' || noun === 'enves') return true;
  const before = wordAt(tokens, end - 2);
  return ['vez', 'ves', 'lugar'].includes(noun) && before === 'en' && (end < at || wordAt(tokens, at) === 'de');
}

/** "¿puede ser el jueves?", "prefiero el viernes": another day is put forward. */
export function isProposed(tokens: readonly Token[], at: number, since: number): boolean {
  for (let index = Math.max(since, at - 6); index < at; index++) if (PROPOSALS.has(wordAt(tokens, index))) return true;
  return false;
}

const PROPOSALS = new Set(
  'puede puedo podria podriamos podemos pueda sea seria pdo prefiero preferiria mejor convendria conviene'.split(' '),
);

/** "para el martes", "al jueves", "por el viernes". */
export function introducedAsNew(tokens: readonly Token[], at: number): boolean {
  const first = wordAt(tokens, at);
  const before = wordAt(tokens, at - 1);
  if (['para', 'a', 'por', 'hacia', 'hasta', 'al'].includes(before)) return true;
  const other =
    first === 'de' && ['el', 'la', 'lo'].includes(before) && ['a', 'para', 'por'].includes(wordAt(tokens, at - 2));
  return other || first === 'para' || first === 'hasta' || (first === 'a' && wordAt(tokens, at + 1) !== 'primera');
}

/** "…, no, mejor el jueves": between two days, what was said before of the same kind is taken back. */
export function isCorrected(tokens: readonly Token[], since: number, at: number, end: number): boolean {
  if (isBetter(tokens, end)) return true;
  for (let index = Math.max(since, at - 6); index < at; index++)
    if (CORRECTIONS.has(wordAt(tokens, index)) || isTakingBackAt(tokens, index)) return true;
  return false;
}

/** "a las 10. No, a las 11": a no between two pauses. */
const isTakingBackAt = (tokens: readonly Token[], at: number): boolean =>
  wordAt(tokens, at) === 'no' && wordAt(tokens, at + 1) === ',' && PAUSES.has(wordAt(tokens, at - 1));

const PAUSES = new Set([',', '.', ';', '-', 'uy', 'ay', 'no', 'eh', 'perdon']);

/** "el viernes, no el jueves", "no es el lunes"; not "a las 16, no a las 15:45 mejor". */
export function isDenied(tokens: readonly Token[], at: number, end: number): boolean {
  const no = contrastWordBefore(tokens, at);
  return wordAt(tokens, no) === 'no' && wordAt(tokens, no - 1) !== 'si' && !isBetter(tokens, end);
}

/** "…, no a las 15:45 mejor": the word for what is liked better stands behind it. */
const isBetter = (tokens: readonly Token[], end: number): boolean =>
  wordAt(tokens, end) === 'mejor' && endsAt(tokens, end + 1);

/** "mejor el viernes que el jueves". */
export function isLessPreferred(tokens: readonly Token[], at: number): boolean {
  const index = contrastWordBefore(tokens, at);
  if (wordAt(tokens, index) !== 'que') return false;
  for (let before = index - 1; before >= Math.max(0, index - 5); before--)
    if (wordAt(tokens, before) === 'mejor') return true;
  return false;
}

function contrastWordBefore(tokens: readonly Token[], at: number): number {
  let index = at - 1;
  while (['es', 'era', 'para', 'a', 'el', 'fue'].includes(wordAt(tokens, index))) index--;
  return index;
}
