import type { Catalogue } from '../catalogue';
import { INFINITIVE, isVerbOf } from './catalogue/derivation';
import { foldText } from './text/fold';
import { mend } from './text/mend';
import { KNOWN_WORDS } from './text/known-words';
import { perWord } from './text/per-word';
import { soundOf } from './text/phonetic';
import { tokenise, type Token, type Tokenised } from './text/tokens';
import { LEXICON } from './lexicon/index';

export interface TaggedToken extends Token {
  /** Concepts of this word alone. */
  concepts: Set<string>;
  /** Concepts of a set phrase that begins here, with its length in tokens. */
  phrases: { concept: string; length: number }[];
}

/** A message as the rules and the classifier see it: words, the concepts they stand for, and where they stand. */
export interface Analysis extends Omit<Tokenised, 'tokens'> {
  tokens: TaggedToken[];
  /** Where each word of the message stands, and each concept (with an @ before it): indexes of tokens, rising. */
  places: ReadonlyMap<string, readonly number[]>;
}

const NO_CATALOGUE: Catalogue = { services: [], staff: [] };

export function analyse(raw: string, catalogue: Catalogue = NO_CATALOGUE): Analysis {
  const { long, spelt, conceptsOf } = namesOf(catalogue);
  const { tokens, ...rest } = tokenise(raw, spelt);
  const tagged: TaggedToken[] = tokens.map((token) => ({
    ...token,
    concepts: new Set(conceptsOf(token.word)),
    phrases: [],
  }));
  for (let i = 0; i < tagged.length; i++) {
    markPhrases(tagged, i);
    markHour(tagged, i);
    if (rest.question) markUnforeseenVerb(tagged, i);
  }
  markServiceNames(tagged, long);
  return { ...rest, tokens: tagged, places: placesIn(tagged) };
}

function placesIn(tokens: readonly TaggedToken[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  const put = (key: string, at: number): void => {
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else if (known[known.length - 1] !== at) known.push(at);
  };
  tokens.forEach(({ word, concepts, phrases }, at) => {
    put(word, at);
    for (const concept of concepts) put(`@${concept}`, at);
    for (const { concept } of phrases) put(`@${concept}`, at);
  });
  return places;
}

function conceptsOfWord(word: string, extra: ReadonlyMap<string, string>): ReadonlySet<string> {
  const concepts = new Set(LEXICON.words.get(word));
  const fromCatalogue = extra.get(word);
  if (fromCatalogue !== undefined) concepts.add(fromCatalogue);
  else if (concepts.size === 0 && isServiceVerb(word, extra)) for (const of of SERVED) concepts.add(of);
  if (/^[a-z]{3,}(?:an|en|ais|eis)$/.test(word)) concepts.add('verb_pl');
  if (/^\d/.test(word)) for (const concept of numberConcepts(word)) concepts.add(concept);
  return concepts;
}

/** What a verb of the common lexicon of services stands for. */
const SERVED = ['v_serve', 'v_serve.inf'];

/** "Bañar" where there is a "Baño": a verb that the lexicon does not know, of a service of the workspace. */
function isServiceVerb(word: string, extra: ReadonlyMap<string, string>): boolean {
  if (word.length < SHORTEST_VERB || !INFINITIVE.test(word) || KNOWN_WORDS.has(word)) return false;
  return [...extra].some(([name, concept]) => concept === 'svc' && isVerbOf(word, name));
}
const SHORTEST_VERB = 5;

function numberConcepts(word: string): string[] {
  if (/^\d{1,2}[:.]\d{2}$/.test(word) || /^\d{1,4}(?:[:.]\d{2})?(?:hs?|hrs?|am|pm)$/.test(word)) return ['num', 'hour'];
  if (/^\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?$/.test(word)) return ['num', 'day', 'date'];
  return /^\d+$/.test(word) ? ['num'] : [];
}

const PERSON_ENDING = /(?:[ae]n|[aei]is|[ae]i|[aei]s)$/;

/** A question that begins with a verb we do not know: "¿Encuadernáis tesis?", "¿Ustedes tasan departamentos?". */
function markUnforeseenVerb(tokens: readonly TaggedToken[], at: number): void {
  const token = tokens[at];
  if (token === undefined || at + 1 >= tokens.length || token.word.length < 4 || !PERSON_ENDING.test(token.word))
    return;
  const before = tokens[at - 1]?.word ?? '';
  const begins =
    at === 0 ||
    token.brk > 0 ||
    /^(?:ustedes|vosotros|vos|tu|uds|hola|ahi|aca|alla|aqui|tambien|y|os|se|lo|la|los|las)$/.test(before);
  if (begins && token.concepts.size <= 1 && !KNOWN_WORDS.has(token.word)) token.concepts.add('verb_you');
}

/** An hour of the clock, in a word or in digits. */
export const HOUR_WORD = /^(?:una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|\d{1,2})$/;

/** "a las 5", "a la una": a number after the article is an hour. */
function markHour(tokens: readonly TaggedToken[], at: number): void {
  const token = tokens[at];
  if (token === undefined || token.brk > 0 || !HOUR_WORD.test(token.word)) return;
  if (/^las?$/.test(tokens[at - 1]?.word ?? '')) token.concepts.add('hour');
}

function markPhrases(tokens: TaggedToken[], at: number): void {
  const token = tokens[at];
  if (token === undefined) return;
  for (const phrase of LEXICON.phrases.get(token.word) ?? []) {
    const fits = phrase.words.every(
      (word, k) => tokens[at + k]?.word === word && (k === 0 || tokens[at + k]?.brk !== 2),
    );
    if (fits) token.phrases.push({ concept: phrase.concept, length: phrase.words.length });
  }
}

/** In the whole name of a service no word is a verb: "cambio de aceite" changes no appointment. */
function markServiceNames(tokens: readonly TaggedToken[], names: readonly string[][]): void {
  for (let at = 0; at < tokens.length; at++) {
    for (const words of names) {
      if (!words.every((word, k) => tokens[at + k]?.folded === word && (k === 0 || tokens[at + k]?.brk === 0)))
        continue;
      for (const { concepts } of tokens.slice(at, at + words.length)) {
        for (const concept of concepts) if (concept.startsWith('v_')) concepts.delete(concept);
        concepts.add('svc');
      }
    }
  }
}

/** A catalogue word spelt by ear ("karlos"). */
function heardAs(bySound: ReadonlyMap<string, string>, word: string): string | undefined {
  return word.length < 4 || KNOWN_WORDS.has(word) ? undefined : bySound.get(soundOf(word));
}

interface Names {
  /** How a folded word is spelt, the words of the workspace among them. */
  spelt: (word: string) => string;
  /** What a word stands for; the workspace's own services and staff too, so that a rule sees an unheard-of service as a service. */
  conceptsOf: (word: string) => ReadonlySet<string>;
  /** Names of services that are more than one word, word by word. */
  long: readonly string[][];
}

const SHORTEST_WORD = 4;
/** Of a name ("tratamiento para el pelo") they name nothing. */
const JOINING = new Set('para sobre entre desde hasta'.split(' '));

const cache = new WeakMap<Catalogue, Names>();

function namesOf(catalogue: Catalogue): Names {
  const known = cache.get(catalogue);
  if (known !== undefined) return known;
  const wordsOf = (entries: Catalogue['services']): string[][] =>
    entries.flatMap(({ name, synonyms }) => [name, ...synonyms].map((one) => foldText(one).match(/[a-z0-9]+/g) ?? []));
  const [staff, services] = [wordsOf(catalogue.staff), wordsOf(catalogue.services)];
  const words = new Map<string, string>();
  for (const [names, concept] of [[staff, 'person'] as const, [services, 'svc'] as const])
    for (const word of names.flat()) if (word.length >= SHORTEST_WORD && !JOINING.has(word)) words.set(word, concept);
  // Of several words that sound alike, the first.
  const bySound = new Map([...words.keys()].reverse().map((word) => [soundOf(word), word]));
  const names: Names = {
    spelt: perWord((word) => (words.has(word) ? word : (heardAs(bySound, word) ?? mend(word)))),
    conceptsOf: perWord((word) => conceptsOfWord(word, words)),
    long: services.filter((one) => one.length > 1),
  };
  cache.set(catalogue, names);
  return names;
}
