/**
 * `npm run eval [-- --split test --gate --baseline --show 20]`: measures the deterministic tier on the labelled utterances
 * and commands. `--gate` fails when a headline falls below `reports/baseline.json` by more than its noise, or a figure of the
 * commands below its floor there (of either split); `--baseline` rewrites that file.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  commandFloors,
  commandGate,
  commandMarkdown,
  commandReport,
  type CommandFloors,
  type CommandReport,
} from './commands/report';
import { readCommandRows, type CommandRow } from './commands/rows';
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
  const rows = readCommandRows();
  const commands = commandReport(values.split, rows);
  const markdown = `${toMarkdown(report)}\n${commandMarkdown(commands)}\n${datesSummary()}`;
  // A gate is part of the tests, which leave the working tree as it is.
  if (!values.gate) write({ ...report, commands }, markdown);
  process.stdout.write(`${markdown}\n`);
  showErrors(outcomes, Number(values.show));
  if (values.baseline) {
    const { engine, split, headlines } = report;
    writeFileSync(BASELINE, json({ engine, split, headlines, commands: commandFloors(rows) } satisfies Baseline));
  }
  if (values.gate) check(report, rows);
}

type Baseline = Pick<Report, 'engine' | 'split' | 'headlines'> & { commands?: CommandFloors };

function write(report: Report & { commands: CommandReport }, markdown: string): void {
  const folder = join(HERE, 'reports');
  mkdirSync(folder, { recursive: true });
  const name = `${report.engine}-${report.split}`;
  writeFileSync(join(folder, `${name}.json`), json(report));
  writeFileSync(join(folder, `${name}.md`), markdown);
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

function check(report: Report, rows: readonly CommandRow[]): void {
  if (!existsSync(BASELINE)) throw new Error(`There is no baseline at ${BASELINE}: make one with --baseline`);
  const baseline = JSON.parse(readFileSync(BASELINE, 'utf8')) as Baseline;
  const problems = [...gate(report, baseline), ...commandGate(rows, baseline.commands ?? {})];
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
