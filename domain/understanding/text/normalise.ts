/**
 * A message as its characters were meant, before anything reads it: without what cannot be seen, in plain letters and digits,
 * composed, and without the marks of formatting. It only changes how a text is written, never what it says.
 */
import { tableOf } from '../../table';
import { asItIs, edited, replaced, type Edit, type MappedText } from './mapped';

/** The message in plain characters. Spans of the result lead back to the message through `originalSpan`. Reading it again changes nothing. */
export function normaliseText(raw: string): MappedText {
  let mapped = asItIs(raw);
  // What one pass takes away may have stood between what another one joins.
  for (let round = 0, before = ''; round < MOST_ROUNDS && before !== mapped.text; round++) {
    before = mapped.text;
    mapped = PASSES.reduce((one, pass) => pass(one), mapped);
  }
  return mapped;
}

/** Beyond these, a message may hold something to be rewritten character by character. */
const UNUSUAL = /[^\x20-\x7e\n\u00a1-\u00ac\u00ae-\u024f]/;

const EMOJI_PART = '\\p{Extended_Pictographic}[\\ufe0e\\ufe0f\\u{1f3fb}-\\u{1f3ff}]*';
/** First what stays as it is (emoji with their joiners, keys), then what changes. */
const CHARACTERS = new RegExp(
  [
    '(?<boxed>(?:[\\u{1f150}-\\u{1f169}\\u{1f170}-\\u{1f189}]\\p{Default_Ignorable_Code_Point}*){2,})',
    `(?<emoji>\\u{1f3f4}[\\u{e0020}-\\u{e007f}]+|${EMOJI_PART}(?:\\u200d${EMOJI_PART})*|[0-9#*]\\ufe0f?\\u20e3)`,
    '(?<blank>(?! )\\p{Zs}|[\\u2800\\u115f\\u1160\\u3164\\uffa0])',
    '(?<line>\\r\\n?|[\\u2028\\u2029\\u0085\\v\\f])',
    '(?<unseen>[\\p{Default_Ignorable_Code_Point}\\0-\\x08\\x0e-\\x1f\\x7f-\\x9f]+)',
    // Full-width, ligatures, mathematical, letterlike, circled, squared, raised and lowered letters. Not ½, ², ª, º, №, ™.
    '(?<styled>[\\uff01-\\uff5e\\ufb00-\\ufb06\\u{1d400}-\\u{1d7ff}\\u2102\\u210a-\\u2113\\u2115\\u2119-\\u211d\\u2124\\u2128\\u212c\\u212d\\u212f-\\u2131\\u2133\\u2134\\u2145-\\u2149\\u24b6-\\u24e9\\u{1f130}-\\u{1f149}\\u02b0-\\u02b8\\u02e1-\\u02e3\\u1d2c-\\u1d6a\\u2071\\u207f\\u2090-\\u209c])',
    '(?<drawn>[\\u1d00-\\u1d22\\ua730\\ua731\\u{1f5f8}\\u2500-\\u2793\\ua9c1\\ua9c2\\u029f\\u0280\\u026a\\u0274\\u0262\\u029c\\u0299\\u028f])',
  ].join('|'),
  'gu',
);

const UNSEEN = /\p{Default_Ignorable_Code_Point}+/gu;

/** Small capitals, and ticks and crosses that are no emoji. */
const DRAWN = tableOf<string>({
  ᴀ: 'a', ʙ: 'b', ᴄ: 'c', ᴅ: 'd', ᴇ: 'e', ꜰ: 'f', ɢ: 'g', ʜ: 'h', ɪ: 'i', ᴊ: 'j', ᴋ: 'k', ʟ: 'l', ᴍ: 'm', ɴ: 'n', ᴏ: 'o', ᴘ: 'p',
  ʀ: 'r', ꜱ: 's', ᴛ: 't', ᴜ: 'u', ᴠ: 'v', ᴡ: 'w', ʏ: 'y', ᴢ: 'z', '✓': '✔', '🗸': '✔', '✕': '✖', '✗': '✖', '✘': '✖', '☒': '✖',
}); // prettier-ignore

function plainCharacters(mapped: MappedText): MappedText {
  if (!UNUSUAL.test(mapped.text)) return mapped;
  return replaced(mapped, CHARACTERS, ({ 0: found, groups = {} }) => {
    if (groups['blank'] !== undefined) return ' ';
    if (groups['line'] !== undefined) return '\n';
    if (groups['unseen'] !== undefined) return '';
    if (groups['styled'] !== undefined) return found.normalize('NFKC');
    if (groups['boxed'] !== undefined) return [...found.replace(UNSEEN, '')].map(unboxed).join('');
    if (groups['drawn'] !== undefined)
      return DRAWN.get(found) ?? (/\p{So}/u.test(found) || /[꧁꧂]/.test(found) ? ' ' : null);
    return null;
  });
}

const A_CIRCLED = 0x1f150;
const A_SQUARED = 0x1f170;

/** White letters on black, which have no plain form in Unicode. */
function unboxed(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return String.fromCharCode(0x41 + code - (code >= A_SQUARED ? A_SQUARED : A_CIRCLED));
}

/** Cyrillic and Greek letters that look like Latin ones, in two rows that go together letter by letter. */
const LOOK_ALIKES = tableOf<string>(
  Object.fromEntries([
    ...pairs('аеіјкморсѕтухһԁԛԝАВЕІЈКМНОРЅСТУХԚԜ', 'aeijkmopcstyxhdqwABEIJKMHOPSCTYXQW'),
    ...pairs('αικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'aikvoptuxABEZHIKMNOPTYX'),
  ]),
);

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((char, index) => [char, to.charAt(index)]);
}

const OTHER_SCRIPT = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const LATIN = /\p{Script=Latin}/u;
const MARK = /\p{M}/u;

/** A word of Latin letters with a few look-alikes among them was meant in Latin letters. */
function latinLetters(mapped: MappedText): MappedText {
  if (!OTHER_SCRIPT.test(mapped.text)) return mapped;
  const edits = [...mapped.text.matchAll(/[\p{L}\p{M}]+/gu)].flatMap(({ 0: word, index }) => {
    const letters = [...word];
    const meant = letters.every((letter) => LATIN.test(letter) || MARK.test(letter) || LOOK_ALIKES.has(letter));
    if (!meant || !LATIN.test(word)) return [];
    let at = index;
    return letters.flatMap((letter): Edit[] => {
      const start = at;
      at += letter.length;
      const by = LOOK_ALIKES.get(letter);
      return by === undefined ? [] : [{ start, end: at, by }];
    });
  });
  return edited(mapped, edits);
}

const MARKED = /[\p{L}\p{Nd}](?!\ufe0f?\u20e3)\p{M}+/gu;

/** Letters and their accents as one character; marks that make no letter, as struck-through text has them, are dropped. */
function composedLetters(mapped: MappedText): MappedText {
  if (!MARK.test(mapped.text)) return mapped;
  return replaced(mapped, MARKED, ({ 0: found }) => {
    const composed = found.normalize('NFC');
    return /^[\p{Script=Latin}\p{Nd}]/u.test(composed) ? composed.replace(/\p{M}+/gu, '') : composed;
  });
}

const FORMATTED = ['*', '_', '~'].map((sign) => {
  const mark = `\\${sign}`.replace('\\~', '~').replace('\\_', '_');
  const edge = `[\\p{L}\\p{M}\\p{N}${mark}@]`;
  return new RegExp(`(?<!${edge})${mark}(?=[^\\s${mark}])[^${mark}\\n]*(?<!\\s)${mark}(?!${edge})`, 'gu');
});
const QUOTED = /^(?:>[^\S\n]+)+(?=\S)/gm;
/** Not the one that stands for an apostrophe ("D`Angelo"). */
const CODE = /(?<![\p{L}\p{M}])`+|`+(?!\p{L})/gu;

/** WhatsApp's bold, italics, struck through, code and quotation: their marks go, the words stay. */
function withoutMarkup(mapped: MappedText): MappedText {
  const { text } = mapped;
  if (!/[*_~`>]/.test(text)) return mapped;
  const unformatted = FORMATTED.reduce(
    (one, pattern) =>
      edited(
        one,
        [...one.text.matchAll(pattern)].flatMap(({ 0: found, index }) => [
          { start: index, end: index + 1, by: '' },
          { start: index + found.length - 1, end: index + found.length, by: '' },
        ]),
      ),
    replaced(mapped, CODE, () => ''),
  );
  return replaced(unformatted, QUOTED, () => '');
}

/** Enough for anything but formats that are nested on purpose. */
const MOST_ROUNDS = 4;
const PASSES = [plainCharacters, latinLetters, withoutMarkup, composedLetters];
