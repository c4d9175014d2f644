import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { understand } from '../index';
import { excerpt, MAX_READ, readExcerpt } from './excerpt';
import { asItIs, originalSpan } from './mapped';

const LONE_SURROGATE = /\p{Cs}/u;
const STORY = 'Te cuento que la semana pasada fui a otro lugar y no me gustó cómo me dejaron. ';

describe('what is read of a message', () => {
  it('is all of it up to 800 characters of prose', () => {
    const prose = STORY.repeat(40).slice(0, MAX_READ);
    expect(excerpt(prose)).toBe(prose);
  });

  it('is the beginning and the end of a longer one', () => {
    const long = `Hola, soy Ana.\n${STORY.repeat(60)}\nQuiero un turno mañana a las 10`;
    const read = excerpt(long);
    expect(read.length).toBeLessThanOrEqual(MAX_READ);
    expect(read).toMatch(/^Hola, soy Ana\./);
    expect(read).toMatch(/Quiero un turno mañana a las 10$/);
  });

  it('still tells what a long message asks for at its end', () => {
    const reading = understand(`Hola.\n${STORY.repeat(60)}\nQuiero un turno para el viernes a las 10`, {
      now: '2026-11-24T13:00:00Z',
      timezone: 'America/Argentina/Buenos_Aires',
      catalogue: { services: [], staff: [] },
    });
    expect(reading.slots).toMatchObject({ preferred_date: '2026-11-27', preferred_time: '10:00' });
  });

  it.each([
    ['at its beginning', `Quiero un turno el viernes a las 10. ${STORY.repeat(60)}`],
    [
      'in its middle',
      `Hola. ${STORY.repeat(30)} Quiero un turno el viernes a las 10, si puede ser. ${STORY.repeat(30)}`,
    ],
    [
      'before a long farewell',
      `Hola. ${STORY.repeat(30)} Quiero un turno el viernes a las 10. ${STORY.repeat(6)} Saludos!`,
    ],
    [
      'in two places',
      `Hola. ${STORY.repeat(12)} Podría ser el viernes.\n${STORY.repeat(12)} Que sea a las 10. ${STORY.repeat(12)}`,
    ],
  ])('still tells a day and an hour %s', (_, message) => {
    const reading = understand(message, {
      now: '2026-11-24T13:00:00Z',
      timezone: 'America/Argentina/Buenos_Aires',
      catalogue: { services: [], staff: [] },
    });
    expect(reading.slots).toMatchObject({ preferred_date: '2026-11-27', preferred_time: '10:00' });
  });

  it('tells whether something was left out, and where each part stands in the message', () => {
    const message = `Hola. ${STORY.repeat(30)} El turno a las 10. ${STORY.repeat(30)}`;
    const read = readExcerpt(asItIs(message));
    expect(read.cut).toBe(true);
    const start = read.text.indexOf('a las 10');
    const span = originalSpan(read, { start, end: start + 8 });
    expect(span).toEqual({
      start: message.indexOf('a las 10'),
      end: message.indexOf('a las 10') + 8,
      text: 'a las 10',
    });
    expect(readExcerpt(asItIs('Hola')).cut).toBe(false);
  });

  it('is bounded, whole in its characters, and the same when read again', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 3 }),
      fc.constantFrom('😀', 'a ', ',', 'ab', '1', '\u0301'),
    );
    const text = fc
      .array(unit, { maxLength: 400 })
      .chain((parts) => fc.integer({ min: 1, max: 30 }).map((times) => parts.join('').repeat(times).slice(0, 20_480)));
    fc.assert(
      fc.property(text, (message) => {
        const read = excerpt(message);
        expect(read.length).toBeLessThanOrEqual(MAX_READ);
        expect(excerpt(read)).toBe(read);
        if (!LONE_SURROGATE.test(message)) expect(read).not.toMatch(LONE_SURROGATE);
      }),
      { numRuns: 200 },
    );
  });
});
