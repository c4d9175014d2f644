/** The language a message is written in, and a message in English or Portuguese in the Spanish words that the readers know. */
import { MARKS, PHRASES, type ForeignLanguage } from './lexicon/languages';
import { foldText } from './text/fold';
import { edited, type Edit, type MappedText } from './text/mapped';

export type Language = 'es' | ForeignLanguage;

const LANGUAGES: readonly Language[] = ['es', 'en', 'pt'];
const FOREIGN: readonly ForeignLanguage[] = ['en', 'pt'];

/** Fewer words that are of one language alone tell none. */
const FEWEST_MARKS = 2;
/** A language must have this many times the marks of every other one. */
const LEAD = 3;
/** And these are at least this share of all words: names and brands are of no language. */
const LEAST_SHARE = 0.3;

interface Word {
  /** Folded. A number is `#`. */
  text: string;
  start: number;
  end: number;
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)?|\d+/gu;

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: found, index }) => ({
    text: /^\d/.test(found) ? '#' : foldText(found).replace('’', "'"),
    start: index,
    end: index + found.length,
  }));
}

/** The language of a whole message; null when it cannot be told, as with most short ones. */
export function readLanguage(text: string): Language | null {
  const said = wordsOf(text).filter((word) => word.text !== '#');
  const marks = LANGUAGES.map((language) => ({
    language,
    count: said.filter((word) => isMark(language, word.text)).length,
  })).sort((a, b) => b.count - a.count);
  const [first, second] = marks;
  if (first === undefined || second === undefined) return null;
  const isTold = first.count >= FEWEST_MARKS && first.count >= LEAD * second.count;
  return isTold && first.count >= LEAST_SHARE * said.length ? first.language : null;
}

/** A word that the other languages do not have. */
const isMark = (language: Language, word: string): boolean =>
  MARKS[language].has(word) && LANGUAGES.every((other) => other === language || !MARKS[other].has(word));

/** Phrases by their first word, longest first. */
const TABLES = new Map(FOREIGN.map((language) => [language, tableFor(language)]));

interface Phrase {
  words: readonly string[];
  spanish: string;
}

function tableFor(language: ForeignLanguage): ReadonlyMap<string, readonly Phrase[]> {
  const table = new Map<string, Phrase[]>();
  for (const [spanish, phrases] of Object.entries(PHRASES[language])) {
    for (const phrase of phrases.split(', ')) {
      const words = phrase.split(' ');
      const [first = ''] = words;
      table.set(first, [...(table.get(first) ?? []), { words, spanish }]);
    }
  }
  for (const phrases of table.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  return table;
}

/**
 * A message in English or Portuguese, its words of days, hours, yes, no and appointments in Spanish; any other as it is. What
 * is not in the table stays: names, services of the catalogue, numbers.
 */
export function inSpanish(mapped: MappedText): MappedText {
  const said = wordsOf(mapped.text);
  const language = readLanguage(mapped.text) ?? FOREIGN.find((one) => isAllOf(one, said)) ?? null;
  return language === null || language === 'es' ? mapped : edited(mapped, editsFor(language, mapped.text, said));
}

/** Too short to be told, but nothing in it is of another language: "tomorrow at 3", "sim". */
function isAllOf(language: ForeignLanguage, said: readonly Word[]): boolean {
  let marked = false;
  for (let at = 0; at < said.length;) {
    const length = said[at]?.text === '#' ? 1 : phraseAt(language, said, at)?.length;
    if (length === undefined) return false;
    marked ||= said.slice(at, at + length).some(({ text }) => isMark(language, text));
    at += length;
  }
  return marked;
}

function editsFor(language: ForeignLanguage, text: string, said: readonly Word[]): Edit[] {
  const edits: Edit[] = [];
  for (let at = 0; at < said.length;) {
    const phrase = phraseAt(language, said, at);
    const first = said[at];
    const last = said[at + (phrase?.length ?? 1) - 1];
    if (
      phrase !== null &&
      first !== undefined &&
      last !== undefined &&
      text.slice(first.start, last.end) !== phrase.spanish
    )
      edits.push({ start: first.start, end: last.end, by: phrase.spanish });
    at += phrase?.length ?? 1;
  }
  return edits;
}

/** The longest phrase that begins at a word, with the number of words that it takes; a number at its end is not taken. */
function phraseAt(
  language: ForeignLanguage,
  said: readonly Word[],
  at: number,
): { spanish: string; length: number } | null {
  const first = said[at]?.text ?? '';
  const found = TABLES.get(language)
    ?.get(first)
    ?.find(({ words }) => words.every((word, offset) => said[at + offset]?.text === word));
  if (found === undefined) return null;
  const { words, spanish } = found;
  return { spanish, length: words[words.length - 1] === '#' ? words.length - 1 : words.length };
}
