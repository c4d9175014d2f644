/** A person as a message refers to one: "mi hija Sofía", "la nena", "mí", "Catalina Sosa". */
import { tableOf } from '../../table';
import { foldText } from '../text/fold';
import type { Catalogue } from '../../catalogue';
import type { Span } from '../vocabulary';
import { toReading } from './name-reading';
import { isCutShort, takeName } from './name-run';
import { isDayToo, isServiceToo, isWordToo, roleOf, type NameText, type NameWord } from './name-words';
import { relationOf } from './relations';

/** Somebody for whom an appointment is or shall be. */
export interface Beneficiary {
  /** "hija", "mamá": in the singular. */
  relation: string | null;
  name: string | null;
  span: Span;
  /** The customer: "para mí", "el mío". */
  self: boolean;
}

export interface PersonPhrase {
  person: Beneficiary;
  /** Index of the word after it. */
  to: number;
  /** "Mis hijos": several names may follow. */
  plural: boolean;
  /** "Mis tres hijos": how many they are; 1 when it is not said. */
  count: number;
}

export interface PersonRules {
  catalogue: Catalogue;
  /** A capital is enough for a name that nobody has heard of ("el turno de Yamilka"). */
  anyCapital?: boolean;
  /** So is a word that nobody knows, or that is a word too, in small letters ("el de luna"). */
  anyWord?: boolean;
  /** "Yo" counts: in a list of people. */
  listed?: boolean;
  /** An article has been read already: "del nene". */
  articled?: boolean;
}

/** The person to whom the words at an index refer, or null when they refer to none. */
export function personAt(text: NameText, at: number, rules: PersonRules): PersonPhrase | null {
  return selfAt(text, at, rules) ?? relativeAt(text, at, rules) ?? namedAt(text, at, rules);
}

/** What follows "para mí" when it gives an opinion: "para mí está bien". */
const OPINION =
  /^ (?:esta (?:bien|perfecto|ok|genial|joya|barbaro|buenisimo)|es |son |seria|mejor|perfecto|genial|que |no(?: |$)|ok|bien|igual|queda|conviene|da )/;
/** What follows "para mi" when no noun of "mi" follows. */
const AFTER_SELF =
  /^(?:y|e|o|el|la|los|las|a|al|en|por|con|de|tambien|solo|sola|misma|mismo|manana|hoy|este|esta|ahora|lunes|martes|miercoles|jueves|viernes|sabado|domingo|\d.*|gracias|si|a)$/;

function selfAt(
  { words, line, starts, raw }: NameText,
  at: number,
  { listed = false }: PersonRules,
): PersonPhrase | null {
  const [word, next] = [words[at], words[at + 1]];
  if (word === undefined) return null;
  const person = { relation: null, name: null, span: spanOf(raw, word, word), self: true };
  if (listed && word.folded === 'yo') return { person, to: at + 1, plural: false, count: 1 };
  if (word.folded !== 'mi') return null;
  if (next !== undefined && next.brk === 0 && OPINION.test(line.slice(starts[at + 1], (starts[at + 1] ?? 0) + 30)))
    return null;
  const stands = next === undefined || next.brk > 0 || AFTER_SELF.test(next.folded) || /í$/i.test(word.text);
  return stands && relationOf(next?.folded ?? '') === undefined
    ? { person, to: at + 1, plural: false, count: 1 }
    : null;
}

const COUNTS = tableOf<number>({ dos: 2, tres: 3, cuatro: 4, '2': 2, '3': 3, '4': 4 });
const POSSESSIVE = /^(?:mi|mis|m|su|sus|tu|tus|nuestr[oa]s?)$/;
const ARTICLE = /^(?:el|la|los|las|un|una)$/;

function relativeAt(text: NameText, at: number, rules: PersonRules): PersonPhrase | null {
  const { words, raw } = text;
  let next = at;
  if (/^(?:el|la|los|las)$/.test(words[next]?.folded ?? '') && POSSESSIVE.test(words[next + 1]?.folded ?? '')) next++;
  const isOwn = POSSESSIVE.test(words[next]?.folded ?? '') || ARTICLE.test(words[next]?.folded ?? '');
  if (isOwn) next++;
  else if (rules.articled !== true) return null;
  const count = COUNTS.get(words[next]?.folded ?? '');
  if (count !== undefined) next++;
  const word = words[next];
  const relation = word === undefined ? undefined : relationOf(word.folded);
  if (word === undefined || relation === undefined || (next > at && word.brk > 0)) return null;
  const named = nameAfter(text, next + 1, rules);
  const last = words[(named?.to ?? next + 1) - 1] ?? word;
  return {
    person: { relation, name: named?.name ?? null, span: spanOf(raw, words[at] ?? word, last), self: false },
    to: named?.to ?? next + 1,
    plural: word.folded.endsWith('s') && relationOf(word.folded.slice(0, -1)) !== undefined,
    count: count ?? 1,
  };
}

/** The name behind a relation: "mi hija menor, Sofía", "mi hijo de 5 años Tomás", "mi hija que se llama Ana". */
function nameAfter(text: NameText, at: number, { catalogue }: PersonRules): { name: string; to: number } | null {
  const { words } = text;
  let next = at;
  if (/^(?:menor|mayor|chic[oa]|grande)$/.test(words[next]?.folded ?? '')) next++;
  if (
    words[next]?.folded === 'de' &&
    roleOf(words[next + 1]?.folded ?? '') === 'number' &&
    words[next + 2]?.folded === 'anos'
  )
    next += 3;
  while (/^(?:que|se|llamad[oa]|llama|nombre)$/.test(words[next]?.folded ?? '')) next++;
  const run = (words[next]?.brk ?? 2) < 2 ? takeName(text, next, 'hinted') : null;
  if (run === null) return null;
  const taken = words.slice(run.from, run.to);
  const first = taken[0];
  if (first === undefined || (first.brk > 0 && !run.known) || isOfCatalogue(taken, catalogue)) return null;
  return { name: toReading(text, run).value, to: run.to };
}

function namedAt(
  text: NameText,
  at: number,
  { catalogue, anyCapital = false, anyWord = false }: PersonRules,
): PersonPhrase | null {
  const run = takeName(text, at, anyWord ? 'announced' : 'hinted');
  if (run === null) return null;
  const words = text.words.slice(run.from, run.to);
  const [first] = words;
  if (first === undefined || isOfCatalogue(words, catalogue)) return null;
  const isLone = words.length === 1;
  const fits = anyWord
    ? !isDayToo(first.folded) || first.capital
    : run.known
      ? !isLone || (first.capital ? !isDayToo(first.folded) || anyCapital : !isWordToo(first.folded))
      : anyCapital && first.capital && (!isWordToo(first.folded) || !isLone);
  if (!fits || isCutShort(text, run.to) || (isLone && isServiceToo(first.folded))) return null;
  const { value, span } = toReading(text, run);
  return { person: { relation: null, name: value, span, self: false }, to: run.to, plural: false, count: 1 };
}

const known = new WeakMap<Catalogue, { staff: Set<string>[]; services: Set<string>[] }>();

/** Whether words are (part of) a name of the staff, or the name of a service. */
function isOfCatalogue(words: readonly NameWord[], catalogue: Catalogue): boolean {
  let forms = known.get(catalogue);
  if (forms === undefined)
    known.set(catalogue, (forms = { staff: formsOf(catalogue.staff), services: formsOf(catalogue.services) }));
  return [...forms.staff, ...forms.services].some((form) => words.every(({ folded }) => form.has(folded)));
}

const formsOf = (entries: Catalogue['staff']): Set<string>[] =>
  entries.flatMap(({ name, synonyms }) =>
    [name, ...synonyms].map((form) => new Set(foldText(form).match(/[a-z0-9'’-]+/g) ?? [])),
  );

function spanOf(raw: string, from: NameWord, to: NameWord): Span {
  return { start: from.start, end: to.end, text: raw.slice(from.start, to.end) };
}
