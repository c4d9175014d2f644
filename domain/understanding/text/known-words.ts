import { ACT_PHRASES, AFFIRM_IF_ASKED, FILLERS } from '../acts/phrases';
import { RULES } from '../intents/rules/index';
import { LEXICON } from '../lexicon/index';

/** Every word that the lexicon, the rules or the dialogue acts are written in: none of them is ever taken for a typo. */
export const KNOWN_WORDS: ReadonlySet<string> = new Set([
  ...LEXICON.words.keys(),
  ...[...LEXICON.phrases.values()].flat().flatMap(({ words }) => words),
  ...[...ACT_PHRASES.map(({ at }) => at), AFFIRM_IF_ASKED].flatMap((list) => list.split(/[\s,]+/)),
  ...FILLERS,
  ...RULES.flatMap(({ any, unless = [] }) => [...any, ...unless]).flatMap(
    (pattern) => pattern.match(/(?<![@a-z])[a-z]+/g) ?? [],
  ),
]);
