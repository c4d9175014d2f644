import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { understand } from '../../domain/understanding';
import { extractLines, type Read } from './extract';

const NOTHING = { services: [], staff: [] };
const rules: Read = async (text, context) => understand(text, context);

async function run(
  lines: readonly string[],
  read: Read = rules,
  catalogue = NOTHING,
): Promise<Record<string, unknown>[]> {
  const written: string[] = [];
  const output = new Writable({ write: (chunk, _encoding, done) => (written.push(String(chunk)), done()) });
  await extractLines(Readable.from(lines.map((line) => `${line}\n`)), output, read, catalogue);
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const line = (fields: object): string =>
  JSON.stringify({ now: '2026-03-04T10:00:00-03:00', timezone: 'America/Argentina/Buenos_Aires', ...fields });

describe('pulpo extract', () => {
  it('answers in the terms of the extractor contract', async () => {
    const [answer] = await run([line({ id: 'u1', text: 'quiero un turno para mañana a las 15hs' })]);
    expect(answer).toEqual({
      id: 'u1',
      intent: 'book',
      confidence: expect.any(Number),
      slots: {
        service_type: null,
        preferred_date: '2026-03-05',
        preferred_time: '15:00',
        staff_name: null,
        client_name: null,
        client_email: null,
        client_phone: null,
        booking_id: null,
      },
    });
  });

  it('answers every line in order, and goes on after a bad one', async () => {
    const answers = await run([
      line({ id: 1, text: 'hola' }),
      'not json',
      '',
      line({ id: 'no-text' }),
      line({ id: 'zone', text: 'hola', timezone: 'Mars/Olympus' }),
      line({ id: 'now', text: 'hola', now: 'yesterday' }),
      line({ id: 'pending', text: 'a las 5', pending: { kind: 'slot' } }),
      line({ id: 'last', text: 'gracias', slots: null }),
    ]);
    expect(answers.map(({ id, error }) => [id, error])).toEqual([
      [1, undefined],
      [null, 'the line is not valid JSON'],
      [null, 'the line is empty'],
      ['no-text', 'text is required'],
      ['zone', 'timezone "Mars/Olympus" is not known'],
      ['now', 'now "yesterday" is not an ISO 8601 time'],
      ['pending', 'pending.slot is required'],
      ['last', undefined],
    ]);
  });

  it('survives an engine that fails', async () => {
    const failing: Read = async (text, context) => {
      if (text === 'x') throw new Error('engine failed');
      return understand(text, context);
    };
    expect(await run([line({ id: 'a', text: 'x' }), line({ id: 'b', text: 'hola' })], failing)).toMatchObject([
      { id: 'a', error: 'engine failed' },
      { id: 'b', intent: 'greeting' },
    ]);
  });

  it('uses the catalogue and the pending question of a line', async () => {
    const catalogue = { services: [{ name: 'Lavado de Motor' }], staff: [] };
    const [service, answer] = await run([
      line({ id: 1, text: 'quiero turno para lavado de motor', catalogue }),
      line({ id: 2, text: '5 y media', pending: { kind: 'slot', slot: 'preferred_time' } }),
    ]);
    expect(service).toMatchObject({ slots: { service_type: 'Lavado de Motor' } });
    expect(answer).toMatchObject({ slots: { preferred_time: '17:30' } });
  });

  it('writes an answer before the next line has come', async () => {
    const input = new Readable({ read: () => undefined });
    const answered = new Promise<void>((resolve) => {
      const output = new Writable({ write: (_chunk, _encoding, done) => (resolve(), done()) });
      void extractLines(input, output, rules, NOTHING);
    });
    input.push(`${line({ id: 1, text: 'hola' })}\n`);
    await answered;
    input.push(null);
  });
});
