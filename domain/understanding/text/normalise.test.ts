import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { normaliseText } from './normalise';
import { originalSpan } from './mapped';

const plain = (raw: string) => normaliseText(raw).text;

describe('the plain text of a message', () => {
  it.each([
    ['zero-width characters', 'mié\u200Brco\uFEFFles', 'miércoles'],
    ['marks of direction', '\u202Ea las 10\u202C\u200F', 'a las 10'],
    ['soft hyphens', 'tur\u00ADno', 'turno'],
    ['variation selectors outside emoji', 'tu\uFE0Frno', 'turno'],
    ['full-width characters', 'ｔｕｒｎｏ　ａ　ｌａｓ　１５：３０', 'turno a las 15:30'],
    ['mathematical letters and digits', '𝐪𝐮𝐢𝐞𝐫𝐨 𝘵𝘶𝘳𝘯𝘰 𝒂 𝓵𝓪𝓼 𝟏𝟓', 'quiero turno a las 15'],
    ['letterlike symbols', 'ℳaría ℝosa', 'María Rosa'],
    ['circled and squared letters', 'ⓗⓞⓛⓐ 🅼🅰🆁🅸🅰 🄰🄽🄰', 'hola MARIA ANA'],
    ['small capitals', 'ᴍᴀʀᴛᴇs', 'martes'],
    ['ligatures', 'ﬁnde', 'finde'],
    ['Cyrillic and Greek look-alikes', 'miércоles tυrno', 'miércoles turno'],
    ['unusual blanks', '10:00\u202FAM\u00A0mañana', '10:00 AM mañana'],
    ['unusual line breaks', 'hola\r\nturno\u2028mañana', 'hola\nturno\nmañana'],
    ['control characters', 'ho\u0000la\u0007', 'hola'],
    ['decomposed accents', 'man\u0303ana', 'mañana'],
    ['struck-through letters', 'h̶o̶l̶a̶', 'hola'],
    ['bold, italics, struck through and code', '*miércoles* _a las_ ~9~ `h` ```x y```', 'miércoles a las 9 h x y'],
    ['formats in each other', '*_Juana Molina_*', 'Juana Molina'],
    ['formats inside a sentence', 'el *miércoles* a las *9*, (*corte*)', 'el miércoles a las 9, (corte)'],
    ['quotations', '> el jueves\nsí', 'el jueves\nsí'],
    ['decorations', '★ Ana ☆', '  Ana  '],
    ['ticks and crosses that are no emoji', '✓ ✗', '✔ ✖'],
  ])('has no %s', (_, raw, expected) => {
    expect(plain(raw)).toBe(expected);
  });

  it.each([
    '½ hora, 2º piso, 1ª vez, 30 m², № 5',
    '👍🏽 ❤️ 👨‍👩‍👧 🇦🇷 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} 1️⃣ 🅿️',
    'juan_perez_g@gmail.com _ana_@x.com',
    '2*3*4 a*b*c ~5 o ~6 * a las 5 *',
    '*a las 15',
    'D`Angelo',
    '>18',
    'Привет, я Сара',
    '你好',
    'lunes → martes',
    'Ñandú pingüino ¿qué? ¡sí!',
  ])('keeps %j', (raw) => {
    expect(plain(raw)).toBe(raw);
  });

  it('leads back to the message as it was written', () => {
    const raw = '¡Ho\u200Bla! Soy *𝐀𝐧𝐚* y quiero el mié\u00ADrcoles';
    const normalised = normaliseText(raw);
    const find = (word: string) => {
      const start = normalised.text.indexOf(word);
      return originalSpan(normalised, { start, end: start + word.length });
    };
    expect(find('Hola')).toEqual({ start: 1, end: 6, text: 'Ho\u200Bla' });
    expect(find('Ana').text).toBe('𝐀𝐧𝐚');
    expect(find('miércoles').text).toBe('mié\u00ADrcoles');
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 3 }),
    fc.string({ unit: 'binary', maxLength: 3 }),
    fc.constantFrom(
      ...['a', 'ñ', ' ', '\n', '\r', '*', '_', '~', '`', '> ', '1', '10'],
      ...['\u200B', '\u200D', '\u202E', '\uFE0F', '\u20E3', '\u0301', '\u0336', '\u{E0061}'],
      ...['👍', '🏽', '🏴', '🅰', '🅼', '\uD83D', 'ﬁ', '𝐀', '𝛂', 'а', 'е', 'Ａ', 'ᴀ', '✓', '★'],
    ),
  );
  const message = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('is plain after one reading', () => {
    fc.assert(
      fc.property(message, (raw) => expect(plain(plain(raw))).toBe(plain(raw))),
      { numRuns: 1000 },
    );
  });

  it('is quoted verbatim by the spans of its plain text', () => {
    fc.assert(
      fc.property(message, fc.nat(), fc.nat(), (raw, a, b) => {
        const normalised = normaliseText(raw);
        const ends = [a, b].map((at) => at % (normalised.text.length + 1)).sort((one, other) => one - other);
        const [start = 0, end = 0] = ends;
        const span = originalSpan(normalised, { start, end });
        expect(raw.slice(span.start, span.end)).toBe(span.text);
        expect(span.start).toBeLessThanOrEqual(span.end);
        // What lies between two spans lies between the originals.
        const before = originalSpan(normalised, { start: 0, end: start });
        if (start > 0 && end > start) expect(before.start).toBeLessThanOrEqual(span.start);
        if (normalised.text === raw) expect(span).toEqual({ start, end, text: raw.slice(start, end) });
        // The part that a span quotes says what the span says.
        if (
          /^[a-zñ]+$/.test(normalised.text.slice(start, end)) &&
          !/[*_~`>\p{M}\p{Script=Cyrillic}\p{Script=Greek}\u{1D6A8}-\u{1D7CB}]/u.test(raw)
        )
          expect(plain(span.text)).toContain(normalised.text.slice(start, end));
      }),
      { numRuns: 1000 },
    );
  });
});
