/**
 * `npm run eval [-- --split test --gate --baseline --show 20]`: measures the deterministic tier on the labelled utterances.
 * `--gate` fails when a headline falls below `reports/baseline.json` by more than its noise; `--baseline` rewrites that file.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluateDates } from './dates/run';
import { RULES_ENGINE } from './engine';
import { evaluate } from './evaluate';
import type { Outcome } from './metrics/outcome';
import { gate, percent, reportOn, type Report } from './report';
import { toMarkdown } from './report-markdown';
import { readUtterances } from './utterance-set';

const HERE = __dirname;
const BASELINE = join(HERE, 'reports', 'baseline.json');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      split: { type: 'string', default: 'test' },
      gate: { type: 'boolean', default: false },
      baseline: { type: 'boolean', default: false },
      show: { type: 'string', default: '0' },
    },
  });
  const records = readUtterances(join(HERE, 'utterances')).filter(({ split }) => split === values.split);
  const outcomes = await evaluate(RULES_ENGINE, records);
  const report = reportOn(RULES_ENGINE.name, values.split, outcomes);
  // A gate is part of the tests, which leave the working tree as it is.
  if (!values.gate) write(report);
  process.stdout.write(`${toMarkdown(report)}\n${datesSummary()}\n`);
  showErrors(outcomes, Number(values.show));
  if (values.baseline)
    writeFileSync(BASELINE, json({ engine: report.engine, split: report.split, headlines: report.headlines }));
  if (values.gate) check(report);
}

function write(report: Report): void {
  const folder = join(HERE, 'reports');
  mkdirSync(folder, { recursive: true });
  const name = `${report.engine}-${report.split}`;
  writeFileSync(join(folder, `${name}.json`), json(report));
  writeFileSync(join(folder, `${name}.md`), `${toMarkdown(report)}\n${datesSummary()}`);
}

function datesSummary(): string {
  const lines = evaluateDates().map(
    ({ file, all }) =>
      `- ${file}: ${all.total} expressions, exact ${percent(all.exact / all.total)}, wrong ${percent(all.wrong / all.total)}, asked ${percent(all.abstained / all.total)}`,
  );
  return ['## Dates and times', ...lines, ''].join('\n');
}

function showErrors(outcomes: readonly Outcome[], most: number): void {
  const wrong = outcomes.filter(({ expected, read }) => expected !== read).slice(0, most);
  for (const { record, expected, read, confidence } of wrong) {
    process.stdout.write(`${expected} → ${read} (${confidence.toFixed(2)})  ${record.text}\n`);
  }
}

function check(report: Report): void {
  if (!existsSync(BASELINE)) throw new Error(`There is no baseline at ${BASELINE}: make one with --baseline`);
  const baseline = JSON.parse(readFileSync(BASELINE, 'utf8')) as Pick<Report, 'headlines'>;
  const problems = gate(report, baseline);
  if (problems.length > 0) {
    process.stderr.write(`Understanding got worse than its baseline:\n${problems.join('\n')}\n`);
    process.exitCode = 1;
  }
}

function json(value: unknown): string {
  const rounded = JSON.stringify(
    value,
    (_, inner: unknown) => (typeof inner === 'number' ? Math.round(inner * 10000) / 10000 : inner),
    2,
  );
  return `${rounded}\n`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
