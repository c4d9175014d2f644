/** "Ana Paz y Luz Paz", "el mío Ana, el de ella Luz": an answer to "¿a nombre de quién?" that names more than one. */
import type { Span } from '../vocabulary';
import { toReading } from './name-reading';
import { TRAIL } from './name-edges';
import { takeName } from './name-run';
import { nameText, type NameText } from './name-words';
import { placeOf, pointerAt, type Known, type Pointer } from './which-person';
import type { PersonRules } from './person-phrase';

export interface NameOfOne {
  /** Whose of the people in sight. */
  place: number;
  name: string;
  span: Span;
}

interface Item {
  /** Absent: nothing says whose it is. */
  whose?: Pointer;
  name: string;
  span: Span;
  to: number;
}

/** Between whose name it is and the name: "mi hija se llama …", "el mío va a nombre de …". */
const ANNOUNCES = new Set(
  'es se llama llamo me soy va seria con a nombre de por ponelo ponela anotalo anotala como'.split(' '),
);
const COURTESY = new Set(
  'hola si dale ok bueno claro anota anotame pone poneme son somos para serian seria los las nombres'.split(' '),
);

/**
 * The names of an answer, each with the one whose it is; null when it is not that, or names nobody but the first.
 * @param people whom the bookings are for, the one that was asked about first
 */
export function namesOfSeveral(raw: string, people: readonly Known[], rules: PersonRules): NameOfOne[] | null {
  if (people.length < 2) return null;
  const text = nameText(raw);
  const items = itemsOf(text, rules);
  if (items === null || items.length > people.length) return null;
  const taken = new Set<number>(people.flatMap(({ name }, place) => (name ? [place] : [])));
  const places = new Map<Item, number>();
  // Those of whom it is said whose they are, before the rest in its order.
  const sorted = [...items.filter(({ whose }) => whose), ...items.filter(({ whose }) => !whose)];
  for (const item of sorted) {
    const place = placeOf(item.whose ?? null, people, taken);
    if (place === null) return null;
    taken.add(place);
    places.set(item, place);
  }
  const names = items.map((item) => ({ place: places.get(item) ?? 0, name: item.name, span: item.span }));
  return names.length > 1 || names.some(({ place }) => place > 0) ? names : null;
}

/** All that the message says, as names; null when it says anything else. */
function itemsOf(text: NameText, rules: PersonRules): Item[] | null {
  const { words } = text;
  const items: Item[] = [];
  let at = 0;
  while (COURTESY.has(words[at]?.folded ?? '')) at++;
  while (at < words.length) {
    if (/^(?:y|e)$/.test(words[at]?.folded ?? '')) at++;
    const item = itemAt(text, at, rules);
    if (item === null) return words.slice(at).every(({ folded }) => TRAIL.has(folded)) ? items : null;
    items.push(item);
    at = item.to;
    const next = words[at];
    if (next !== undefined && next.brk === 0 && !/^(?:y|e)$/.test(next.folded) && !TRAIL.has(next.folded)) return null;
  }
  return items;
}

function itemAt(text: NameText, begin: number, rules: PersonRules): Item | null {
  const { words } = text;
  const bare = nameAt(text, begin);
  if (bare !== null) {
    const behind = pointerBehind(text, bare.to, rules);
    return behind === null ? bare : { ...bare, whose: behind.pointer, to: behind.to };
  }
  const lead = pointerAt(text, begin, rules);
  // "Mi hija Luz": the name belongs to the phrase.
  if (lead?.pointer && 'name' in lead.pointer && lead.pointer.name) {
    const from = words.slice(begin, lead.to).findIndex((_, at) => nameAt(text, begin + at) !== null);
    const named = from < 0 ? null : nameAt(text, begin + from);
    const { name: _, ...whose } = lead.pointer;
    return named === null ? null : { ...named, whose };
  }
  const isOwn = /^(?:soy|me|mi)$/.test(words[begin]?.folded ?? '');
  let at = lead?.to ?? begin;
  while (ANNOUNCES.has(words[at]?.folded ?? '') || (at === begin && isOwn)) at++;
  const named = at > begin ? nameAt(text, at) : null;
  if (named === null) return null;
  const whose = lead ? lead.pointer : isOwn ? { self: true as const } : undefined;
  return { ...named, ...(whose === undefined ? {} : { whose }) };
}

/** A name by itself: where several are told, "y" joins no surnames. */
function nameAt(text: NameText, at: number): Item | null {
  const run = takeName(text, at, 'asked');
  if (run === null || run.from !== at) return null;
  const and = text.words.slice(run.from, run.to).findIndex(({ folded }) => folded === 'y' || folded === 'e');
  const { value, span } = toReading(text, and < 0 ? run : { ...run, to: run.from + and });
  return { name: value, span, to: and < 0 ? run.to : run.from + and };
}

/** "Luz (mi hija)", "Ana soy yo". */
function pointerBehind(text: NameText, at: number, rules: PersonRules): { pointer: Pointer; to: number } | null {
  const { words } = text;
  let from = at;
  while (/^(?:es|soy|para)$/.test(words[from]?.folded ?? '')) from++;
  const phrase = (words[at]?.brk ?? 2) < 2 ? pointerAt(text, from, rules) : null;
  if (phrase === null || phrase.pointer === null || 'gender' in phrase.pointer || phrase.pointer.name) return null;
  const next = words[phrase.to];
  return next === undefined || next.brk > 0 || /^(?:y|e)$/.test(next.folded) ? phrase : null;
}
