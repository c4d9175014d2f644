/** A name that is known, put right: its surname, its first name, or how it is spelt. */
import { distance } from 'fastest-levenshtein';
import { foldText } from '../text/fold';
import { capitaliseName, type NameReading } from './name-reading';
import { takeName } from './name-run';
import { isGivenName, isParticle, mayBeSurname, nameText, roleOf, type NameText, type NameWord } from './name-words';

const OLD = "(?<old>[a-z'’-]{2,})";
const NEW = "(?<new>[a-z'’-]{2,})";

interface CorrectionRule {
  id: string;
  /** In folded words, each after a space, breaks as " ," and " .". `old` is a word of the known name, `new` what it shall be. */
  at: RegExp;
  /** What `new` stands for. Default: `old`, or the word of the known name that is like it. */
  puts?: 'surname';
  /** Nothing announces a name: a professional of that name goes first. */
  bare?: true;
  /** The known name, the message, and the name it becomes. */
  examples: readonly (readonly [known: string, message: string, name: string])[];
  counter: readonly (readonly [known: string, message: string])[];
}

/** How a known name is put right. First match wins. */
export const CORRECTIONS: readonly CorrectionRule[] = [
  {
    id: 'not that but this',
    at: new RegExp(
      ` no (?:es |soy |era |va |me llamo )?${OLD}(?: [,.])?(?: (?:es|soy|era|sino|va|me llamo|pone))+ ${NEW}`,
    ),
    examples: [
      ['Leo Gil', 'no es Leo, es Lea', 'Lea Gil'],
      ['Leo Gil', 'el apellido no es Gil, es Giles', 'Leo Giles'],
      ['Leo Gil', 'no soy Leo, soy Lea', 'Lea Gil'],
    ],
    counter: [['Leo Gil', 'no es corte, es barba']],
  },
  {
    id: 'this and not that',
    at: new RegExp(` ${NEW}(?: [,.])? no (?:es )?${OLD}(?= [,.]|$)`),
    examples: [
      ['Leo Gil', 'me llamo Leonardo, no Leo', 'Leonardo Gil'],
      ['Ana Ortiz', 'Ortis, no Ortiz', 'Ana Ortis'],
    ],
    counter: [['Leo Gil', 'el viernes, no el jueves']],
  },
  {
    id: 'the surname is',
    at: new RegExp(` apellido(?: (?:es|era|seria|va|esta mal|mal|bien|correcto|escrito|se escribe|con|,|[.]))* ${NEW}`),
    puts: 'surname',
    examples: [
      ['Leo Gil', 'el apellido es Giles', 'Leo Giles'],
      ['Lola', 'el apellido es Mas, Lola Mas', 'Lola Mas'],
      ['Juan Pablo Gil', 'está mal el apellido, es Giles', 'Juan Pablo Giles'],
      ['Ana Paz', 'mi apellido es de la Torre', 'Ana de la Torre'],
    ],
    counter: [
      ['Leo Gil', 'el apellido lo pusiste mal'],
      ['Leo Gil', 'cambiame el apellido por favor'],
    ],
  },
  {
    id: 'that is this',
    at: new RegExp(` ${OLD} (?:es|es por|viene de|quiere decir) ${NEW}(?= [,.]|$)`),
    examples: [['Mile Paz', 'Mile es Milena', 'Milena Paz']],
    counter: [['Mile Paz', 'Mile es alta']],
  },
  {
    id: 'spelt with',
    at: new RegExp(
      ` ${NEW}(?: ,)?(?: (?:va|se escribe|es|pero))? (?:con|sin) (?:(?:doble|una|la|dos) )?(?:[a-z]|ll|ve|be|ese|zeta|hache|acento|tilde)(?: (?:corta|larga|final|al final))?(?= |$)`,
    ),
    examples: [
      ['Ana Ortiz', 'Ortis con s', 'Ana Ortis'],
      ['Leo Gil', 'Gil con doble l', 'Leo Gill'],
      ['Leo Gil', 'es Gill, con doble l', 'Leo Gill'],
    ],
    counter: [['Leo Gil', 'corte con la misma']],
  },
  {
    id: 'put it',
    at: new RegExp(
      ` (?:ponele|ponelo|ponela|poneme|pone|pon|anotalo|anotala|anotame|anota|escribi)(?: (?:como|a nombre de|a|bien|,))? ${NEW}(?= [,.]|$)`,
    ),
    examples: [['Mile Paz', 'ponele Milena', 'Milena Paz']],
    counter: [['Mile Paz', 'ponele color']],
  },
  {
    id: 'nothing but the word',
    at: new RegExp(`^(?: (?:no|perdon|uy|ay|es|digo|en realidad|se escribe|me llamo|soy|,|[.]))* ${NEW}$`),
    bare: true,
    examples: [
      ['Ana Ortiz', 'no, Ortis', 'Ana Ortis'],
      ['Leo Gil', 'me llamo Leonardo', 'Leonardo Gil'],
    ],
    counter: [['Leo Gil', 'no, el lunes']],
  },
];

/**
 * What a message makes of the name that is known, or null when it puts nothing of it right.
 * @param said the name that was read in it without regard to the known one
 */
export function correctedName(raw: string, known: string, said: NameReading | null): NameReading | null {
  if (said !== null && isFull(said.value)) return null;
  const text = nameText(raw);
  for (const rule of CORRECTIONS) {
    const match = rule.at.exec(text.line);
    const put = match?.groups?.new;
    if (match === null || put === undefined) continue;
    const at = text.wordAt(match.index + match[0].lastIndexOf(` ${put}`));
    const reading = corrected(text, known, { at, old: match.groups?.old, rule, wording: match[0] });
    if (reading !== null) return reading;
  }
  return null;
}

interface Found {
  /** Index of the new word. */
  at: number;
  old: string | undefined;
  rule: CorrectionRule;
  wording: string;
}

function corrected(text: NameText, known: string, { at, old, rule, wording }: Found): NameReading | null {
  const word = text.words[at];
  if (word === undefined || !mayBeSurname(word.folded)) return null;
  const words = known.split(' ');
  if (rule.puts === 'surname') return withSurname(text, words, at);
  const index = words.findIndex((one) =>
    old === undefined ? isLike(foldText(one), word.folded) : foldText(one) === old,
  );
  const before = words[index];
  if (before === undefined || !fits(word, foldText(before))) return null;
  const doubled = /doble ([a-z])/.exec(wording)?.[1];
  const isSame = foldText(before) === word.folded;
  if (isSame && doubled === undefined) return null;
  const written =
    isSame && doubled !== undefined ? word.text.replace(new RegExp(`${doubled}+`, 'i'), doubled.repeat(2)) : word.text;
  const value = words.map((one, place) => (place === index ? capitaliseName(written) : one)).join(' ');
  return readingOf(text, value, at, at + 1, rule.bare === true);
}

/** A name for a name: an everyday word only where it is much like the one that it puts right. */
const fits = ({ folded }: NameWord, before: string): boolean =>
  isGivenName(folded) || roleOf(folded) === 'surname' || roleOf(folded) === 'unknown' || isLike(before, folded);

function withSurname(text: NameText, known: readonly string[], at: number): NameReading | null {
  const run = takeName(text, at, 'announced');
  const to = run?.from === at ? run.to : at + 1;
  const surname = text.words.slice(at, to).map(({ text: written }) => written);
  const first = givenPart(known);
  if (foldText(surname[0] ?? '') === foldText(first[0] ?? '')) return null;
  return readingOf(text, capitaliseName([...first, ...surname].join(' ')), at, to, false);
}

/** The first names of a full name: all of those that are known as such, and not its last word. */
function givenPart(known: readonly string[]): readonly string[] {
  const end = known.findIndex((word, at) => at > 0 && !isGivenName(foldText(word)));
  if (end > 0) return known.slice(0, end);
  return known.length > 1 ? known.slice(0, -1) : known;
}

function readingOf({ raw, words }: NameText, value: string, from: number, to: number, hinted: boolean): NameReading {
  const start = words[from]?.start ?? 0;
  const end = words[to - 1]?.end ?? start;
  const span = { start, end, text: raw.slice(start, end) };
  return { value, span, known: true, ...(hinted ? { hinted: true as const } : {}) };
}

const isFull = (name: string): boolean =>
  name.split(' ').filter((word) => !isParticle(foldText(word))).length > 1 &&
  isGivenName(foldText(name.split(' ')[0] ?? ''));

/** "Leo" and "Leonardo", "Ortiz" and "Ortis": the one begins the other, or a letter or two differ. */
function isLike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < SHORTEST) return false;
  if (long.startsWith(short)) return true;
  return short[0] === long[0] && distance(short, long) <= (short.length > 5 ? 2 : 1);
}

const SHORTEST = 3;
