/**
 * Wordings that rule out the professional they stand beside: "no con Carlos", "que no me atienda Juan", "con Nora no". One row a
 * wording; the examples run as tests, `counter` are messages that rule nobody out.
 */
import type { Analysis, TaggedToken } from '../analysis';
import { isTag, wordsAfter, wordsBefore, wordsIn } from './words-around';

interface StaffExclusionRule {
  id: string;
  /** Words right before the name. */
  before?: RegExp;
  /** Words right after the name. */
  after?: RegExp;
  examples: readonly string[];
  counter?: readonly string[];
}

/** Words that lead up to the refusal, and say nothing by themselves then. */
const UP_TO = '(?:^| )(?:(?:que|pero|y|eso si|solo que|siempre que) )*';

/** Between the refusal and the name. */
const TITLE = '(?: (?:el|la|lo))?(?: (?:dr|dra|doctor|doctora))?';
const LEAD = `(?: (?:con|por|de|a))?${TITLE}`;

export const STAFF_EXCLUSIONS: readonly StaffExclusionRule[] = [
  {
    id: 'except',
    before: new RegExp(`${UP_TO}(?:menos|excepto|salvo|sin|no sea|no este)${LEAD}$`),
    examples: ['con cualquiera menos Carlos', 'que no sea con Carlos', 'alguien que no sea Carlos', 'salvo con Carlos'],
  },
  {
    id: 'not_with',
    before: new RegExp(`${UP_TO}(?:no|ni|tampoco|nunca(?: mas)?) (?:con|por)${TITLE}$`),
    examples: ['barba mañana pero no con Carlos', 'ni con Carlos', 'tampoco con Carlos', 'nunca más con Carlos'],
  },
  {
    id: 'neither',
    before: new RegExp(`${UP_TO}ni${TITLE}$`),
    examples: ['que no sea ni Carlos'],
  },
  {
    id: 'unwilling',
    before: new RegExp(
      `${UP_TO}no (?:(?:me|lo|la|le|nos|te) )?(?:quiero|quisiera|queria|quieren|gusta|gustaria|gusto|banco|soporto|deseo|prefiero|atienda|atiendas|toque|corte|haga|hagas|des|pongas)(?: (?!pero|sino|mejor|prefiero|quiero|y|es|tenes|tienen|hay|si|con)[a-z]+){0,4}${LEAD}$`,
    ),
    examples: [
      'no quiero que me atienda Carlos',
      'no quiero con Carlos',
      'que no me atienda Carlos',
      'no me gusta como corta Carlos',
      'no quiero ir con Carlos',
    ],
    counter: [
      'no quiero esperar, con Carlos',
      'no quiero barba sino corte con Carlos',
      'no me gusta el lunes, con Carlos',
    ],
  },
  {
    id: 'not_behind',
    after:
      /^ (?:tampoco|no(?: (?:por favor|porfa|porfi|plis|xfa|gracias|me gusta|lo quiero|la quiero|quiero|quisiera|lo banco|la banco))?)(?= (?:y|pero|ni) | $)/,
    examples: ['con Carlos no', 'con Carlos no por favor', 'Carlos no me gusta', 'a Carlos no lo quiero'],
    counter: ['con Carlos no hay?', 'Carlos no atiende el lunes?', 'a las 10 con Carlos no?', 'es con Carlos, no?'],
  },
];

/** Without one of these nobody is ruled out. */
export const NEGATIVE_WORDS: readonly string[] = 'no ni menos salvo excepto sin tampoco nunca'.split(' ');

/** How many of the words before the name that begins at the token rule it out; 0 when none does. */
export function ruledOutBefore(tokens: readonly TaggedToken[], from: number): number {
  const words = ` ${wordsBefore(tokens, from).join(' ')}`;
  return Math.max(0, ...STAFF_EXCLUSIONS.map(({ before }) => wordsIn(before?.exec(words)?.[0])));
}

/** How many of the words behind the name that ends before the token rule it out; 0 when none does. */
export function ruledOutBehind({ raw, tokens }: Pick<Analysis, 'raw' | 'tokens'>, to: number): number {
  const words = ` ${wordsAfter(tokens, to).join(' ')} `;
  const behind = Math.max(0, ...STAFF_EXCLUSIONS.map(({ after }) => wordsIn(after?.exec(words)?.[0])));
  return behind === 1 && isTag(raw, tokens[to]) ? 0 : behind;
}
