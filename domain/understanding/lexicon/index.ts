import { conjugate, type Aspect } from './conjugate';
import { FOREIGN } from './foreign';
import { SERVICES, SERVICE_OBJECTS } from './services';
import { SERVICE_VERBS, VERBS } from './verbs';
import { WORDS } from './words';

/** Concepts of single words, and set phrases by their first word. */
export interface Lexicon {
  words: Map<string, Set<string>>;
  /** First word → phrases that begin with it, longest first. */
  phrases: Map<string, { words: string[]; concept: string }[]>;
}

function build(): Lexicon {
  const lexicon: Lexicon = { words: new Map(), phrases: new Map() };
  for (const [concept, list] of Object.entries(VERBS)) {
    for (const entry of list.split(' ')) addVerb(lexicon, entry, concept);
  }
  for (const entry of SERVICE_VERBS.split(' ')) addVerb(lexicon, entry, 'v_serve');
  for (const [concept, list] of Object.entries({ ...WORDS, ...FOREIGN })) addList(lexicon, list, concept);
  for (const list of Object.values(SERVICES)) addList(lexicon, list, 'svc');
  addList(lexicon, SERVICE_OBJECTS, 'svc_object');
  for (const concept of Object.keys(FOREIGN)) addList(lexicon, FOREIGN[concept] ?? '', 'foreign');
  for (const phrases of lexicon.phrases.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  return lexicon;
}

function addVerb(lexicon: Lexicon, entry: string, concept: string): void {
  const [head = '', extra = ''] = entry.split('=');
  const [lemma = '', stems = ''] = head.split(':');
  for (const [form, aspect] of conjugate(lemma, stems === '' ? [] : stems.split('+')))
    addForm(lexicon, form, concept, aspect);
  for (const form of extra === '' ? [] : extra.split('+')) add(lexicon, form, concept);
}

function addForm(lexicon: Lexicon, form: string, concept: string, aspect: Aspect): void {
  add(lexicon, form, concept);
  if (MARKED.has(aspect)) add(lexicon, form, `${concept}.${aspect}`);
}

function addList(lexicon: Lexicon, list: string, concept: string): void {
  for (const item of list.split(',')) addPhrase(lexicon, item.trim(), concept);
}

function addPhrase(lexicon: Lexicon, item: string, concept: string): void {
  const words = item.split(' ');
  const [first = ''] = words;
  if (words.length === 1) return add(lexicon, first, concept);
  const list = lexicon.phrases.get(first) ?? [];
  list.push({ words, concept });
  lexicon.phrases.set(first, list);
}

function add(lexicon: Lexicon, word: string, concept: string): void {
  const concepts = lexicon.words.get(word) ?? new Set<string>();
  concepts.add(concept);
  lexicon.words.set(word, concepts);
}

/** Aspects that rules and classifier can tell: "cancelé" and "cancelarlo" do not ask for the same thing. */
const MARKED: ReadonlySet<Aspect> = new Set<Aspect>(['past', 'part', 'inf', 'me', 'it']);

/** The whole vocabulary, built once when the module loads. */
export const LEXICON: Lexicon = build();
