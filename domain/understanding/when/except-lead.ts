/** The words before what is left out: "menos", "salvo", "que no sea". */
import { type Token, phrases, wordAt } from './tokens';

const LEADS = phrases<true>([
  'menos|salvo|excepto|exepto|que no sea|que no sea ni|que no sea un|que no sean|que no sean ni|que no fuera|que no caiga|que no caiga en|' +
    'menos de|quitando|sacando|a excepcion de|con excepcion de|excluyendo|evitar|evitando|evitemos|evita|evito|evitaria|nada de',
  true,
]);
const LONGEST = 4;
/** "más o menos el 12", "por lo menos a las 5" and "al menos a la tarde" leave nothing out. */
const AT_LEAST = new Set(['o', 'lo', 'el', 'a']);

export function exceptLeadAt(tokens: readonly Token[], at: number): { end: number } | null {
  if (wordAt(tokens, at) === 'menos' && AT_LEAST.has(wordAt(tokens, at - 1))) return null;
  return LEADS.match(tokens, at);
}

/** Where such words that stand right before a place begin. */
export function exceptBefore(tokens: readonly Token[], at: number): number | null {
  for (let start = at - 1; start >= Math.max(0, at - LONGEST); start--)
    if (exceptLeadAt(tokens, start)?.end === at) return start;
  return null;
}
