import * as acts from '../acts/phrases';
import { RULES } from '../intents/rules/index';
import { LEXICON } from '../lexicon/index';

/** Every word that the lexicon, the rules or the dialogue acts are written in: none of them is ever taken for a typo. */
export const KNOWN_WORDS: ReadonlySet<string> = new Set([
  ...LEXICON.words.keys(),
  ...[...LEXICON.phrases.values()].flat().flatMap(({ words }) => words),
  ...Object.values(acts).flatMap((list) => (typeof list === 'string' ? list.split(/[\s,]+/) : [])),
  ...acts.FILLERS,
  ...RULES.flatMap(({ any, unless = [] }) => [...any, ...unless]).flatMap(
    (pattern) => pattern.match(/(?<![@a-z])[a-z]+/g) ?? [],
  ),
]);
