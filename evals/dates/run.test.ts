import { describe, expect, it } from '@jest/globals';
import { judge, read, trace } from './judge';
import { tallyRules } from './rules';
import { evaluateDates, formatReport } from './run';
import { readExpressions } from './expression';
import { join } from 'node:path';

const FILES = ['es-ar-expressions.jsonl', 'duckling-es.jsonl'];

describe('es-AR expressions', () => {
  const rows = readExpressions(join(__dirname, 'es-ar-expressions.jsonl'));

  it('holds at least 400 different ones', () => {
    expect(new Set(rows.map(({ text, now, hours, pending }) => [text, now, hours, pending].join('|'))).size).toBe(
      rows.length,
    );
    expect(rows.length).toBeGreaterThanOrEqual(400);
  });

  it('are all read as a careful reader reads them', () => {
    expect(rows.filter((row) => judge(row, read(row)) !== 'exact').map(({ text }) => text)).toEqual([]);
  });
});

describe('the public oracle', () => {
  const report = evaluateDates().find(({ file }) => file === 'duckling-es.jsonl');

  it('is read without a wrong value, and nearly all of it', () => {
    expect(report?.misses.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
    expect((report?.all.exact ?? 0) / (report?.all.total ?? 1)).toBeGreaterThanOrEqual(0.98);
  });

  it('says why rows are left out', () => {
    expect(
      Object.values(report?.outOfScope ?? {}).reduce((sum, count) => sum + count, 0) + (report?.all.total ?? 0),
    ).toBe(226);
    expect(report && formatReport(report)).toContain('not counted');
  });
});

describe('judge', () => {
  const [row] = readExpressions(join(__dirname, 'es-ar-expressions.jsonl'));

  it('tells asking from a wrong value', () => {
    if (!row) throw new Error('no rows');
    const said = { ...row, date_kind: 'day', date: '2026-11-25' };
    const span = { start: 0, end: 3, text: 'hoy' };
    expect(judge(said, { date: { kind: 'day', value: '2026-11-25', span, confidence: 1 }, time: null })).toBe('exact');
    expect(judge(said, { date: { kind: 'day', value: '2026-11-26', span, confidence: 1 }, time: null })).toBe('wrong');
    expect(judge(said, { date: null, time: null })).toBe('abstained');
    expect(
      judge(said, {
        date: { kind: 'ambiguous', candidates: ['2026-11-25', '2026-12-02'], span, confidence: 1 },
        time: null,
      }),
    ).toBe('abstained');
  });
});

describe('tallyRules', () => {
  it('finds work for every rule in the labelled expressions, and a rule for every reading', () => {
    const rows = FILES.flatMap((file) => readExpressions(join(__dirname, file)));
    const idle = [...tallyRules(rows)].filter(([, { exact }]) => exact === 0).map(([id]) => id);
    expect(idle).toEqual([]);
    const unnamed = rows.filter((row) => {
      const { reading, rules } = trace(row);
      return (reading.date !== null && rules.date.length === 0) || (reading.time !== null && rules.time.length === 0);
    });
    expect(unnamed.map(({ text }) => text)).toEqual([]);
  });
});
