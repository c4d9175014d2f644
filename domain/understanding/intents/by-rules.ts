import type { Analysis } from '../analysis';
import { INTENTS, type Intent } from '../vocabulary';
import { fire, type Hit } from './fire';

/** From this rule strength on, a message or a clause asks for something of its own. */
export const A_REQUEST = 4;

/** What the rules alone say: evidence per intent, in rule strength, and the hits behind it. */
export interface RuleReading {
  scores: Record<Intent, number>;
  hits: readonly Hit[];
}

const readings = new WeakMap<Analysis, RuleReading>();

/** Where requests are told apart and where the intent is read, the same message is asked for. */
export function readByRules(analysis: Analysis): RuleReading {
  const known = readings.get(analysis);
  if (known !== undefined) return known;
  const reading = weigh(fire(analysis));
  readings.set(analysis, reading);
  return reading;
}

function weigh(hits: readonly Hit[]): RuleReading {
  const scores = Object.fromEntries(INTENTS.map((intent) => [intent, 0])) as Record<Intent, number>;
  for (const intent of INTENTS) {
    const strengths = hits.filter((hit) => hit.intent === intent).map((hit) => hit.strength);
    if (strengths.length === 0) continue;
    const sorted = strengths.sort((a, b) => b - a);
    scores[intent] = (sorted[0] ?? 0) + 0.15 * sorted.slice(1).reduce((sum, strength) => sum + strength / 5, 0);
  }
  return { scores, hits };
}
