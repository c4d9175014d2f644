import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { workspaceOf } from '../workspaces';
import { contextOf } from './context';
import { parseRow, readCommandRows } from './rows';

const line = (change: Record<string, unknown> = {}): string =>
  JSON.stringify({
    id: 'a-book-001',
    business: 'estilo',
    text: 'turno el martes',
    commands: ['start book', 'set preferred_date=2026-12-01'],
    ...change,
  });

describe('parseRow', () => {
  it('reads a row of its file', () => {
    expect(parseRow(line(), 'a-book.jsonl:1')).toMatchObject({ family: 'a', split: 'dev', context: {} });
    expect(parseRow(line({ id: 'c-book-001' }), 'c-book.jsonl:1').split).toBe('test');
  });

  it.each([
    [{ id: 'b-book-001' }, 'no id of this file'],
    [{ id: 'z-book-001' }, 'no id of this file'],
    [{ business: 'kiosco' }, 'unknown business'],
    [{ text: ' ' }, 'text is missing'],
    [{ commands: [] }, 'commands are missing'],
    [{ commands: ['set hour=10:00'] }, 'no set'],
    [{ commands: ['set preferred_date=2026-12-02'] }, '2026-12-02 is no martes'],
    [{ commands: ['set preferred_date=2026-11-24'] }, 'is past'],
    [{ commands: ['choose 1'] }, 'what is not offered'],
    [{ context: { asked: 'weather' } }, 'nothing asks for'],
    [{ context: { task: 'buy' } }, 'no context'],
    [{ context: { task: 'book', offered: ['mañana'] } }, 'nothing offers'],
    [{ context: { pending: 'time' } }, 'unknown field pending'],
    [{ label: 'x' }, 'unknown field label'],
  ])('refuses %j', (change, problem) => {
    expect(() => parseRow(line(change), 'a-book.jsonl:1')).toThrow(problem);
  });
});

describe('readCommandRows', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'commands-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const write = (...lines: string[]): void => {
    writeFileSync(join(folder, 'a-book.jsonl'), `${lines.join('\n')}\n`);
  };

  it('names file and line of all that is wrong', () => {
    write(line(), line({ id: 'a-book-002', commands: ['book'] }), '{');
    expect(() => readCommandRows(folder)).toThrow(/a-book\.jsonl:2: unknown command "book"\na-book\.jsonl:3: /);
  });

  it('refuses an id that comes twice and a message that says nearly the same as another', () => {
    const text = 'quería un turno para corte el martes a la tarde, si se puede';
    write(line({ text }), line({ text: `${text}!!` }));
    expect(() => readCommandRows(folder)).toThrow(/a-book-001 is used twice[^]*say nearly the same/);
  });

  it('takes a short answer again where something else was asked', () => {
    const yes = (id: string, context: unknown): string => line({ id, context, text: 'sí', commands: ['affirm'] });
    write(yes('a-book-001', { task: 'book', asked: 'confirm' }), yes('a-book-002', { asked: 'human' }));
    expect(readCommandRows(folder)).toHaveLength(2);
    write(yes('a-book-001', { asked: 'human' }), yes('a-book-002', { asked: 'human' }));
    expect(() => readCommandRows(folder)).toThrow('nearly the same');
  });
});

describe('the labelled set', () => {
  it('has nothing wrong in it', () => {
    expect(readCommandRows().length).toBeGreaterThan(0);
  });
});

describe('contextOf', () => {
  const of = (row: Parameters<typeof contextOf>[0]) => contextOf(row, workspaceOf('estilo'));

  it('is idle without anything', () => {
    expect(of({})).toMatchObject({ pendingQuestion: null, offered: [], task: null, lastDone: null, answered: [] });
  });

  it('asks for a value, or to choose from the list that is shown', () => {
    expect(of({ task: 'book', asked: 'service' })).toMatchObject({
      pendingQuestion: { kind: 'slot', slot: 'service_type' },
      task: { kind: 'book', dated: false },
    });
    expect(of({ task: 'book', asked: 'time', offered: ['2026-12-01 09:00'] })).toMatchObject({
      pendingQuestion: { kind: 'choose', slot: 'preferred_time' },
      offered: [{ values: { preferred_date: '2026-12-01', preferred_time: '09:00' } }],
      task: { kind: 'book', dated: true },
    });
  });

  it('shows appointments, what can be changed and what may have been meant', () => {
    expect(
      of({
        task: 'cancel',
        asked: 'appointment',
        offered: ['K7QF2M Barba | Carlos Rodríguez | 2026-12-01 | 10:00 | Ana Paz'],
      }),
    ).toMatchObject({
      pendingQuestion: { kind: 'choose', slot: 'booking_id' },
      offered: [
        { values: { booking_id: 'K7QF2M' }, appointment: { service: 'Barba', time: '10:00', clientName: 'Ana Paz' } },
      ],
    });
    expect(of({ task: 'book', asked: 'change' }).offered).toHaveLength(4);
    expect(of({ asked: 'intent:cancel,reschedule' }).offered).toEqual([
      { values: {}, intent: 'cancel' },
      { values: {}, intent: 'reschedule' },
    ]);
    expect(of({ asked: 'intent:book' })).toMatchObject({
      pendingQuestion: { kind: 'clarify_intent', intents: ['book'] },
      offered: [],
    });
  });
});
