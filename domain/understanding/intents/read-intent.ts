import type { Analysis } from '../analysis';
import { INTENTS, type Intent } from '../vocabulary';
import { readByRules, type RuleReading } from './by-rules';
import { choose, intentClassifier } from './classifier';
import { features } from './features';

export interface IntentReading {
  intent: Intent;
  alsoIntent: Intent | null;
  /** Calibrated probability that `intent` is right. */
  confidence: number;
  alternatives: { intent: Intent; confidence: number }[];
  rules: RuleReading;
}

/** What a message asks for: the rules' findings and the words themselves, weighed by the trained classifier. */
export function readIntent(analysis: Analysis): IntentReading {
  const rules = readByRules(analysis);
  const classifier = intentClassifier();
  const chances = classifier.probabilities(features(analysis, rules));
  const best = choose(chances);
  const intent = INTENTS[best] ?? 'other';
  const confidence = round(classifier.calibrated(chances[best] ?? 0));
  return {
    intent,
    alsoIntent: secondRequest(rules, intent),
    confidence,
    alternatives: alternatives(chances, best, confidence),
    rules,
  };
}

/** The chosen intent and the two likeliest others, sharing what the first one leaves. */
function alternatives(chances: readonly number[], best: number, confidence: number): IntentReading['alternatives'] {
  const rest = 1 - (chances[best] ?? 0);
  const others = INTENTS.map((intent, k) => ({ intent, chance: chances[k] ?? 0, k }))
    .filter(({ k }) => k !== best)
    .sort((a, b) => b.chance - a.chance)
    .slice(0, 2)
    .map(({ intent, chance }) => ({ intent, confidence: round(rest > 0 ? ((1 - confidence) * chance) / rest : 0) }));
  return [{ intent: INTENTS[best] ?? 'other', confidence }, ...others];
}

/** Another request in other words of the message: a strong rule that shares no word with the first intent's. */
export function secondRequest({ hits }: RuleReading, intent: Intent): Intent | null {
  const own = hits.filter((hit) => hit.intent === intent);
  const others = hits.filter(
    (hit) =>
      hit.intent !== intent &&
      hit.intent !== 'greeting' &&
      hit.intent !== 'chitchat' &&
      hit.intent !== 'other' &&
      hit.strength >= 4 &&
      own.some(({ strength, match }) => strength >= 3 && (hit.match.from >= match.to || hit.match.to <= match.from)),
  );
  return others.sort((a, b) => b.strength - a.strength)[0]?.intent ?? null;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
