import { describe, expect, it } from '@jest/globals';
import { workspaceOf } from '../workspaces';
import { commandGate, commandMarkdown, commandReport } from './report';
import type { CommandRow } from './rows';
import { canonical, separate, commandFigures, confusions, exactShare, objectOf, scoreRows, type Scored } from './score';

const row = (text: string, commands: string[], change: Partial<CommandRow> = {}): CommandRow => ({
  id: `a-x-${text}`,
  family: 'a',
  split: 'dev',
  workspace: workspaceOf('estilo'),
  context: {},
  text,
  commands,
  at: 'a-x.jsonl:1',
  ...change,
});
const scored = (labelled: string[], read: string[]): Scored => ({
  row: row('x', labelled),
  labelled,
  read,
  exact: canonical(labelled) === canonical(read),
});

describe('canonical', () => {
  const same = (a: string[], b: string[]): boolean => canonical(a) === canonical(b);

  it('takes values in any order, and a question wherever it stands', () => {
    expect(
      same(['start book', 'set a=1', 'set b=2', 'ask prices'], ['ask prices', 'start book', 'set b=2', 'set a=1']),
    ).toBe(true);
  });

  it('keeps apart what belongs to one task and to the next', () => {
    expect(same(['start book', 'set a=1', 'start book another'], ['start book', 'start book another', 'set a=1'])).toBe(
      false,
    );
    expect(same(['set a=1', 'start book'], ['start book', 'set a=1'])).toBe(false);
    expect(same(['affirm'], ['affirm', 'affirm'])).toBe(false);
  });
});

describe('separate', () => {
  it('takes one line about days and hours for two', () => {
    expect(
      separate([
        'narrow days=2026-12-01..2026-12-03 except=2026-12-02 hours=13:00..20:00',
        'refer day=2026-12-01 time=10:00',
      ]),
    ).toEqual([
      'narrow days=2026-12-01..2026-12-03 except=2026-12-02',
      'narrow hours=13:00..20:00',
      'refer day=2026-12-01 time=10:00',
    ]);
    expect(separate(['exclude weekdays=0 staff=Juan Martínez'])).toEqual([
      'exclude weekdays=0',
      'exclude staff=Juan Martínez',
    ]);
  });
});

describe('figures', () => {
  const messages = [
    scored(['start book', 'set preferred_time=10:00'], ['start book', 'set preferred_time=22:00']),
    scored(['affirm'], ['affirm']),
    scored(['ask prices service=Barba'], ['start move']),
  ];

  it('counts messages and commands', () => {
    expect(exactShare(messages)).toBeCloseTo(1 / 3);
    expect(commandFigures(messages)).toMatchObject({ precision: 0.5, recall: 0.5, f1: 0.5, support: 4 });
    expect(commandFigures(messages, (line) => objectOf(line) === 'set preferred_time')).toMatchObject({
      f1: 0,
      support: 1,
    });
    expect(commandFigures(messages, (line) => objectOf(line) === 'start book')).toMatchObject({ f1: 1, support: 1 });
  });

  it('says what was read instead', () => {
    expect(confusions(messages)).toEqual([
      { labelled: 'set preferred_time', read: 'set preferred_time', times: 1, ids: ['a-x-x'] },
      { labelled: 'ask prices', read: 'start move', times: 1, ids: ['a-x-x'] },
    ]);
  });

  it.each([
    ['ask prices service=Barba', 'ask prices'],
    ['set preferred_time=10:00', 'set preferred_time'],
    ['refer owner=hija', 'refer'],
    ['leave_open preferred_date soonest', 'leave_open preferred_date'],
    ['affirm', 'affirm'],
  ])('takes %j for %j', (line, object) => {
    expect(objectOf(line)).toBe(object);
  });
});

describe('the report of commands', () => {
  const rows = [
    row('quiero un turno', ['start book']),
    row('sí', ['affirm'], { context: { task: 'book', asked: 'confirm' } }),
    row('no sé qué decir de esto', ['optin']),
    row('una palabra secreta', ['optin'], { id: 'c-x-001', family: 'c', split: 'test' }),
  ];

  it('reads messages in their context', () => {
    expect(scoreRows(rows).map(({ exact }) => exact)).toEqual([true, true, false, false]);
  });

  it('has figures by family and confusions of dev alone', () => {
    const dev = commandReport('dev', rows);
    expect(dev).toMatchObject({ messages: 3, families: { a: { messages: 3 } } });
    expect(dev.headlines.exact.value).toBeCloseTo(2 / 3);
    expect(dev.confusions.length).toBeGreaterThan(0);
    const test = commandReport('test', rows);
    expect(test.confusions).toEqual([]);
    expect(commandMarkdown(test)).not.toContain('c-x-001');
  });

  it('fails below a floor, in either split', () => {
    expect(commandGate(rows, { dev: { exact: 0.6, f1: 0.5 } })).toEqual([]);
    expect(commandGate(rows, { dev: { exact: 0.7, f1: 0.5 }, test: { exact: 0.1, f1: 0 } })).toEqual([
      'commands of dev: exact is 66.7 %, at least 70.0 %',
      'commands of test: exact is 0.0 %, at least 10.0 %',
    ]);
  });
});
