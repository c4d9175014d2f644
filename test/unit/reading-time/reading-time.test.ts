/**
 * No message takes long to read. `FUZZ_SEED` repeats a run, `FUZZ_SECONDS` makes it longer (20 unless set).
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { cpuTime } from './cpu-time';
import { anyMessage, anyPiece, LONGEST_MESSAGE, repeated, type Message } from './messages';
import { CHARACTERS, FRAGMENTS } from './pieces';
import { Random } from './random';
import { OTHER_READERS, SINGLE_READERS, TURNS, type Reader } from './readers';
import { loadUtterances } from './utterances';

const LIMIT_MS = 50;
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 20);
const READERS = [...TURNS, ...OTHER_READERS];

/** One line for a reader that takes longer than the limit, none otherwise. */
function tooLong({ name, read }: Reader, { recipe, text }: Message): string[] {
  const ms = cpuTime(() => read(text), { enough: LIMIT_MS });
  return ms <= LIMIT_MS ? [] : [`${name}: ${Math.round(ms)} ms for ${text.length} characters, ${recipe}`];
}

describe(`reading time (FUZZ_SEED=${SEED})`, () => {
  beforeAll(() => {
    const utterances = loadUtterances();
    const long = utterances.slice(0, 400).join('\n');
    for (const { read } of READERS) for (let at = 0; at < 20; at++) read(utterances[at * 37] ?? '');
    for (const { read } of READERS) for (let at = 0; at < 4; at++) read(long.slice(at * 50, 4096 + at * 50));
  });

  it('stays below 50 ms for any piece of a message, repeated', () => {
    const random = new Random(SEED);
    const end = Date.now() + SECONDS * 300;
    const pieces = [...CHARACTERS, ...FRAGMENTS].map((piece) => ({ piece, order: random.next() }));
    const found = pieces
      .sort((a, b) => a.order - b.order)
      .flatMap(({ piece }) => {
        if (Date.now() > end) return [];
        const message = repeated(piece);
        return [random.pick(TURNS), ...OTHER_READERS].flatMap((reader) => tooLong(reader, message));
      });
    expect(found).toEqual([]);
  });

  it('stays below 50 ms for any message or burst', () => {
    const random = new Random(SEED + 1);
    const found: string[] = [];
    for (const end = Date.now() + SECONDS * 400; Date.now() < end;)
      found.push(...tooLong(random.pick(READERS), anyMessage(random)));
    expect(found).toEqual([]);
  });

  it.each([
    ['e-mail', 'İ'],
    ['e-mail', 'ǆ'],
    ['mask of the log', 'İ'],
    ['mask of the log', 'a'],
    ['claims of a model’s text', 'ǅ'],
    ['claims of a model’s text', '1.000'],
    ['claims of a model’s text', '1.'],
    ['claims of a model’s text', 'a-'],
    ['booking code', '-'],
    ['booking code', 'a-'],
  ])('stays below 50 ms for what was slow once: %s, %s', (reader, piece) => {
    const found = SINGLE_READERS.filter(({ name }) => name === reader);
    expect(found).toHaveLength(1);
    expect(found.flatMap((one) => tooLong(one, repeated(piece, 2 * LONGEST_MESSAGE)))).toEqual([]);
  });

  it('grows with the length of a text, not with its square', () => {
    const random = new Random(SEED + 2);
    const [length, times] = [4_000, 4];
    const found: string[] = [];
    for (const end = Date.now() + SECONDS * 300; Date.now() < end;) {
      const { name, read } = random.pick(SINGLE_READERS);
      const message = repeated(anyPiece(random), length * times);
      // What is fast at four times the longest message need not be compared: the square would not be.
      const ms = cpuTime(() => read(message.text), { enough: LIMIT_MS });
      if (ms <= LIMIT_MS) continue;
      const short = Math.max(
        1,
        cpuTime(() => read(message.text.slice(0, length))),
      );
      if (ms / short > 2.5 * times) found.push(`${name}: ${ms} ms, a quarter of it ${short} ms: ${message.recipe}`);
    }
    expect(found).toEqual([]);
  });
});
