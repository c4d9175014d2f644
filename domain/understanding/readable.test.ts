import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { understand } from './index';
import { MAX_READ } from './text/excerpt';
import { readableText } from './readable';
import type { Span } from './vocabulary';
import type { Reading, UnderstandingContext } from './types';

const CONTEXT: UnderstandingContext = {
  now: '2026-11-27T10:00:00-03:00',
  timezone: 'America/Argentina/Buenos_Aires',
  catalogue: {
    services: [{ name: 'Corte de Cabello', synonyms: ['corte', 'corte de pelo'] }],
    staff: [{ name: 'Carlos Rodríguez', synonyms: [] }],
  },
};

const spansOf = ({ spans, when, service, staff }: Reading): Span[] =>
  [
    ...Object.values(spans),
    when.date?.span,
    when.time?.span,
    when.from?.date?.span,
    when.from?.time?.span,
    service?.span,
    staff?.span,
  ].filter((span) => span !== undefined);

describe('a message that is written otherwise', () => {
  const PLAIN = 'quiero un corte el miércoles a las 9 con Carlos, a nombre de Juana Molina';

  it.each([
    ['zero-width characters', PLAIN.replace(/[aeiou](?=[a-z])/g, '$&\u200B')],
    [
      'mathematical bold',
      [...PLAIN]
        .map((char) =>
          /[a-zA-Z]/.test(char)
            ? String.fromCodePoint((char.codePointAt(0) ?? 0) + (char < 'a' ? 0x1d400 - 0x41 : 0x1d41a - 0x61))
            : char,
        )
        .join(''),
    ],
    ['full-width characters', PLAIN.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))],
    ['bold words', 'quiero un *corte* el *miércoles* a las *9* con *Carlos*, a nombre de *Juana Molina*'],
    ['soft hyphens', PLAIN.replace('miércoles', 'miér\u00ADcoles').replace('Molina', 'Mo\u00ADlina')],
    ['decomposed accents', PLAIN.normalize('NFD')],
  ])('means the same with %s', (_, message) => {
    const { slots, intent } = understand(PLAIN, CONTEXT);
    expect(slots).toEqual({
      service_type: 'Corte de Cabello',
      preferred_date: '2026-12-02',
      preferred_time: '09:00',
      staff_name: 'Carlos Rodríguez',
      client_name: 'Juana Molina',
    });
    const reading = understand(message, CONTEXT);
    expect(reading).toMatchObject({ slots, intent });
    for (const span of spansOf(reading)) expect(message.slice(span.start, span.end)).toBe(span.text);
  });

  it.each([
    [
      'Hi! do you have any appointment for a haircut tomorrow at 3 pm?',
      { preferred_date: '2026-11-28', preferred_time: '15:00', service_type: 'Corte de Cabello' },
    ],
    [
      'gostaria de marcar um corte para amanhã às 15h',
      { preferred_date: '2026-11-28', preferred_time: '15:00', service_type: 'Corte de Cabello' },
    ],
  ])('means the same in another language: %j', (message, slots) => {
    const reading = understand(message, CONTEXT);
    expect(reading).toMatchObject({ intent: 'book', slots });
    for (const span of spansOf(reading)) expect(message.slice(span.start, span.end)).toBe(span.text);
  });

  it.each([
    ['yes please', 'affirm'],
    ['Sure!', 'affirm'],
    ['não, obrigada', 'deny'],
    ['sim', 'affirm'],
    ['no thanks', 'deny'],
  ])('%j is the act %p', (message, act) => {
    expect(understand(message, { ...CONTEXT, pendingQuestion: { kind: 'confirm' } }).act?.kind).toBe(act);
  });
});

describe('any message', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        'el ',
        'miércoles ',
        'a las ',
        '*9*',
        '10:30 ',
        'corte ',
        'con Carlos ',
        'mañana ',
        ', ',
        '\n',
        'soy Ana Paz ',
        '\u200B',
        '\u00AD',
        '𝐚𝐥 ',
        'tomorrow ',
        'at 3 pm ',
        'I want ',
        'amanhã ',
        'às ',
        '👍🏽',
        '~',
        '_',
      ],
    ),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  );

  it('is quoted verbatim by every span, and read within bounds', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (pieces, times) => {
        const message = pieces.join('').repeat(times);
        expect(readableText(message).text.length).toBeLessThanOrEqual(MAX_READ);
        for (const span of spansOf(understand(message, CONTEXT)))
          expect(message.slice(span.start, span.end)).toBe(span.text);
      }),
      { numRuns: 150 },
    );
  });
});
