/**
 * "Turno para mí y para mi hija, yo coloración y ella corte": who gets what is told person by person. Each is a booking of
 * its own, with the service that stands behind the person; day and hour that are said before or after are of all.
 */
import type { Analysis } from './analysis';
import { certain } from './decision';
import { A_REQUEST, readByRules } from './intents/by-rules';
import { asPerson, placeOf, pointerAt, type Known, type Pointer } from './slots/which-person';
import { readBeneficiaries } from './slots/beneficiary';
import { nameText, type NameText } from './slots/name-words';
import type { PersonRules } from './slots/person-phrase';
import { withCommonWhen } from './parts';
import { blankOutside } from './text/blank';
import type { PartReading, UnderstandingContext } from './types';

/** Somebody with the service that follows: "mi hijo corte", "ella quiere color", "para mí barba". */
interface Item {
  pointer: NonNullable<Pointer>;
  start: number;
  /** Where the words for the person end. */
  until: number;
}

type ReadPart = (text: string) => PartReading;

/** The bookings of a message, one by one; null when it does not say who gets what in this way. */
export function eachPerson(
  text: string,
  analysis: Analysis,
  context: UnderstandingContext,
  readPart: ReadPart,
): PartReading[] | null {
  const rules = { catalogue: context.catalogue };
  const items = itemsIn(text, analysis, rules);
  const [first] = items;
  if (!first || asksSomethingElse(analysis)) return null;
  const lead = blankOutside(text, 0, first.start);
  const before = lead.trim() === '' ? null : readPart(lead);
  const declared = before ? readBeneficiaries({ raw: lead }, context.catalogue).map(asPerson) : [];
  const read = items.map(({ start }, at) => readPart(blankOutside(text, start, items[at + 1]?.start ?? text.length)));
  if (!read.every((part, at) => isOne(part, items[at]))) return null;
  const known: Known[] = [...declared, ...(context.people ?? [])];
  const people = peopleOf(items, known);
  if (people === null) return null;
  const parts = read.map((part, at) => asItem(part, people[at] ?? {}));
  const own = before === null ? null : leadItem(before, declared, people, read);
  if (own === 'other' || parts.length + (own ? 1 : 0) < 2) return null;
  const all = [...(own ? [own] : []), ...parts];
  return withCommonWhen(own ? null : before, pointedAt(all, context));
}

/** Something that is asked, called off or moved: no list of wishes. */
const asksSomethingElse = (analysis: Analysis): boolean =>
  readByRules(analysis).hits.some(
    ({ intent, strength }) =>
      strength >= A_REQUEST && (intent === 'cancel' || intent === 'reschedule' || intent.startsWith('info_')),
  );

function itemsIn(text: string, { tokens }: Analysis, rules: PersonRules): Item[] {
  const names = nameText(text);
  const { words } = names;
  const services = new Set(tokens.filter(({ concepts }) => isService(concepts)).map(({ start }) => start));
  if (services.size === 0) return [];
  return words.flatMap(({ brk, start }, at): Item[] => {
    const opens = at === 0 || brk > 0 || JOINS.test(words[at - 1]?.folded ?? '');
    const phrase = opens ? (pointerAt(names, at, rules) ?? ownAt(names, at, services)) : null;
    if (!phrase?.pointer) return [];
    const until = words[phrase.to - 1]?.end ?? start;
    return isFollowed(names, phrase.to, services) ? [{ pointer: phrase.pointer, start, until }] : [];
  });
}

const JOINS = /^(?:y|e|pero|mientras|aparte)$/;

const isService = (concepts: ReadonlySet<string>): boolean =>
  [...concepts].some((concept) => concept === 'svc' || concept.startsWith('v_serve'));

/** "Para mí corte": without an accent "mi corte" is no noun of theirs where a service is told for each. */
function ownAt({ words }: NameText, at: number, services: ReadonlySet<number>): ReturnType<typeof pointerAt> {
  const [lead, own, next] = words.slice(at, at + 3);
  const isOwn = /^(?:para|pa|a)$/.test(lead?.folded ?? '') && own?.folded === 'mi' && next?.brk === 0;
  return isOwn && services.has(next.start) ? { pointer: { self: true }, to: at + 2 } : null;
}

/** Between a person and the service: "mi hija quiere hacerse un brushing". */
const BETWEEN =
  /^(?:un|una|el|la|de|con|solo|tambien|quier[eo]|quisiera|queria|necesit[ao]|precis[ao]|va|voy|seria|turno|se|me|hace|hacerse|hacerme|por)$/;
const MOST_BETWEEN = 4;

/** A service follows in the same breath. */
function isFollowed({ words }: NameText, from: number, services: ReadonlySet<number>): boolean {
  for (let at = from; at <= from + MOST_BETWEEN; at++) {
    const word = words[at];
    if (word === undefined || word.brk > 0) return false;
    if (services.has(word.start)) return true;
    if (!BETWEEN.test(word.folded)) return false;
  }
  return false;
}

/** It names a service, or several, and nobody besides the one whom it is for. */
const isOne = ({ service, slots, act, beneficiaries }: PartReading, item: Item | undefined): boolean =>
  act === null &&
  (slots.service_type !== undefined || (service?.kind === 'several' && service.separate === true)) &&
  beneficiaries.every(({ span }) => item !== undefined && span.start < item.until);

/** Whom each item is for; null where "ella" is nobody who was named, or somebody gets two. */
function peopleOf(items: readonly Item[], known: readonly Known[]): Known[] | null {
  const taken = new Set<number>();
  const people = new Map<Item, Known>();
  const isPronoun = ({ pointer }: Item): boolean => 'gender' in pointer;
  for (const item of [...items.filter((one) => !isPronoun(one)), ...items.filter(isPronoun)]) {
    const place = placeOf(item.pointer, known, taken);
    if (place !== null) taken.add(place);
    const found = place === null ? {} : (known[place] ?? {});
    if ('gender' in item.pointer && place === null) return null;
    people.set(item, 'gender' in item.pointer ? found : asPerson({ ...found, ...asPerson(item.pointer) }));
  }
  const all = items.map((item) => people.get(item) ?? {});
  return all.filter(({ self }) => self === true).length > 1 ? null : all;
}

function asItem(part: PartReading, person: Known): PartReading {
  const { client_name: _, ...slots } = part.slots;
  return {
    ...part,
    ...certain('book', 0.8),
    alsoIntent: null,
    answersPending: false,
    slots,
    question: false,
    topics: [],
    owner: null,
    beneficiaries: [{ ...asPerson(person), span: part.span }],
  };
}

/**
 * What stands before the first person is a wish of its own when it names a service that none of them gets: "quiero color y mi hija
 * corte" is the customer's, "corte para mi mamá y yo barba" is whose it says. `other`: it is for one of those who follow.
 */
function leadItem(
  lead: PartReading,
  declared: readonly Known[],
  people: readonly Known[],
  items: readonly PartReading[],
): PartReading | 'other' | null {
  if (lead.act !== null || !lead.service || lead.service.kind === 'any' || lead.service.kind === 'unknown') return null;
  const named = lead.service.kind === 'one' ? [lead.service.name] : lead.service.names;
  const isRepeated = named.every((name) => items.some(({ slots }) => slots.service_type === name));
  if (isRepeated && declared.length !== 1) return null;
  if (declared.length === 0 && people.some(({ self }) => self === true)) return 'other';
  if (declared.some((one) => placeOf(one, people, new Set()) !== null)) return 'other';
  const whom = declared.length > 0 ? lead.beneficiaries : [{ self: true as const, span: lead.span }];
  return { ...lead, ...certain('book', 0.8), alsoIntent: null, question: false, topics: [], beneficiaries: whom };
}

/** While bookings for these people are being made, it is said of theirs, and begins none. */
function pointedAt(
  parts: readonly PartReading[],
  { people = [], pendingQuestion }: UnderstandingContext,
): PartReading[] {
  const isAsked = pendingQuestion?.kind === 'slot' && pendingQuestion.slot === 'service_type';
  const taken = new Set<number>(isAsked ? [] : people.flatMap((one, at) => (isSaid(one) ? [] : [at])));
  return parts.map((part) => {
    const [whom] = part.beneficiaries;
    const open = whom ? placeOf(asPerson(whom), people, taken) : null;
    if (open !== null) taken.add(open);
    return open === null ? part : { ...part, open };
  });
}

const isSaid = ({ relation, name, self }: Known): boolean => self === true || Boolean(relation ?? name);
