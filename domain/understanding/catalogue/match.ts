import { foldText } from '../text/fold';
import { perWord } from '../text/per-word';
import type { Analysis, TaggedToken } from '../analysis';
import type { CatalogueMatch } from '../types';
import type { CatalogueEntry } from '../../catalogue';
import type { Span } from '../vocabulary';
import { resemblance, shapeOf, type Shape } from './derivation';

/** Words that are too common to name anything. */
const EMPTY = new Set(
  'de del la el los las un una con y a para por en al mi su dra dr lic sr sra doctora doctor'.split(' '),
);

export const isEmptyWord = (word: string): boolean => EMPTY.has(word);

const NONE: ReadonlySet<number> = new Set();

interface Form {
  entry: CatalogueEntry;
  words: string[];
}

interface Mention {
  entry: CatalogueEntry;
  /** Token indexes, end exclusive. */
  from: number;
  to: number;
  /** 0–1: share of the entry's wording that was said, less what was mistyped. */
  score: number;
  /** Every word of the name or synonym was said. */
  whole: boolean;
}

/**
 * Entries of a catalogue named in a message, tolerant of accents, plurals, typos, synonyms and verbs of the same root
 * ("cortarme" → Corte). One, several that cannot be told apart, or null.
 * @param ignored indexes of tokens that mean something else here (a day, an hour, "hacerte una consulta")
 */
export function matchEntries(
  analysis: Analysis,
  entries: readonly CatalogueEntry[],
  ignored: ReadonlySet<number> = NONE,
): Exclude<CatalogueMatch, { kind: 'unknown' | 'any' }> | null {
  const { forms, scoresOf } = wordingOf(entries);
  const fits = fitsOf(analysis.tokens, scoresOf, ignored);
  const mentions = forms.flatMap((ofEntry) => bestMention(analysis, ofEntry, fits));
  if (mentions.length === 0) return null;
  const clear = mentions.filter((mention) => !mentions.some((other) => other !== mention && outdoes(other, mention)));
  const inOrder = [...clear].sort((a, b) => a.from - b.from);
  const names = [...new Set(inOrder.map(({ entry }) => entry.name))];
  const best = clear.reduce((a, b) => (b.score > a.score ? b : a));
  if (names.length === 1)
    return { kind: 'one', name: best.entry.name, span: spanOf(analysis, best.from, best.to), score: best.score };
  const from = Math.min(...clear.map((mention) => mention.from));
  const to = Math.max(...clear.map((mention) => mention.to));
  const separate = areSeparate(analysis, clear) ? { separate: true as const } : {};
  return { kind: 'several', names, span: spanOf(analysis, from, to), ...separate };
}

/** "Corte y barba" are two wishes; "corte o barba" is a question, and "corte" of two kinds of them as well. */
function areSeparate({ tokens }: Analysis, mentions: readonly Mention[]): boolean {
  const sorted = [...mentions].sort((a, b) => a.from - b.from);
  return sorted.every((mention, index) => {
    const before = sorted[index - 1];
    if (before === undefined) return true;
    if (mention.from < before.to) return false;
    return !tokens.slice(before.to, mention.from).some(({ word }) => word === 'o' || word === 'u');
  });
}

/** A mention outdoes another that overlaps it when it explains more words, or explains the same ones better. */
function outdoes(a: Mention, b: Mention): boolean {
  const overlap = a.from < b.to && b.from < a.to;
  if (!overlap) return a.whole && !b.whole && b.score < 0.6;
  const [sizeA, sizeB] = [a.to - a.from, b.to - b.from];
  return (
    (a.from <= b.from && a.to >= b.to && sizeA > sizeB && a.score >= b.score - 0.1) ||
    (a.whole && !b.whole) ||
    (a.whole === b.whole && a.score > b.score + 0.2)
  );
}

function bestMention(analysis: Analysis, forms: readonly Form[], fits: Fits): Mention[] {
  let best: Mention | null = null;
  for (const form of forms) {
    const found = mentionOf(analysis, form, fits);
    if (
      found !== null &&
      (best === null ||
        found.score > best.score ||
        (found.score === best.score && found.to - found.from > best.to - best.from))
    )
      best = found;
  }
  return best === null ? [] : [best];
}

function contentWords(name: string): string[] {
  return (foldText(name).match(/[a-z0-9]+/g) ?? []).filter((word) => !EMPTY.has(word));
}

function mentionOf({ tokens }: Analysis, { entry, words }: Form, fits: Fits): Mention | null {
  if (words.length === 0) return null;
  let best: Mention | null = null;
  for (const i of fits.keys()) {
    const said = new Map<number, number>();
    let to = i;
    for (let j = i; j < Math.min(tokens.length, i + words.length + 3); j++) {
      const token = tokens[j];
      if (token === undefined || (j > i && token.brk === 2)) break;
      const fit = bestFit(fits.get(j), words, said);
      if (fit === null) {
        if (j === i) break;
        if (EMPTY.has(token.word)) continue;
        break;
      }
      said.set(fit.index, fit.score);
      to = j + 1;
    }
    if (said.size === 0) continue;
    const score = [...said.values()].reduce((sum, fit) => sum + fit, 0) / words.length;
    const whole = said.size === words.length;
    if (!isEnough(words, said, whole)) continue;
    if (best === null || score > best.score) best = { entry, from: i, to, score, whole };
  }
  return best;
}

/** Half of a name is enough when it is a telling half: "corte" of "corte de cabello", a first name of a professional. */
function isEnough(words: readonly string[], said: ReadonlyMap<number, number>, whole: boolean): boolean {
  return whole || said.has(0) || (said.has(words.length - 1) && words.length <= 2);
}

/** Per index of a token, rising, how well it fits each word of the catalogue; tokens that fit none are left out. */
type Fits = ReadonlyMap<number, ReadonlyMap<string, number>>;

function fitsOf(tokens: readonly TaggedToken[], scoresOf: Wording['scoresOf'], ignored: ReadonlySet<number>): Fits {
  const fits = new Map<number, ReadonlyMap<string, number>>();
  tokens.forEach((token, at) => {
    if (ignored.has(at) || EMPTY.has(token.word)) return;
    const scores = scoresOf(`${token.word} ${token.folded}`);
    if (scores.size > 0) fits.set(at, scores);
  });
  return fits;
}

function bestFit(
  scores: ReadonlyMap<string, number> | undefined,
  words: readonly string[],
  said: ReadonlyMap<number, number>,
): { index: number; score: number } | null {
  if (scores === undefined) return null;
  let best: { index: number; score: number } | null = null;
  words.forEach((target, index) => {
    if (said.has(index)) return;
    const score = scores.get(target) ?? 0;
    if (score > 0 && (best === null || score > best.score)) best = { index, score };
  });
  return best;
}

/** What a catalogue is compared with, worked out once. */
interface Wording {
  forms: readonly (readonly Form[])[];
  /** How well a word, as mended and as folded, fits each word of the catalogue; other words have no score. */
  scoresOf: (mendedAndFolded: string) => ReadonlyMap<string, number>;
}

const wordings = new WeakMap<readonly CatalogueEntry[], Wording>();

function wordingOf(entries: readonly CatalogueEntry[]): Wording {
  const known = wordings.get(entries);
  if (known !== undefined) return known;
  const forms = entries.map((entry) =>
    [entry.name, ...entry.synonyms].map((name) => ({ entry, words: contentWords(name) })),
  );
  const shapes = [...new Set(forms.flat().flatMap(({ words }) => words))].map(shapeOf);
  const wording: Wording = { forms, scoresOf: perWord((words) => scoresAmong(shapes, words.split(' '))) };
  wordings.set(entries, wording);
  return wording;
}

/** 1 the same word, 0.95 the same root, less for a derived or a mistyped one. */
function scoresAmong(targets: readonly Shape[], words: readonly string[]): Map<string, number> {
  const forms = [...new Set(words)].map(shapeOf);
  const scores = new Map<string, number>();
  for (const target of targets) {
    const score = forms.some((said) => said.word === target.word)
      ? 1
      : Math.max(...forms.map((said) => resemblance(said, target)));
    if (score > 0) scores.set(target.word, score);
  }
  return scores;
}

export function spanOf({ raw, tokens }: Analysis, from: number, to: number): Span {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? raw.length;
  return { start, end, text: raw.slice(start, end) };
}
