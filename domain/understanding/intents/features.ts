import type { Analysis, TaggedToken } from '../analysis';
import { perWord } from '../text/per-word';
import type { Intent } from '../vocabulary';
import type { RuleReading } from './by-rules';

/** A group of features of one kind. Each group is brought to unit length, so that a long message counts as much as a short one. */
type Group = 'word' | 'char' | 'concept' | 'rule' | 'shape';

/** How much each kind of evidence weighs before training. Chosen by cross-validation over author families. */
const GROUP_WEIGHT: Record<Group, number> = { word: 2, char: 1, concept: 1.2, rule: 1, shape: 0.5 };

/** How many words may stand between two concepts that are seen as a pair. */
const PAIR_REACH = 4;

/** The features of a message with their values: what the trained classifier sees. Names are readable on purpose. */
export function features(analysis: Analysis, rules: RuleReading): Map<string, number> {
  const all = new Map<string, number>();
  addGroup(all, 'word', wordFeatures(analysis.tokens));
  addGroup(all, 'char', charFeatures(analysis.tokens));
  addGroup(all, 'concept', conceptFeatures(analysis.tokens));
  addGroup(all, 'rule', ruleFeatures(rules));
  addGroup(all, 'shape', shapeFeatures(analysis));
  return all;
}

function addGroup(all: Map<string, number>, group: Group, names: ReadonlySet<string>): void {
  const value = GROUP_WEIGHT[group] / Math.sqrt(Math.max(1, names.size));
  for (const name of names) all.set(name, value);
}

/** Words and pairs of neighbours, with the message's ends. Numbers are one word. */
function wordFeatures(tokens: readonly TaggedToken[]): Set<string> {
  const names = new Set<string>();
  let before = '^';
  for (const token of tokens) {
    const word = plain(token.word);
    names.add(`w:${word}`);
    names.add(`w:${before} ${word}`);
    before = word;
  }
  names.add(`w:${before} $`);
  return names;
}

/** What survives a typo or an unheard-of form. */
function charFeatures(tokens: readonly TaggedToken[]): Set<string> {
  const names = new Set<string>();
  for (const said of new Set(tokens.map(({ word }) => plain(word)))) for (const name of piecesOf(said)) names.add(name);
  return names;
}

/** Three to five letters within a word and its borders. */
const piecesOf = perWord((said): readonly string[] => {
  const word = `_${said}_`;
  const names: string[] = [];
  for (let size = 3; size <= 5; size++)
    for (let at = 0; at + size <= word.length; at++) names.push(`c:${word.slice(at, at + size)}`);
  return names;
});

/** Concepts, and ordered pairs of them within reach: "cancel … appointment" whatever the words. */
function conceptFeatures(tokens: readonly TaggedToken[]): Set<string> {
  const names = new Set<string>();
  const perToken = tokens.map((token) => [
    ...new Set([...token.concepts, ...token.phrases.map(({ concept }) => concept)]),
  ]);
  perToken.forEach((concepts, i) => {
    for (const concept of concepts) {
      names.add(`k:${concept}`);
      for (let j = i + 1; j <= Math.min(i + PAIR_REACH, perToken.length - 1); j++) {
        if (tokens[j]?.brk === 2 || (concept === 'neg' && (tokens[j]?.brk ?? 0) > 0)) break;
        for (const next of perToken[j] ?? []) names.add(`k:${concept} ${next}`);
      }
    }
  });
  for (const concept of perToken[0] ?? []) names.add(`k:^ ${concept}`);
  return names;
}

function ruleFeatures({ hits, scores }: RuleReading): Set<string> {
  const names = new Set<string>();
  for (const hit of hits) names.add(`r:${hit.rule}${hit.negated ? '!' : ''}`);
  const best = Object.entries(scores).sort(([, a], [, b]) => b - a)[0] as [Intent, number] | undefined;
  for (const [intent, score] of Object.entries(scores)) if (score >= 1) names.add(`s:${intent}=${Math.floor(score)}`);
  if (best === undefined || best[1] < 1) names.add('s:none');
  else names.add(`s:best=${best[0]}`);
  return names;
}

function shapeFeatures({ tokens, question, emoji }: Analysis): Set<string> {
  const names = new Set<string>([`z:length=${Math.min(12, tokens.length)}`]);
  if (question) names.add('z:question');
  if (emoji.length > 0) names.add('z:emoji');
  return names;
}

function plain(word: string): string {
  return /^\d/.test(word) ? '0' : word;
}
