import type { Analysis } from '../analysis';
import type { Intent } from '../types';
import { ranked, readByRules, type RuleReading } from './by-rules';

export interface IntentReading {
  intent: Intent;
  alsoIntent: Intent | null;
  /** Calibrated probability that `intent` is right. */
  confidence: number;
  alternatives: { intent: Intent; confidence: number }[];
  rules: RuleReading;
}

export function readIntent(analysis: Analysis): IntentReading {
  const rules = readByRules(analysis);
  const order = ranked(rules.scores);
  const best = order[0] ?? { intent: 'other' as const, score: 0 };
  const total = order.reduce((sum, { score }) => sum + Math.exp(score), Math.exp(2));
  const alternatives = (order.length > 0 ? order : [best])
    .slice(0, 3)
    .map(({ intent, score }) => ({ intent, confidence: round(Math.exp(score) / total) }));
  return {
    intent: best.intent,
    alsoIntent: secondRequest(rules, best.intent),
    confidence: alternatives[0]?.confidence ?? 0,
    alternatives,
    rules,
  };
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
