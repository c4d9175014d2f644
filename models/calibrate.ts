/**
 * Measures a model beside the deterministic tier on the dev split and prints its entry for `models/calibration.ts`:
 *
 *   OLLAMA_HOST=… npx tsx models/calibrate.ts <model> [records, default 300]
 */
import { CONSERVATIVE, type SlmCalibration } from '../domain/understanding/combine';
import type { Intent } from '../domain/understanding/vocabulary';
import { createSlmEngine } from './slm-engine';
import { readUtterances } from './utterances';

/** One labelled message, as both tiers read it. */
export interface Paired {
  label: Intent;
  rules: { intent: Intent; confidence: number };
  slm: { intent: Intent; confidence: number };
}

const THRESHOLD = 0.7;
const BANDS = [0, 0.45, 0.6, 0.75];

/**
 * Ratios are smoothed by one imagined case on each side, and the model's share by one right case in four: a small sample
 * must not look certain, nor let a model decide.
 */
export function calibrate(pairs: readonly Paired[]): SlmCalibration {
  const right = pairs.filter((pair) => pair.rules.intent === pair.label);
  const wrong = pairs.filter((pair) => pair.rules.intent !== pair.label);
  const agree = (pair: Paired): boolean => pair.rules.intent === pair.slm.intent;
  const differ = (pair: Paired): boolean => !agree(pair);
  const share = (of: readonly Paired[], test: (pair: Paired) => boolean): number =>
    (of.filter(test).length + 1) / (of.length + 2);
  const unsure = pairs.filter((pair) => differ(pair) && pair.rules.confidence < THRESHOLD);
  return {
    ...CONSERVATIVE,
    agreeRatio: round(share(right, agree) / share(wrong, agree)),
    differRatio: round(share(right, differ) / share(wrong, differ)),
    rightWhenUnsure: BANDS.map((from, at) => {
      const to = BANDS[at + 1] ?? Infinity;
      const band = unsure.filter((pair) => pair.slm.confidence >= from && pair.slm.confidence < to);
      return {
        from,
        right: round((band.filter((pair) => pair.slm.intent === pair.label).length + 1) / (band.length + 4)),
      };
    }),
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

async function main(): Promise<void> {
  const [model, count] = process.argv.slice(2);
  if (!model) throw new Error('usage: npx tsx models/calibrate.ts <model> [records]');
  const all = readUtterances().filter((one) => one.split === 'dev' && !one.act);
  const wanted = Math.min(all.length, Number(count ?? 300));
  const sample = Array.from({ length: wanted }, (_, at) => all[Math.floor((at * all.length) / wanted)]).filter(
    (one) => one !== undefined,
  );
  const engine = createSlmEngine({ host: process.env['OLLAMA_HOST'] ?? '127.0.0.1:11434', model });
  const pairs: Paired[] = [];
  for (const { text, now, timezone, intent } of sample) {
    const { rules, slm } = await engine.read({ text, now, timezone });
    if (slm) pairs.push({ label: intent, rules, slm });
    if (pairs.length % 20 === 0) process.stderr.write(`${pairs.length}/${wanted}\n`);
  }
  const correct = (tier: 'rules' | 'slm'): number => pairs.filter((pair) => pair[tier].intent === pair.label).length;
  process.stderr.write(
    `${pairs.length} read by both; rules right ${correct('rules')}, model right ${correct('slm')}\n`,
  );
  process.stdout.write(`${JSON.stringify({ [model]: calibrate(pairs) }, null, 2)}\n`);
}

if (require.main === module) void main();
