/** Professionals named in a message. A first name is common: what is said around it decides whether it is theirs. */
import { tableOf } from '../../table';
import type { Analysis, TaggedToken } from '../analysis';
import { LEXICON } from '../lexicon/index';
import { GIVEN_NAMES } from '../slots/given-names';
import { isDayToo, isServiceToo } from '../slots/name-words';
import { SURNAMES } from '../slots/surnames';
import { KNOWN_WORDS } from '../text/known-words';
import { foldText } from '../text/fold';
import { slips } from '../text/mend';
import type { CatalogueMatch } from '../types';
import type { CatalogueEntry } from '../../catalogue';
import type { Span } from '../vocabulary';
import { spanOf } from './match';
import { NEGATIVE_WORDS, ruledOutBefore, ruledOutBehind } from './ruled-out-staff';

const TITLES = tableOf<string>({
  dr: 'dr', doctor: 'dr', dra: 'dra', doctora: 'dra', lic: 'lic', licenciado: 'lic', licenciada: 'lic', ing: 'ing', prof: 'prof', profe: 'prof',
}); // prettier-ignore
const ARTICLES = new Set(['el', 'la', 'lo']);

interface Mention {
  name: string;
  from: number;
  to: number;
  words: number;
}

export interface PersonContext {
  /** Indexes of tokens that mean something else here: a day, an hour, the customer's own name. */
  ignored: ReadonlySet<number>;
  /** "¿Con quién?" was asked: a name needs no "con". */
  asked: boolean;
}

type StaffMatch = Exclude<CatalogueMatch, { kind: 'any' }>;

interface Mentions {
  /** After "con". */
  framed: StaffMatch[];
  bare: StaffMatch[];
  /** `wording`: the name with the words that rule it out. */
  ruledOut: (StaffMatch & { wording: Span })[];
}

/**
 * Whom of the staff a message names. "con Juan" and a name by itself count, the former more; "Juan Pérez" is somebody else
 * than Juan Martínez, "Marta" somebody else than María.
 */
export function matchStaff(
  analysis: Analysis,
  staff: readonly CatalogueEntry[],
  context: PersonContext,
): StaffMatch | null {
  const { framed, bare } = mentionsOf(analysis, staff, context);
  const [first, second] = framed;
  if (first?.kind === 'one' && second?.kind === 'one' && first.name !== second.name) {
    return { kind: 'several', names: [first.name, second.name], span: first.span };
  }
  return first ?? bare[0] ?? null;
}

export interface RuledOutStaff {
  name: string;
  span: Span;
  /** The name with the words that rule it out. */
  wording: Span;
}

/** Whom of the staff a message rules out: "no con Carlos". */
export function matchRuledOutStaff(
  analysis: Analysis,
  staff: readonly CatalogueEntry[],
  context: PersonContext,
): RuledOutStaff[] {
  if (!rulesOut(analysis)) return [];
  const { ruledOut } = mentionsOf(analysis, staff, context);
  return ruledOut.flatMap((match) => (match.kind === 'one' ? [match] : []));
}

const rulesOut = ({ places }: Analysis): boolean => NEGATIVE_WORDS.some((word) => places.has(word));

function mentionsOf(analysis: Analysis, staff: readonly CatalogueEntry[], context: PersonContext): Mentions {
  const { tokens } = analysis;
  const found: Mentions = { framed: [], bare: [], ruledOut: [] };
  const mayRuleOut = rulesOut(analysis);
  for (let at = 0; at < tokens.length; at++) {
    if (context.ignored.has(at)) continue;
    const before = mayRuleOut ? ruledOutBefore(tokens, at) : 0;
    const isWith = isFramed(tokens, at);
    const match = matchAt(analysis, at, staff, before > 0 || isWith || context.asked);
    if (match === null) continue;
    const last = tokens.findLastIndex(({ start }) => start < match.span.end);
    const behind = mayRuleOut ? ruledOutBehind(analysis, last + 1) : 0;
    if (before + behind > 0)
      found.ruledOut.push({ ...match, wording: spanOf(analysis, at - before, last + 1 + behind) });
    else if (isWith) found.framed.push(match);
    else if (match.kind !== 'unknown' && !tokens[at - 1]?.concepts.has('hello') && !isSurnameHere(tokens, at))
      found.bare.push(match);
    else continue;
    at = Math.max(at, last);
  }
  return found;
}

/** "Frenos el jueves, Leo Paz": behind another first name, the surname is the customer's. */
const isSurnameHere = (tokens: readonly TaggedToken[], at: number): boolean =>
  tokens[at]?.brk === 0 && GIVEN_NAMES.has(tokens[at - 1]?.folded ?? '') && SURNAMES.has(tokens[at]?.folded ?? '');

/** The one who is left when all others are ruled out. */
export function theOnlyOther(
  ruledOut: readonly RuledOutStaff[],
  staff: readonly CatalogueEntry[],
): Extract<CatalogueMatch, { kind: 'one' }> | null {
  const [first] = ruledOut;
  const [only, ...more] = staff.filter(({ name }) => !ruledOut.some((out) => out.name === name));
  return first && only && more.length === 0 ? { kind: 'one', name: only.name, span: first.span, score: 0.9 } : null;
}

function matchAt(
  analysis: Analysis,
  at: number,
  staff: readonly CatalogueEntry[],
  lenient: boolean,
): StaffMatch | null {
  const mentions = staff.flatMap((entry) => mentionAt(analysis.tokens, at, entry, lenient));
  const most = Math.max(0, ...mentions.map(({ words }) => words));
  const best = mentions.filter(({ words }) => words === most);
  const [first] = best;
  if (first === undefined) return lenient ? byTitle(analysis, at, staff) : null;
  const surname = foreignSurname(analysis, first.to);
  if (surname > first.to) return { kind: 'unknown', span: spanOf(analysis, at, surname) };
  const names = [...new Set(best.map(({ name }) => name))];
  const span = spanOf(analysis, at, first.to);
  return names.length === 1 ? { kind: 'one', name: first.name, span, score: 1 } : { kind: 'several', names, span };
}

/** After "con", with an article or a title in between. */
export function isFramed(tokens: readonly TaggedToken[], at: number): boolean {
  let before = at - 1;
  while (isTitle(tokens[before]) || ARTICLES.has(tokens[before]?.word ?? '')) before--;
  return tokens[before]?.word === 'con';
}

const titleOf = (token: TaggedToken | undefined): string | undefined =>
  token === undefined ? undefined : (TITLES.get(token.folded) ?? TITLES.get(token.word));
const isTitle = (token: TaggedToken | undefined): boolean => titleOf(token) !== undefined;

const wordsOf = (text: string): string[] => foldText(text).match(/[a-z0-9]+/g) ?? [];
const isNameWord = (word: string): boolean => !TITLES.has(word) && word.length >= 2;

const nameWords = new WeakMap<CatalogueEntry, string[][]>();

/** The words of each form of a name, titles left out: worked out once, since every word of a message is compared with them. */
function nameWordsOf(entry: CatalogueEntry): string[][] {
  let forms = nameWords.get(entry);
  if (forms === undefined) {
    forms = [entry.name, ...entry.synonyms].map((form) => wordsOf(form).filter(isNameWord));
    nameWords.set(entry, forms);
  }
  return forms;
}

function mentionAt(tokens: readonly TaggedToken[], at: number, entry: CatalogueEntry, lenient: boolean): Mention[] {
  const lengths = nameWordsOf(entry).map((words) => lengthAt(tokens, at, words, lenient));
  const words = Math.max(0, ...lengths);
  return words === 0 ? [] : [{ name: entry.name, from: at, to: at + words, words }];
}

/** How many tokens from `at` on are words of the name, each once. */
function lengthAt(tokens: readonly TaggedToken[], at: number, words: readonly string[], lenient: boolean): number {
  const left = [...words];
  let length = 0;
  for (;;) {
    const token = tokens[at + length];
    if (token === undefined || (length > 0 && token.brk > 0)) return length;
    const index = left.findIndex((word) => isSame(token, word, lenient));
    if (index < 0) return length;
    left.splice(index, 1);
    length++;
  }
}

function isSame({ word, folded }: TaggedToken, target: string, lenient: boolean): boolean {
  // A name that is a common word too ("Rosa", "Luz", "Abril") needs its frame.
  if (folded === target || word === target) return lenient || !LEXICON.words.has(folded);
  if (!lenient || folded.length < 5 || target.length < 5) return false;
  return !LEXICON.words.has(folded) && !GIVEN_NAMES.has(folded) && slips(folded, target) === 1;
}

/** Where a surname that follows a first name ends: "Juan Pérez Soto", "juan perez". In all capitals only known surnames tell. */
function foreignSurname({ raw, tokens }: Analysis, after: number): number {
  const isCased = raw !== raw.toLocaleUpperCase('es');
  let at = after;
  for (;;) {
    const token = tokens[at];
    if (token === undefined || token.brk > 0) return at;
    const isCapital = isCased && /^\p{Lu}\p{Ll}/u.test(raw.slice(token.start, token.end));
    const isSurname = SURNAMES.has(token.folded) && !isServiceToo(token.folded) && !isDayToo(token.folded);
    if (isSurname ? !isCapital && KNOWN_WORDS.has(token.folded) : !isCapital || LEXICON.words.has(token.word))
      return at;
    at++;
  }
}

/** "con la doctora": those with that title. */
function byTitle(
  analysis: Analysis,
  at: number,
  staff: readonly CatalogueEntry[],
): Extract<CatalogueMatch, { kind: 'one' | 'several' }> | null {
  const title = titleOf(analysis.tokens[at]);
  const next = analysis.tokens[at + 1];
  if (title === undefined) return null;
  // "la doctora Sosa" is told by the name.
  const isNamed = staff.some((entry) => mentionAt(analysis.tokens, at + 1, entry, true).length > 0);
  if (next !== undefined && next.brk === 0 && (isNamed || GIVEN_NAMES.has(next.folded))) return null;
  const names = staff
    .filter((entry) =>
      [entry.name, ...entry.synonyms].some((form) => wordsOf(form).some((w) => TITLES.get(w) === title)),
    )
    .map(({ name }) => name);
  const [first] = names;
  if (first === undefined) return null;
  const span = spanOf(analysis, at, at + 1);
  return names.length === 1 ? { kind: 'one', name: first, span, score: 0.9 } : { kind: 'several', names, span };
}
