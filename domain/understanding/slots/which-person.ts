/** Which of several people a message means by "yo", "mi hija", "ella", "Luz" or "el otro". */
import type { Beneficiary } from '../commands/types';
import { personAt, type Beneficiary as ReadPerson, type PersonRules } from './person-phrase';
import { genderOf, type Gender } from './relations';
import type { NameText } from './name-words';

/** Somebody among people who are known already. */
export type Known = Beneficiary;

/** How one of them is pointed at. `null`: the next one ("el otro"). */
export type Pointer = Known | { gender: Gender } | null;

export interface PointerPhrase {
  pointer: Pointer;
  /** Index of the word after it. */
  to: number;
}

/** "El de mi hija", "la mía", "para mí", "yo", "ella", "el otro", "mi hermano Luis". */
export function pointerAt(text: NameText, at: number, rules: PersonRules): PointerPhrase | null {
  const word = (index: number): string => text.words[index]?.folded ?? '';
  const isArticle = /^(?:el|la|lo|los|las)$/.test(word(at));
  if (/^mi[oa]$/.test(word(isArticle ? at + 1 : at))) return { pointer: SELF, to: isArticle ? at + 2 : at + 1 };
  if (/^(?:otr[oa]|un[oa])$/.test(word(isArticle ? at + 1 : at)))
    return { pointer: null, to: isArticle ? at + 2 : at + 1 };
  let next = at;
  if (isArticle && /^(?:de|del)$/.test(word(at + 1))) next += 2;
  else if (/^(?:para|pa|a)$/.test(word(at))) next += 1;
  if (/^(?:ella|el)$/.test(word(next)) && !(next === at && isArticle && word(next + 1) === 'nombre'))
    return { pointer: { gender: word(next) === 'ella' ? 'f' : 'm' }, to: next + 1 };
  const phrase = personAt(text, next, { ...rules, listed: true });
  return phrase === null ? null : { pointer: asPerson(phrase.person), to: phrase.to };
}

/** A person as the dialogue knows one. */
export const asPerson = ({ relation, name, self }: Partial<ReadPerson> | Beneficiary): Beneficiary => ({
  ...(relation ? { relation } : {}),
  ...(name ? { name } : {}),
  ...(self ? { self: true as const } : {}),
});

const SELF = { self: true } as const;

/**
 * The one of these people who is meant, by place; null when none of them fits.
 * @param taken places of those who are spoken of otherwise
 */
export function placeOf(pointer: Pointer, people: readonly Known[], taken: ReadonlySet<number>): number | null {
  const free = people.flatMap((person, place) => (taken.has(place) ? [] : [{ person, place }]));
  const found =
    free.find(({ person }) => pointer !== null && fits(pointer, person)) ??
    // Of whom nothing was said, anything may be.
    (pointer !== null && 'gender' in pointer ? undefined : free.find(({ person }) => isUnsaid(person)));
  return (pointer === null ? free[0] : found)?.place ?? null;
}

const isUnsaid = ({ relation, self }: Known): boolean => !relation && self !== true;

function fits(pointer: NonNullable<Pointer>, person: Known): boolean {
  if ('gender' in pointer) {
    const said = person.relation ?? person.name;
    const gender = said ? genderOf(said) : null;
    return person.self !== true && said !== undefined && (gender === null || gender === pointer.gender);
  }
  if (pointer.self || person.self) return pointer.self === person.self;
  if (pointer.relation && person.relation) return pointer.relation === person.relation;
  return pointer.name !== undefined && person.name !== undefined && firstName(pointer.name) === firstName(person.name);
}

const firstName = (name: string): string => name.split(' ')[0] ?? name;
