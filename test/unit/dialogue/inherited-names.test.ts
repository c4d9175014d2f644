/** Names that every JavaScript object inherits, in a customer's message: words like any other unknown word. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { understand } from '../../../domain/understanding';
import { resolveWhen } from '../../../domain/understanding/when';
import type { Reading, UnderstandingContext, WhenReading } from '../../../domain/understanding/types';
import { SLOT_NAMES } from '../../../domain/slots';
import { calibrationOf } from '../../../models/calibration';
import { sameFacts } from '../../../models/rephrase';
import { checkToolCalls } from '../../../models/tool-calls';
import { OTHER_READERS, SINGLE_READERS, TURNS } from '../reading-time/readers';

const INHERITED = Object.getOwnPropertyNames(Object.prototype);
const NAMES = [...new Set(INHERITED.flatMap((name) => [name, name.toLowerCase()]))];

const FRAMES: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `el ${name}`,
  (name) => `a las ${name}`,
  (name) => `turno con ${name}`,
  (name) => `el ${name} lunes de marzo`,
  (name) => `este ${name} viernes a las 10`,
  (name) => `la ${name} semana de marzo`,
  (name) => `en ${name} días`,
  (name) => `${name} minutos más tarde`,
  (name) => `15 de marzo de dos mil ${name}`,
  (name) => `el lunes ${name}`,
  (name) => `la ${name}`,
  (name) => `la opción ${name}`,
  (name) => `con la doctora ${name}`,
  (name) => `no, ${name}`,
  (name) => `soy ${name} y quiero barba`,
];

const CONTEXT: UnderstandingContext = {
  now: '2026-11-24T13:00:00Z',
  timezone: 'America/Argentina/Buenos_Aires',
  catalogue: {
    services: [{ name: 'Barba', synonyms: ['afeitado'] }],
    staff: [{ name: 'Dra. María Sosa', synonyms: [] }],
  },
  offered: ['09:00', '11:00', '13:30'].map((time) => ({
    label: time,
    values: { preferred_date: '2026-11-27', preferred_time: time },
  })),
};

const QUESTIONS: readonly UnderstandingContext['pendingQuestion'][] = [
  null,
  ...SLOT_NAMES.map((slot) => ({ kind: 'slot', slot }) as const),
  { kind: 'confirm' },
  { kind: 'choose', slot: 'preferred_time' },
];

/** As long as the name, with the same signs and capitals, and no word of any language. */
const unknownLike = (name: string): string =>
  name.replace(/[a-z]/giu, (letter, at: number) => {
    const other = at % 2 === 0 ? 'w' : 'u';
    return letter === letter.toUpperCase() ? other.toUpperCase() : other;
  });

const place = <Value extends { span: { start: number; end: number } }>(found: Value | null) =>
  found && { ...found, span: [found.span.start, found.span.end] };
const placed = ({ date, time }: WhenReading) => ({ date: place(date), time: place(time) });
const gist = ({ act, slots, when, service, staff }: Reading) => ({
  act,
  when: placed(when),
  slots: Object.keys(slots),
  found: [service?.kind, staff?.kind],
});

describe('a name that every object inherits', () => {
  const readers = [...TURNS, ...OTHER_READERS, ...SINGLE_READERS];

  it.each(readers)('does not stop a reader: $name', ({ read }) => {
    for (const name of NAMES) for (const frame of FRAMES) expect(() => read(frame(name))).not.toThrow();
  });

  it('does not stop any reader among other words', () => {
    const words = fc.constantFrom(
      ...NAMES,
      'el',
      'a las',
      'lunes',
      'de marzo',
      'semana',
      'turno',
      'con',
      'dos mil',
      '5',
      ',',
      '?',
    );
    const text = fc.array(words, { maxLength: 8 }).map((list) => list.join(' '));
    fc.assert(fc.property(fc.constantFrom(...readers), text, ({ read }, message) => read(message)));
  });

  it.each(NAMES)('names no day, hour, service or choice: %s', (name) => {
    for (const frame of FRAMES) {
      const [text, other] = [frame(name), frame(unknownLike(name))];
      expect([text, placed(resolveWhen(text, CONTEXT))]).toEqual([text, placed(resolveWhen(other, CONTEXT))]);
      for (const pendingQuestion of QUESTIONS) {
        const context = { ...CONTEXT, ...(pendingQuestion === undefined ? {} : { pendingQuestion }) };
        expect([text, pendingQuestion, gist(understand(text, context))]).toEqual([
          text,
          pendingQuestion,
          gist(understand(other, context)),
        ]);
      }
    }
  });

  it.each(NAMES)('is a word of a reply, a model without measurements and no argument: %s', (name) => {
    expect(sameFacts(`Te espera ${name}.`, `Te espera ${name}.`)).toBe(true);
    expect(sameFacts(`Te espera ${name}.`, `Te espera ${unknownLike(name)}.`)).toBe(false);
    expect(calibrationOf(name)).toBe(calibrationOf('no such model'));
    const args: unknown = JSON.parse(`{"date":"2026-11-27","${name}":"x"}`);
    const { calls } = checkToolCalls([{ name: 'get_business_hours', args }], ['get_business_hours']);
    expect(calls.flatMap((call) => Object.keys(call.args))).not.toContain(name);
    expect(checkToolCalls([{ name, args: {} }], ['get_business_hours']).calls).toEqual([]);
  });
});
