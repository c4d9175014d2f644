/** Which entry of the catalogue is meant by a name, as models and callers write them. Never a guess between two. */
import { distance } from 'fastest-levenshtein';
import { foldText } from '../domain/understanding/text/fold';

export interface Named {
  name: string;
  synonyms: readonly string[];
}

export type Resolution<T> = { kind: 'one'; item: T } | { kind: 'several'; items: T[] } | { kind: 'none' };

/** Words that distinguish nothing. */
const EMPTY = new Set(
  'de del la el los las un una con para por al a y mi dr dra doctor doctora lic sr sra profesional'.split(' '),
);

const wordsOf = (text: string): string[] => foldText(text).match(/[a-z0-9]+/g) ?? [];
const contentOf = (text: string): string[] => wordsOf(text).filter((word) => !EMPTY.has(word));

/**
 * From strict to lenient, and the first rule that finds anything decides: the very name; a synonym; the name said in part
 * ("Lucía") or with more around it ("corte de cabello para varón"); the name mistyped. The last not for people: Marta is
 * not María.
 */
export function resolveName<T extends Named>(
  said: string,
  items: readonly T[],
  of: 'things' | 'people',
): Resolution<T> {
  const whole = wordsOf(said).join(' ');
  const content = contentOf(said);
  if (whole === '') return { kind: 'none' };
  const rules: ((item: T) => boolean)[] = [
    (item) => wordsOf(item.name).join(' ') === whole,
    (item) => item.synonyms.some((synonym) => wordsOf(synonym).join(' ') === whole),
    (item) => content.length > 0 && includesAll(contentOf(item.name), content),
    (item) => formsOf(item).some((form) => form.length > 0 && includesAll(content, form)),
    (item) =>
      of === 'things' &&
      [item.name, ...item.synonyms].some((form) => mistyped(contentOf(form).join(' '), content.join(' '))),
  ];
  for (const rule of rules) {
    const found = items.filter(rule);
    const [first] = found;
    if (first !== undefined)
      return found.length === 1 ? { kind: 'one', item: first } : { kind: 'several', items: found };
  }
  return { kind: 'none' };
}

const formsOf = (item: Named): string[][] => [item.name, ...item.synonyms].map(contentOf);

const includesAll = (words: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((word) => words.includes(word));

/** One slip in five letters, at most two. */
const mistyped = (form: string, said: string): boolean =>
  said.length >= 4 && distance(form, said) <= Math.min(2, Math.floor(Math.min(form.length, said.length) / 5));

const ANYBODY = new Set(
  [
    'cualquiera',
    'cualquier profesional',
    'con cualquiera',
    'indistinto',
    'me da igual',
    'da igual',
    'quien sea',
    'el que sea',
    'la que sea',
    'sin preferencia',
    'no importa',
    'any',
    'anyone',
  ].map((text) => wordsOf(text).join(' ')),
);

/** Nobody in particular. */
export const isAnybody = (said: string | undefined): boolean =>
  said === undefined || ANYBODY.has(wordsOf(said).join(' ')) || wordsOf(said).length === 0;
