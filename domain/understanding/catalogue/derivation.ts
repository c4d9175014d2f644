/** How far a word of a message is a word of the catalogue: the same, of its root, the verb of its noun, or mistyped. */
import { LEXICON } from '../lexicon/index';
import { KNOWN_WORDS } from '../text/known-words';
import { slips } from '../text/mend';
import { REAL_WORDS } from '../text/real-words';

/** What is compared of a word. */
export interface Shape {
  word: string;
  singular: string;
  root: string;
}

export const shapeOf = (word: string): Shape => ({ word, singular: singular(word), root: root(word) });

export function resemblance(said: Shape, target: Shape): number {
  if (said.word.length < 4 || target.word.length < 4) return 0;
  if (said.singular === target.singular) return 0.95;
  const meaning = LEXICON.words.get(said.word);
  // "tenés" is no "teñirme", "martes" no "marta": a word with a life of its own is never taken for another one.
  if (meaning !== undefined && ![...meaning].every(isOfServices)) return 0;
  if (said.root === target.root && (said.root.length >= 4 || meaning !== undefined || INFINITIVE.test(said.word)))
    return 0.95;
  if (isDerived(said.word, target.root) || isDerived(target.word, said.root)) return 0.85;
  const allowed = target.word.length >= 9 ? 2 : 1;
  if (target.word.length < 5 || Math.abs(said.word.length - target.word.length) > allowed) return 0;
  if (KNOWN_WORDS.has(said.word) || REAL_WORDS.has(said.word)) return 0;
  const found = slips(said.word, target.word);
  return found <= allowed ? 0.9 - found * 0.1 : 0;
}

/** A verb as it stands behind "quiero" or "para", with what hangs on it. */
export const INFINITIVE = /[aei]r(?:me|te|se|nos|les?|los?|las?)?$/;

/** "Bañar" of "Baño", "encerar" of "Encerado": the verb of what a service is called. @param word an {@link INFINITIVE} */
export function isVerbOf(word: string, service: string): boolean {
  const stem = root(word);
  return stem === root(service) || isDerived(service, stem);
}

const isOfServices = (concept: string): boolean => /^(?:svc|svc_object|v_serve)(?:\.|$)/.test(concept);

const singular = (word: string): string => word.replace(/(?<=[aeiou])s$|(?<=[lrndz])es$/, '');

/** What makes a noun of a verb's stem, or a dear little thing of a noun. */
const DERIVATION =
  /^(?:a(?:do|da|dos|das|cion|ciones|miento|mientos)|i(?:do|da|miento|cion)|(?:e?c)?it[oa]s?|ura|eza|aje|on|azo|iza|ada)$/;

/** "coloracion" of "color", "blanqueamiento" of "blanque-", "cortecito" of "cort-". */
const isDerived = (word: string, stem: string): boolean =>
  stem.length >= 4 && word.length > stem.length && word.startsWith(stem) && DERIVATION.test(word.slice(stem.length));

/** Plural and gender off, verb endings and clitics off: "cortarme", "cortes", "corte" share a root. */
function root(word: string): string {
  const bare = word.replace(/(?:me|te|se|nos|les?|los?|las?)$/, (clitic, at: number) =>
    /[aei]r$/.test(word.slice(0, at)) ? '' : clitic,
  );
  const verb = bare.replace(/(?:ar|er|ir|ando|iendo)$/, '');
  const stem = verb === bare ? bare.replace(/(?:es|s)$/, '').replace(/[aeo]$/, '') : verb;
  return stem.length >= 3 ? stem : word;
}
