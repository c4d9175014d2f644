/**
 * `OLLAMA_HOST=… npm run eval:slm -- [--model qwen2.5:7b] [--limit 200]`: measures the SLM tier beside the deterministic one
 * on the same messages of the test split: the rules alone, the model alone, and both combined as the product combines them.
 * Writes `reports/slm-<model>.md` and `.json`. A slow machine measures a sample: every n-th message.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSlmEngine } from '../models/slm-engine';
import { outcomeOf, type Outcome } from './metrics/outcome';
import { percent, reportOn } from './report';
import { readUtterances } from './utterance-set';

interface Measured {
  rules: Outcome[];
  model: Outcome[];
  combined: Outcome[];
  failures: Record<string, number>;
}

async function main(): Promise<void> {
  const host = process.env['OLLAMA_HOST'];
  if (!host) throw new Error('OLLAMA_HOST is not set: say where the model server is.');
  const { values } = parseArgs({
    options: {
      model: { type: 'string', default: process.env['SLM_EXTRACTOR_MODEL'] ?? 'qwen2.5:7b' },
      limit: { type: 'string', default: '200' },
    },
  });
  const all = readUtterances(join(__dirname, 'utterances')).filter(({ split }) => split === 'test');
  const step = Math.max(1, Math.floor(all.length / Number(values.limit)));
  const records = all.filter((_, index) => index % step === 0).slice(0, Number(values.limit));

  const engine = createSlmEngine({ host, model: values.model });
  const measured: Measured = { rules: [], model: [], combined: [], failures: {} };
  // Loads the model and its prompt, so that the first figure is not about that.
  await engine.read({ text: 'necesito saber algo', now: '2026-10-14T10:00:00-03:00', timezone: 'UTC' });
  for (const record of records) {
    const begun = performance.now();
    const { text, now, timezone } = record;
    const read = await engine.read({ text, now, timezone });
    const ms = performance.now() - begun;
    measured.rules.push(outcomeOf(record, read.rules, 0));
    measured.combined.push(outcomeOf(record, read.reading, ms));
    if (read.slm) measured.model.push(outcomeOf(record, read.slm, ms));
    if (read.failure) measured.failures[read.failure] = (measured.failures[read.failure] ?? 0) + 1;
  }
  publish(values.model, all.length, measured);
}

function publish(model: string, outOf: number, { rules, model: alone, combined, failures }: Measured): void {
  const rows = [
    ['deterministic tier', rules],
    ['model alone', alone],
    ['both, as the product combines them', combined],
  ] as const;
  const figures = rows.map(([name, outcomes]) => ({ name, report: reportOn(name, 'test', outcomes) }));
  const lines = [
    `# ${model} beside the deterministic tier (test split, every n-th message: ${rules.length} of ${outOf})`,
    '',
    '| Reading | Messages | Intent accuracy | Macro-F1 | Wrong write intent | p50 ms | p99 ms |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...figures.map(({ name, report: { headlines, latency, messages } }) => {
      const cell = (key: keyof typeof headlines): string => {
        const { value, low, high } = headlines[key];
        return `${percent(value)} (${percent(low)} – ${percent(high)})`;
      };
      const times = name === 'deterministic tier' ? '– | –' : `${Math.round(latency.p50)} | ${Math.round(latency.p99)}`;
      return `| ${name} | ${messages} | ${cell('accuracy')} | ${cell('macroF1')} | ${cell('wrongWrites')} | ${times} |`;
    }),
    '',
    `The model is not asked about dialogue acts. Failed calls: ${JSON.stringify(failures)}.`,
    '',
  ];
  const name = `slm-${model.replaceAll(/[^\w.-]+/g, '-')}`;
  const folder = join(__dirname, 'reports');
  writeFileSync(join(folder, `${name}.md`), lines.join('\n'));
  writeFileSync(
    join(folder, `${name}.json`),
    `${JSON.stringify({ model, figures: figures.map(({ name: reading, report }) => ({ reading, headlines: report.headlines, latency: report.latency })), failures }, null, 2)}\n`,
  );
  process.stdout.write(lines.join('\n'));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
