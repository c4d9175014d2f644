/** Measures the date and time resolver on labelled expressions: exact, wrong and abstained, by class and by rule. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DateReading, TimeReading, WhenReading } from '../../domain/understanding/types';
import { readExpressions, type LabelledExpression } from './expression';
import { judge, read, short, type Verdict } from './judge';
import { formatRules, tallyRules } from './rules';

export interface DateFigures {
  total: number;
  exact: number;
  /** Another value than a fair one was given, or one where nothing was said. */
  wrong: number;
  /** A value was said and none was given: it would be asked for. */
  abstained: number;
}

export interface DateReport {
  file: string;
  all: DateFigures;
  byClass: Record<string, DateFigures>;
  /** Rows left out of the figures, counted by reason. */
  outOfScope: Record<string, number>;
  misses: { text: string; verdict: Verdict; expected: string; got: string }[];
}

const FILES = ['es-ar-expressions.jsonl', 'duckling-es.jsonl'];

export function evaluateDates(directory: string = __dirname): DateReport[] {
  return FILES.map((file) => evaluateFile(file, readExpressions(join(directory, file))));
}

function evaluateFile(file: string, rows: readonly LabelledExpression[]): DateReport {
  const report: DateReport = { file, all: none(), byClass: {}, outOfScope: {}, misses: [] };
  for (const row of rows) {
    if (row.reason !== undefined) {
      report.outOfScope[row.reason] = (report.outOfScope[row.reason] ?? 0) + 1;
      continue;
    }
    const reading = read(row);
    const verdict = judge(row, reading);
    for (const figures of [report.all, (report.byClass[row.class] ??= none())]) {
      figures.total++;
      figures[verdict]++;
    }
    if (verdict !== 'exact')
      report.misses.push({ text: row.text, verdict, expected: expectation(row), got: summary(reading) });
  }
  return report;
}

function expectation({
  date_kind,
  date,
  time_kind,
  time,
  window,
  part,
  from_date,
  from_time,
}: LabelledExpression): string {
  return [
    date_kind,
    date,
    time_kind,
    time,
    window,
    part,
    from_date && `was ${from_date}`,
    from_time && `was ${from_time}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function summary({ date, time, from }: WhenReading): string {
  const said = (reading: DateReading | TimeReading | null | undefined): string =>
    reading ? `${reading.kind} ${short(reading)}` : '';
  return [said(date), said(time), from && `was ${said(from.date)} ${said(from.time)}`].filter(Boolean).join(' ');
}

function none(): DateFigures {
  return { total: 0, exact: 0, wrong: 0, abstained: 0 };
}

export function formatReport({ file, all, byClass, outOfScope, misses }: DateReport): string {
  const line = (name: string, { total, exact, wrong, abstained }: DateFigures): string =>
    `${name.padEnd(24)} ${String(total).padStart(5)} ${percent(exact, total)} ${percent(wrong, total)} ${percent(abstained, total)}`;
  const left = Object.entries(outOfScope).map(([reason, count]) => `  not counted: ${count} × ${reason}`);
  const missed = misses.map(
    ({ text, verdict, expected, got }) =>
      `  ${verdict}: "${text}" is ${expected || 'nothing'}, read ${got || 'nothing'}`,
  );
  return [
    `${file.padEnd(24)} ${'n'.padStart(5)}   exact   wrong   asked`,
    line('all', all),
    ...Object.entries(byClass).map(([name, figures]) => line(name, figures)),
    ...left,
    ...missed,
  ].join('\n');
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`.padStart(7);
}

if (require.main === module) {
  const figures = evaluateDates().map(formatReport).join('\n\n');
  const rules = FILES.map((file) => `${file}\n${formatRules(tallyRules(readExpressions(join(__dirname, file))))}`);
  const report = `${figures}\n\n${rules.join('\n\n')}\n`;
  process.stdout.write(report);
  writeFileSync(join(__dirname, '..', 'reports', 'dates.md'), `# Days and hours\n\n\`\`\`\n${report}\`\`\`\n`);
}
