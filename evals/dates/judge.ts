/** Whether a reading is one that a careful reader would give. */
import type { DateReading, TimeReading, WhenReading } from '../../domain/understanding/types';
import { traceWhen, type WhenTrace } from '../../domain/understanding/when/index';
import { OPENING_HOURS, type LabelledExpression } from './expression';

export type Verdict = 'exact' | 'wrong' | 'abstained';

export function read(row: LabelledExpression): WhenReading {
  return trace(row).reading;
}

export function trace(row: LabelledExpression): WhenTrace {
  return traceWhen(row.text, {
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

export function judgeDate(
  got: DateReading | null,
  kind: string | undefined,
  value: string | undefined,
  now: string,
): Verdict {
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

export function judgeTime(got: TimeReading | null, row: LabelledExpression): Verdict {
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

export function short(reading: DateReading | TimeReading): string {
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
