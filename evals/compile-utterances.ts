/**
 * Compiles hand-written utterances into the labelled records of `evals/utterances/*.jsonl`, and checks the whole set.
 *
 *   npx tsx evals/compile-utterances.ts notes/*.txt --prefix a --out evals/utterances   compile, then check everything
 *   npx tsx evals/compile-utterances.ts --out evals/utterances                          check and count only
 *
 * Authoring format, one message a line: `intent<TAB>text`, optionally `<TAB>also=info_prices act=affirm`. In the text
 * `{slot=value:surface}` marks a slot, and `\n` is a line break. A line `#! key=value …` sets the defaults of what
 * follows: family, trade, register, split, now, tz; keys it does not name keep their value.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ACTS, countBy, isIntent, isSlot, isSplit, readUtterances, setProblems, SPLITS } from './utterance-set';
import type { Utterance } from './utterance-set';

const HEADER_KEYS = ['family', 'trade', 'register', 'split', 'now', 'tz'] as const;

/** Thrown for a line that cannot be compiled; the message says which and why. */
export class AuthoringError extends Error {}

/** Takes the slot marks out of a text. Throws {@link AuthoringError} for an unknown or repeated slot or a stray brace. */
export function readMarkup(marked: string): Pick<Utterance, 'text' | 'slots'> {
  const source = marked.replaceAll('\\n', '\n');
  const slots: Utterance['slots'] = {};
  let text = '';
  let at = 0;
  for (const match of source.matchAll(/\{([a-z_]+)=([^{}]*)\}/g)) {
    const [whole, name = '', body = ''] = match;
    text += source.slice(at, match.index);
    at = match.index + whole.length;
    if (!isSlot(name)) throw new AuthoringError(`unknown slot ${name}`);
    if (slots[name]) throw new AuthoringError(`slot ${name} is marked twice`);
    // A time's value has a colon of its own; every other value ends at the first one.
    const cut = name === 'preferred_time' ? body.indexOf(':', body.indexOf(':') + 1) : body.indexOf(':');
    if (cut < 1 || cut === body.length - 1) throw new AuthoringError(`${whole} lacks a value or a surface`);
    const surface = body.slice(cut + 1);
    slots[name] = { text: surface, start: text.length, end: text.length + surface.length, value: body.slice(0, cut) };
    text += surface;
  }
  text += source.slice(at);
  if (/[{}]/.test(text)) throw new AuthoringError('stray brace');
  return { text, slots };
}

/** Compiles one authoring file. Throws {@link AuthoringError} naming the line. `counters` numbers a family across files. */
export function compile(source: string, prefix: string, counters = new Map<string, number>()): Utterance[] {
  const header = new Map<string, string>();
  const records: Utterance[] = [];
  for (const [index, raw] of source.split(/\r?\n/).entries()) {
    const line = raw.trimEnd();
    if (line === '') continue;
    try {
      if (line.startsWith('#!')) {
        for (const pair of line.slice(2).trim().split(/\s+/)) {
          const [key = '', value = ''] = pair.split(/=(.*)/s);
          if (!(HEADER_KEYS as readonly string[]).includes(key)) throw new AuthoringError(`unknown header ${key}`);
          header.set(key, value);
        }
        continue;
      }
      records.push(compileLine(line, prefix, header, counters));
    } catch (error) {
      if (error instanceof AuthoringError) throw new AuthoringError(`line ${index + 1}: ${error.message}: ${line}`);
      throw error;
    }
  }
  return records;
}

function compileLine(
  line: string,
  prefix: string,
  header: ReadonlyMap<string, string>,
  counters: Map<string, number>,
): Utterance {
  const [intent = '', marked = '', extra = '', ...rest] = line.split('\t');
  if (!isIntent(intent)) throw new AuthoringError(`unknown intent ${intent}`);
  if (marked.trim() === '' || rest.length > 0)
    throw new AuthoringError('expected intent, text and at most one more column');
  const field = (key: (typeof HEADER_KEYS)[number]): string => {
    const value = header.get(key);
    if (!value) throw new AuthoringError(`header lacks ${key}`);
    return value;
  };
  const family = field('family');
  const split = field('split');
  if (!isSplit(split)) throw new AuthoringError(`unknown split ${split}`);
  const count = (counters.get(family) ?? 0) + 1;
  counters.set(family, count);
  const { text, slots } = readMarkup(marked.trim());
  const record: Utterance = {
    id: `${family.startsWith(`${prefix}-`) ? family : `${prefix}-${family}`}-${String(count).padStart(3, '0')}`,
    text,
    now: field('now'),
    timezone: field('tz'),
    intent,
    slots,
    family,
    trade: field('trade'),
    register: field('register'),
    split,
  };
  for (const pair of extra.split(/\s+/).filter(Boolean)) {
    const [key = '', value = ''] = pair.split(/=(.*)/s);
    if (key === 'also' && isIntent(value) && value !== intent) record.also = value;
    else if (key === 'act' && ACTS.test(value)) record.act = value;
    else throw new AuthoringError(`bad column ${pair}`);
  }
  return record;
}

function main(argv: readonly string[]): number {
  const files: string[] = [];
  let prefix = '';
  let out = join('evals', 'utterances');
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (word === '--prefix') prefix = argv[++index] ?? '';
    else if (word === '--out') out = argv[++index] ?? out;
    else files.push(word);
  }
  if (files.length > 0 && prefix === '') throw new AuthoringError('--prefix is needed to compile');
  const counters = new Map<string, number>();
  const failures: string[] = [];
  for (const file of files) {
    try {
      const records = compile(readFileSync(file, 'utf8'), prefix, counters);
      const target = join(out, `${prefix}-${basename(file, '.txt')}.jsonl`);
      writeFileSync(target, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    } catch (error) {
      if (!(error instanceof AuthoringError)) throw error;
      failures.push(`${file}: ${error.message}`);
    }
  }
  const all = readUtterances(out);
  for (const field of ['intent', 'trade', 'register'] as const) {
    console.log(`\n${field.padEnd(24)}${'all'.padStart(6)}${SPLITS.map((split) => split.padStart(6)).join('')}`);
    for (const row of countBy(all, field)) console.log(row);
  }
  console.log(`\n${all.length} utterances in ${new Set(all.map((record) => record.family)).size} families`);
  const problems = [...failures, ...setProblems(all)];
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
}

if (require.main === module) process.exitCode = main(process.argv.slice(2));
