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

/** For a word or a concept, the rules that may fire on a message that has it; hardly any of them may on a given message. */
const RULES_BY_KEY = rulesByKey();

function rulesByKey(): ReadonlyMap<string, readonly number[]> {
  const byKey = new Map<string, Set<number>>();
  COMPILED.forEach(({ any }, rule) => {
    for (const key of any.flatMap(telling)) {
      const rules = byKey.get(key) ?? new Set();
      byKey.set(key, rules.add(rule));
    }
  });
  return new Map([...byKey].map(([key, rules]) => [key, [...rules]]));
}

/** Of what a pattern must have, that of which there are the fewest. */
function telling({ source, required }: Pattern): string[] {
  const [first, ...others] = required;
  if (first === undefined) throw new RangeError(`The pattern "${source}" requires no word`);
  return others.reduce((fewest, keys) => (keys.length < fewest.length ? keys : fewest), first);
}

/** Every rule that fires on a message, in the order of the tables. */
export function fire(analysis: Analysis): Hit[] {
  const possible = new Uint8Array(COMPILED.length);
  for (const key of analysis.places.keys()) for (const rule of RULES_BY_KEY.get(key) ?? []) possible[rule] = 1;
  const hits: Hit[] = [];
  for (const [at, rule] of COMPILED.entries()) {
    if (possible[at] === 0) continue;
    const match = firstMatch(rule.any, analysis);
    if (match === null || firstMatch(rule.unless, analysis) !== null) continue;
    const negated = rule.negated !== undefined && isNegated(analysis, match);
    if (negated && rule.negated === 'nothing') continue;
    const intent = negated && rule.negated !== undefined && rule.negated !== 'nothing' ? rule.negated : rule.intent;
    hits.push({ rule: rule.id, intent, strength: rule.strength, match, negated });
  }
  return hits;
}

function firstMatch(patterns: readonly Pattern[], analysis: Analysis): Match | null {
  for (const pattern of patterns) {
    const match = find(pattern, analysis);
    if (match !== null) return match;
  }
  return null;
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
