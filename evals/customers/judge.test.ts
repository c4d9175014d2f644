import { describe, expect, it } from '@jest/globals';
import type { AgendaRow } from './drivers/driver';
import { judge, type Account } from './judge';
import { BOOK, scenarioOf } from './one-customer';
import type { Scenario, Task } from './types';

const row = (over: Partial<AgendaRow> = {}): AgendaRow => ({
  service: 'Barba',
  staff: 'Carlos Rodríguez',
  date: '2026-11-27',
  time: '10:00',
  name: 'Eva Paz',
  code: 'NEW1',
  own: true,
  ...over,
});
const HAD = row({ code: 'OLD1', service: 'Brushing', staff: 'María Fernández', time: '15:00' });
const CANCEL: Task = { kind: 'cancel', target: HAD };
const MOVE: Task = {
  kind: 'move',
  target: HAD,
  wish: { service: 'Brushing', date: '2026-11-28', time: { at: '11:00' } },
};

const scenario = (...tasks: Task[]): Scenario => scenarioOf(tasks);

const account = (after: AgendaRow[][], over: Partial<Account> = {}): Account => ({
  before: [],
  after,
  deadEnd: null,
  told: [false, false],
  ...over,
});

const verdictOf = (...args: Parameters<typeof judge>): string => judge(...args).verdict;

describe('a booking', () => {
  it('is complete when the row is there', () => {
    expect(verdictOf(scenario(BOOK), account([[], [row()]]))).toBe('complete');
  });

  it('may be in the first name only, without accents', () => {
    expect(verdictOf(scenario(BOOK), account([[row({ name: 'eva' })]]))).toBe('complete');
  });

  it.each([
    ['another hour', { time: '11:00' }],
    ['another day', { date: '2026-11-28' }],
    ['another service', { service: 'Brushing' }],
    ['another person', { name: 'Ana' }],
    ['a name with more in it', { name: 'Eva Porfa' }],
  ])('of %s is a wrong row', (_, over) => {
    expect(verdictOf(scenario(BOOK), account([[row(over)]]))).toBe('wrong_row');
  });

  it('with another professional than the one wished for is a wrong row', () => {
    const task: Task = { ...BOOK, wish: { ...BOOK.wish, staff: 'Juan Martínez' } };
    expect(verdictOf(scenario(task), account([[row()]]))).toBe('wrong_row');
  });

  it('at any hour of the part of the day that was asked for is complete', () => {
    const task: Task = { ...BOOK, wish: { ...BOOK.wish, time: { from: '00:00', until: '13:00' } } };
    expect(verdictOf(scenario(task), account([[row()]]))).toBe('complete');
    expect(verdictOf(scenario(task), account([[row({ time: '15:00' })]]))).toBe('wrong_row');
  });

  it('that is not there is a dead end', () => {
    expect(verdictOf(scenario(BOOK), account([[]]))).toBe('dead_end');
  });

  it('made twice is a wrong row', () => {
    expect(verdictOf(scenario(BOOK), account([[row(), row({ code: 'NEW2' })]]))).toBe('wrong_row');
  });

  it('that was wrong in the meantime is a wrong row', () => {
    expect(verdictOf(scenario(BOOK), account([[row({ time: '11:00' })], [row()]]))).toBe('wrong_row');
  });
});

describe('a change of mind', () => {
  const changed: Task = { ...BOOK, change: { when: 'booked', to: { time: { at: '12:00' } } } };

  it('is judged by the last wish, and the first may have been booked before', () => {
    expect(verdictOf(scenario(changed), account([[row()], [row({ time: '12:00' })]]))).toBe('complete');
    expect(verdictOf(scenario(changed), account([[row()], [row()]]))).toBe('wrong_row');
  });

  it('may end with nothing', () => {
    const dropped: Task = { ...BOOK, change: { when: 'summary', to: {}, drops: true } };
    expect(verdictOf(scenario(dropped), account([[]]))).toBe('complete');
    expect(verdictOf(scenario(dropped), account([[row()]]))).toBe('wrong_row');
  });
});

describe('what cannot be had', () => {
  const impossible: Task = { ...BOOK, possible: false };

  it('is complete without a row when the customer was told', () => {
    expect(verdictOf(scenario(impossible), account([[]], { told: [true] }))).toBe('complete');
    expect(verdictOf(scenario(impossible), account([[]]))).toBe('dead_end');
  });

  it('is complete with what the customer takes instead, and nothing else', () => {
    const task: Task = { ...impossible, instead: { ...BOOK.wish, time: { at: '12:00' } } };
    expect(verdictOf(scenario(task), account([[row({ time: '12:00' })]], { told: [true] }))).toBe('complete');
    expect(verdictOf(scenario(task), account([[row()]], { told: [true] }))).toBe('wrong_row');
  });

  it('is a wrong row when something is booked nevertheless', () => {
    const foreign: Task = { kind: 'foreign', said: 'uñas', wrongBusiness: false };
    expect(verdictOf(scenario(foreign), account([[row()]], { told: [true] }))).toBe('wrong_row');
    expect(verdictOf(scenario(foreign), account([[]], { told: [true] }))).toBe('complete');
  });
});

describe('appointments from before', () => {
  const before = [HAD, row({ code: 'OTHER', own: false, name: 'Otra' })];

  it('stay as they are', () => {
    expect(verdictOf(scenario(BOOK), account([[...before, row()]], { before }))).toBe('complete');
    expect(verdictOf(scenario(BOOK), account([[before[1] ?? HAD, row()]], { before }))).toBe('wrong_row');
    const touched = [{ ...HAD, time: '16:00' }, before[1] ?? HAD, row()];
    expect(verdictOf(scenario(BOOK), account([touched], { before }))).toBe('wrong_row');
  });

  it('of others stay as they are', () => {
    expect(verdictOf(scenario(BOOK), account([[HAD, row()]], { before }))).toBe('wrong_row');
  });

  it('are cancelled when that was asked for, and only then', () => {
    const more = [HAD, row({ code: 'OLD2' })];
    expect(verdictOf(scenario(CANCEL), account([[row({ code: 'OLD2' })]], { before: more }))).toBe('complete');
    expect(verdictOf(scenario(CANCEL), account([[HAD]], { before: more }))).toBe('wrong_row');
    expect(verdictOf(scenario(CANCEL), account([more], { before: more }))).toBe('dead_end');
  });

  it('are moved to where they were asked to, by a change or by a cancellation and a booking', () => {
    const there = { ...HAD, date: '2026-11-28', time: '11:00' };
    expect(verdictOf(scenario(MOVE), account([[there]], { before: [HAD] }))).toBe('complete');
    expect(verdictOf(scenario(MOVE), account([[{ ...there, code: 'NEW1' }]], { before: [HAD] }))).toBe('complete');
    expect(verdictOf(scenario(MOVE), account([[{ ...there, time: '12:00' }]], { before: [HAD] }))).toBe('wrong_row');
    expect(verdictOf(scenario(MOVE), account([[]], { before: [HAD] }))).toBe('wrong_row');
  });
});

describe('several tasks', () => {
  it('are partial when one of them is done', () => {
    expect(verdictOf(scenario(CANCEL, BOOK), account([[]], { before: [HAD] }))).toBe('partial');
    expect(verdictOf(scenario(CANCEL, BOOK), account([[row()]], { before: [HAD] }))).toBe('complete');
  });

  it('are partial when a question was not answered', () => {
    const ask: Task = { kind: 'ask', question: { topic: 'hours', answers: ['lun'] } };
    expect(verdictOf(scenario(ask, BOOK), account([[row()]]))).toBe('partial');
    expect(verdictOf(scenario(ask, BOOK), account([[row()]], { told: [true, false] }))).toBe('complete');
  });

  it('may be two alike', () => {
    const other: Task = { ...BOOK, person: { first: 'Leo', last: '' } };
    const rows = [row(), row({ code: 'NEW2', name: 'Leo', staff: 'Juan Martínez' })];
    expect(verdictOf(scenario(BOOK, other), account([rows]))).toBe('complete');
  });
});

describe('a dead end', () => {
  it('is one even when the rows are right', () => {
    expect(verdictOf(scenario(BOOK), account([[row()]], { deadEnd: 'handed over' }))).toBe('dead_end');
  });

  it('does not hide a wrong row', () => {
    expect(verdictOf(scenario(BOOK), account([[row({ time: '12:00' })]], { deadEnd: 'gave up' }))).toBe('wrong_row');
  });
});
