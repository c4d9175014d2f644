import type { Analysis } from '../analysis';
import type { Intent } from '../vocabulary';
import { compile, find, type Match, type Pattern } from './pattern';
import { RULES, type Rule } from './rules/index';

/** A rule that fired, where, and what it says of this message. */
export interface Hit {
  rule: string;
  intent: Intent;
  strength: number;
  match: Match;
  negated: boolean;
}

interface Compiled extends Omit<Rule, 'any' | 'unless'> {
  any: Pattern[];
  unless: Pattern[];
}

const COMPILED: readonly Compiled[] = RULES.map(({ any, unless = [], ...rule }) => ({
  ...rule,
  any: any.map(compile),
  unless: unless.map(compile),
}));

/** Of all rules, one behind the other, the patterns that make them fire. */
const PATTERNS = COMPILED.flatMap((rule) => rule.any.map((pattern) => ({ pattern, rule })));

/** For a word or a concept, the patterns that may match a message that has it; hardly any of them may match a given message. */
const PATTERNS_BY_KEY = patternsByKey();

function patternsByKey(): ReadonlyMap<string, readonly number[]> {
  const byKey = new Map<string, number[]>();
  PATTERNS.forEach(({ pattern }, at) => {
    for (const key of new Set(telling(pattern))) byKey.set(key, [...(byKey.get(key) ?? []), at]);
  });
  return byKey;
}

/** Of what a pattern must have, that of which there are the fewest. */
function telling({ source, required }: Pattern): string[] {
  const [first, ...others] = required;
  if (first === undefined) throw new RangeError(`The pattern "${source}" requires no word`);
  return others.reduce((fewest, keys) => (keys.length < fewest.length ? keys : fewest), first);
}

/** Every rule that fires on a message, in the order of the tables. */
export function fire(analysis: Analysis): Hit[] {
  const hits: Hit[] = [];
  for (const { rule, match } of matchesIn(analysis)) {
    if (rule.unless.some((pattern) => find(pattern, analysis) !== null)) continue;
    const negated = rule.negated !== undefined && isNegated(analysis, match);
    if (negated && rule.negated === 'nothing') continue;
    const intent = negated && rule.negated !== undefined && rule.negated !== 'nothing' ? rule.negated : rule.intent;
    hits.push({ rule: rule.id, intent, strength: rule.strength, match, negated });
  }
  return hits;
}

/** Per rule, the match of the first of its patterns that matches. */
function matchesIn(analysis: Analysis): { rule: Compiled; match: Match }[] {
  const possible = new Set<number>();
  for (const key of analysis.places.keys()) for (const at of PATTERNS_BY_KEY.get(key) ?? []) possible.add(at);
  const found: { rule: Compiled; match: Match }[] = [];
  for (const { pattern, rule } of [...possible].sort((a, b) => a - b).flatMap((at) => PATTERNS[at] ?? [])) {
    if (found.at(-1)?.rule === rule) continue;
    const match = find(pattern, analysis);
    if (match !== null) found.push({ rule, match });
  }
  return found;
}

/** "no", "nunca", "sin" up to three words before the match, in the same clause. "¿No tenés…?" is a polite question. */
function isNegated({ tokens }: Analysis, match: Match): boolean {
  for (let i = match.from; i > Math.max(0, match.from - 3); i--) {
    if ((tokens[i]?.brk ?? 0) > 0) return false;
    const before = tokens[i - 1];
    if (before?.concepts.has('neg') === true) return !isPoliteQuestion(tokens[i]?.word);
    if (before?.word === 'pero' || before?.word === 'que') return false;
  }
  return false;
}

function isPoliteQuestion(next: string | undefined): boolean {
  return (
    next !== undefined &&
    /^(?:tendras|tendrias|tenes|tienes|tienen|tendrian|habra|hay|das|darias|podrias|podrian|me|habria)$/.test(next)
  );
}
