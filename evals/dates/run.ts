/** Measures the date and time resolver on labelled expressions: exact, wrong and abstained, by class. */
import { join } from 'node:path';
import type { DateReading, TimeReading, WhenReading } from '../../domain/understanding/types';
import { resolveWhen } from '../../domain/understanding/when/index';
import { OPENING_HOURS, readExpressions, type LabelledExpression } from './expression';

export type Verdict = 'exact' | 'wrong' | 'abstained';

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

export function read(row: LabelledExpression): WhenReading {
  return resolveWhen(row.text, {
    now: row.now,
    timezone: row.timezone,
    ...(row.pending ? { pending: row.pending } : {}),
    ...(row.hours ? { hours: OPENING_HOURS[row.hours] } : {}),
  });
}

/** The worst of the verdicts on day, time and, in a move, the present appointment. */
export function judge(row: LabelledExpression, reading: WhenReading): Verdict {
  const verdicts = [
    judgeDate(reading.date, row.date_kind, row.date, row.now),
    judgeTime(reading.time, row),
    judgeOld(reading.from?.date, row.from_date),
    judgeOld(reading.from?.time, row.from_time),
  ];
  if (verdicts.includes('wrong')) return 'wrong';
  return verdicts.includes('abstained') ? 'abstained' : 'exact';
}

function judgeDate(got: DateReading | null, kind: string | undefined, value: string | undefined, now: string): Verdict {
  if (kind === undefined) return got === null ? 'exact' : isAsked(got) ? 'abstained' : 'wrong';
  if (got === null) return 'abstained';
  const expected = value?.split('|') ?? [];
  if (got.kind === kind)
    return sameDate(got, expected, now.slice(0, 10)) ? 'exact' : isAsked(got) ? 'abstained' : 'wrong';
  return isAsked(got) ? 'abstained' : 'wrong';
}

function isAsked(reading: DateReading | TimeReading): boolean {
  return reading.kind === 'ambiguous' || reading.kind === 'invalid';
}

function sameDate(got: DateReading, expected: string[], today: string): boolean {
  switch (got.kind) {
    case 'day':
    case 'past':
      return expected.includes(got.value);
    case 'ambiguous':
      return sameSet(got.candidates, expected);
    case 'range':
      return expected.some((stretch) => {
        const [days = '', except = ''] = stretch.split(' menos ');
        const [from = '', to = ''] = days.split('/');
        const excepted = except === '' ? [] : except.split(',');
        // A week that has begun is wished for from today on.
        const begins = from < today ? today : from;
        return got.from === begins && (to === '*' || got.to === to) && sameSet(got.except ?? [], excepted);
      });
    case 'invalid':
      return true;
  }
}

function judgeTime(got: TimeReading | null, row: LabelledExpression): Verdict {
  if (row.time_kind === undefined) return got === null ? 'exact' : isAsked(got) ? 'abstained' : 'wrong';
  if (got === null) return 'abstained';
  if (got.kind !== row.time_kind) return isAsked(got) ? 'abstained' : 'wrong';
  const expected = row.time?.split('|') ?? [];
  if (got.kind === 'invalid') return 'exact';
  if (got.kind === 'exact') return expected.includes(got.value) ? 'exact' : 'wrong';
  if (got.kind === 'ambiguous') return sameSet(got.candidates, expected) ? 'exact' : 'abstained';
  const window = row.window === undefined || row.window.split('|').includes(`${got.from}-${got.to}`);
  return window && (row.part === undefined || row.part === got.part) ? 'exact' : 'wrong';
}

function judgeOld(got: DateReading | TimeReading | null | undefined, expected: string | undefined): Verdict {
  const value = got === null || got === undefined ? undefined : short(got);
  if (expected === undefined) return value === undefined ? 'exact' : 'wrong';
  if (value === undefined) return 'abstained';
  return expected === value || expected.split('|').includes(value) ? 'exact' : 'wrong';
}

function short(reading: DateReading | TimeReading): string {
  switch (reading.kind) {
    case 'day':
    case 'past':
    case 'exact':
      return reading.value;
    case 'range':
      return `${reading.from}/${reading.to}`;
    case 'window':
      return `${reading.from}-${reading.to}`;
    case 'ambiguous':
      return reading.candidates.join('|');
    case 'invalid':
      return 'invalid';
  }
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value));
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
  for (const report of evaluateDates()) process.stdout.write(`${formatReport(report)}\n\n`);
}
