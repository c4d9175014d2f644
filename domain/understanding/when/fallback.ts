/** "Si no hay, el martes", "si está ocupado, a las 11": what is wished for only where the first wish cannot be. */
import { type Token, wordAt } from './tokens';

/** Where the words before a second wish begin. `explicit`: they say that the first one comes first. */
export interface Fallback {
  from: number;
  explicit: boolean;
}

/** How the words before a second wish begin; what stands at their "si" or "sino". */
interface FallbackRule {
  id: string;
  at: (tokens: readonly Token[], at: number, until: number) => Fallback | null;
  examples: readonly string[];
  counter: readonly string[];
}

const LONGEST = 9;
const SENTENCE_ENDS = new Set(['.', ';', '?', '!', 'pero']);

/** Words of the business's side: "si no hay", "si no podés", "si no tenés lugar". */
const THERE_IS = new Set(
  'hay hubiera habria tenes tienes tienen tiene queda quedan quedara podes puedes puede pueden podrian da dan lugar turno turnos llegas'.split(
    ' ',
  ),
);
/** Of the customer's own: "si no puedo el lunes" wishes for no Monday. */
const OWN = new Set(['puedo', 'podemos', 'podria', 'podriamos', 'llego', 'llegamos', 'voy', 'vamos', 'quiero']);
const TAKEN = /^(?:ocupad|llen|complet|tomad|reservad)/;

export const FALLBACKS: readonly FallbackRule[] = [
  {
    id: 'if_not',
    at: (tokens, at, until) => {
      if (wordAt(tokens, at) !== 'si' || wordAt(tokens, at + 1) !== 'no') return null;
      const words = tokens.slice(at + 2, until).map(({ w }) => w);
      if (words.some((word) => OWN.has(word))) return null;
      return { from: at, explicit: words.some((word) => THERE_IS.has(word)) };
    },
    examples: ['hoy, si no mañana', 'a las 10, si no hay a las 11', 'el lunes, si no podés el martes'],
    counter: ['si no puedo el lunes te aviso', 'si, no el lunes'],
  },
  {
    id: 'or_else',
    at: (tokens, at) => (wordAt(tokens, at) === 'sino' ? { from: at, explicit: false } : null),
    examples: ['hoy sino mañana', 'el martes, o sino el jueves'],
    counter: ['el martes o el jueves'],
  },
  {
    id: 'if_taken',
    at: (tokens, at, until) =>
      wordAt(tokens, at) === 'si' && tokens.slice(at + 1, until).some(({ w }) => TAKEN.test(w))
        ? { from: at, explicit: true }
        : null,
    examples: ['a las 17, si está ocupado a las 18', 'el lunes y si ya está lleno el martes'],
    counter: ['el lunes está ocupado, el martes?'],
  },
];

/** Whether "si no" stands here. */
export const isFallbackAt = (tokens: readonly Token[], at: number, until: number): boolean =>
  FALLBACKS.some((rule) => rule.at(tokens, at, until) !== null);

/** The words that make what begins at `i` a second wish. `since`: where the day or hour before it ended. */
export function fallbackBefore(tokens: readonly Token[], i: number, since: number): Fallback | null {
  for (let at = i - 1; at >= Math.max(since, i - LONGEST); at--) {
    if (SENTENCE_ENDS.has(wordAt(tokens, at))) return null;
    for (const rule of FALLBACKS) {
      const found = rule.at(tokens, at, i);
      if (found) return found;
    }
  }
  return null;
}
