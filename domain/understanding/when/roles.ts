/** Which of the days and hours said are wished for, and which are the appointment's present ones or ruled out. */
import { isDateAtom, type Atom, type DayExpr } from './atoms';
import { CONFIDENCE } from './confidences';
import {
  asksForAnother,
  introducedAsNew,
  isCorrected,
  isDenied,
  isInstead,
  isLessPreferred,
  isProposed,
  movesAt,
} from './cues';
import { isHeld, isOwn, isOwnNoun, isPossessed } from './present-appointment';
import { fallbackBefore } from './fallback';
import { isNegated, negationOf, type Wording } from './negation';
import type { ReadBy } from './rule';
import { areLinked, askedScore, isBirth, isHistory, lasted } from './clauses';
import type { Token } from './tokens';

export interface Roles {
  wanted: Atom[];
  /** The present appointment's, or what the customer cannot make. */
  old: Atom[];
  /** What the customer cannot make, as said. */
  excluded: Excluded[];
  /** What is wished for only where the first wish cannot be, with the words that say so. */
  fallbacks: Wording[];
}

/** Days and hours that are ruled out together ("el martes a la mañana no puedo"). */
export interface Excluded {
  atoms: Atom[];
  i: number;
  j: number;
  /** Null where the words are said of an appointment that there is: "el corte del martes no puedo". */
  wording: Wording | null;
}

/** Days and hours said together ("el viernes a las 10"). */
interface Group {
  atoms: Atom[];
  i: number;
  j: number;
  /** Where the group before ended: cues are looked for from there on. */
  since: number;
  role: 'new' | 'old' | 'dropped';
  /** What is ruled out, as said. */
  excluded: Atom[];
  wording: Wording | null;
  fallback: Wording | null;
}

export function assignRoles(tokens: readonly Token[], atoms: readonly Atom[]): Roles {
  const move = movesAt(tokens);
  const another = asksForAnother(tokens);
  const groups = grouped(tokens, splitMoves(tokens, atoms, move !== null));
  groups.forEach((group, index) => {
    const hasRival = groups.some((other) => other !== group && overlap(other, group));
    const negation = negationOf(tokens, group.i, group.j, group.since);
    if (isInstead(tokens, group.i)) group.role = 'old';
    else if (isSecondWish(tokens, group, groups.slice(0, index))) group.role = 'dropped';
    else if (hasRival && isDenied(tokens, group.i, group.j)) contrast(group);
    else if (negation) negate(group, isOfAppointment(tokens, group) ? null : negation);
    else if (isPresent(tokens, groups, index, move) || (another && isLeft(tokens, groups, group))) group.role = 'old';
    else if (hasRival && isLessPreferred(tokens, group.i)) group.role = 'dropped';
    else if (isTold(tokens, group, groups.length > 1)) group.role = 'dropped';
    if (index > 0 && group.role !== 'dropped' && isCorrected(tokens, group.since, group.i, group.j))
      takeBack(groups.slice(0, index), group);
  });
  if (move !== null) oldBeforeNew(tokens, groups, move);
  preferAsked(tokens, groups);
  const wanted = groups.filter(({ role }) => role === 'new');
  const old = groups.filter(({ role }) => role === 'old');
  return {
    wanted: wanted.flatMap((group) => group.atoms),
    old: old.flatMap((group) => group.atoms),
    excluded: groups.flatMap(({ excluded, i, j, wording }) =>
      excluded.length > 0 ? [{ atoms: excluded, i, j, wording }] : [],
    ),
    fallbacks: groups.flatMap(({ fallback }) => fallback ?? []),
  };
}

/**
 * "A las 10, si no hay a las 11": the first hour is the wish. Two days said so ("hoy, si no mañana") are both in sight, unless the
 * words say which comes first.
 */
function isSecondWish(tokens: readonly Token[], group: Group, earlier: readonly Group[]): boolean {
  const found = fallbackBefore(tokens, group.i, group.since);
  if (!found) return false;
  group.fallback = { from: found.from, to: group.j };
  const isTime = (atom: Atom): boolean => !isDateAtom(atom);
  // "A las 11, o si no el miércoles": the hour is of the day that is talked about, not of the other one.
  const wished = earlier.filter(({ role }) => role === 'new').flatMap((other) => other.atoms);
  if (wished.length > 0 && wished.every(isTime) && group.atoms.some(isDateAtom)) return true;
  return earlier.some(
    (other) =>
      other.role === 'new' &&
      (found.explicit ? overlap(other, group) : other.atoms.some(isTime) && group.atoms.some(isTime)),
  );
}

/** "el corte del martes no puedo", "tengo turno el martes y no puedo". */
const isOfAppointment = (tokens: readonly Token[], { atoms, i, since }: Group): boolean =>
  isPossessed(tokens, i) ||
  isOwn(tokens, i, since) ||
  (atoms.some(isDateAtom) && (tokens[i]?.w === 'de' || tokens[i - 1]?.w === 'de'));

/** "el viernes, no el jueves": ruled out beside what is wished for. */
function contrast(group: Group): void {
  group.role = 'dropped';
  group.excluded = group.atoms;
  group.wording = { from: group.i, to: group.j };
}

/** "la clase de hoy otro día", "el martes tengo acto, ¿otro día puede ser?" */
function isLeft(tokens: readonly Token[], groups: readonly Group[], group: Group): boolean {
  const days = groups.filter(({ atoms }) => atoms.some(({ type }) => type === 'day'));
  if (days.length > 1 || introducedAsNew(tokens, group.i)) return false;
  return (
    isPossessed(tokens, group.i) || isOwn(tokens, group.i, group.since) || askedScore(tokens, group.i, group.j) < 0
  );
}

/** "me lo hicieron el jueves": a bare day beside a verb in the past. */
function isTold(tokens: readonly Token[], group: Group, beside: boolean): boolean {
  const bare = group.atoms.some(
    (atom) =>
      atom.type === 'day' &&
      atom.days.every(({ relative, which, year, fixed }) =>
        [beside && relative === 0 ? undefined : relative, which, year, fixed].every((said) => said === undefined),
      ),
  );
  if (isBirth(tokens, group.i) || isPartOfStory(tokens, group)) return true;
  return bare && !introducedAsNew(tokens, group.i) && isHistory(tokens, group.i, group.j);
}

/** "me dolió toda la mañana", "ayer a la tarde se me rompió": parts of the day that are told. */
function isPartOfStory(tokens: readonly Token[], { atoms, i, j }: Group): boolean {
  const isGone = atoms.some(({ type, ...atom }) => type === 'day' && 'days' in atom && atom.days.every(isBefore));
  if (isGone) return i + (tokens.length - j) > 0 && askedScore(tokens, i, j) <= 0;
  if (!atoms.every(({ type }) => type === 'part')) return false;
  return lasted(tokens, i, j) || (isHistory(tokens, i, j) && askedScore(tokens, i, j) <= 0);
}

const isBefore = ({ relative }: DayExpr): boolean => relative !== undefined && relative < 0;

const ASKABLE: ReadonlySet<Atom['type']> = new Set(['day', 'day-bound', 'day-range', 'clock']);

/** Of several days said apart, the one asked for: "me caso el 31. Quiero turno el viernes 30". */
function preferAsked(tokens: readonly Token[], groups: readonly Group[]): void {
  for (const isWanted of [isDateAtom, (atom: Atom) => !isDateAtom(atom)]) {
    const rivals = groups.filter(
      ({ role, atoms }) => role === 'new' && atoms.some((atom) => isWanted(atom) && ASKABLE.has(atom.type)),
    );
    const linked = rivals.some((group, index) => {
      const next = rivals[index + 1];
      return next !== undefined && areLinked(tokens, group.j, next.i);
    });
    if (rivals.length < 2 || linked) continue;
    const scored = rivals.map((group) => ({ group, score: askedScore(tokens, group.i, group.j) }));
    const best = Math.max(...scored.map(({ score }) => score));
    const top = scored.filter(({ score }) => score === best);
    if (top.length > 1) continue;
    for (const { group, score } of scored) {
      if (score === best) continue;
      // An event's hour is no wish either.
      group.atoms = score < 0 ? [] : group.atoms.filter((atom) => !isWanted(atom));
      if (group.atoms.length === 0) group.role = 'dropped';
    }
  }
}

/** "el turno del viernes … para el sábado", "tengo turno el lunes … pasarlo al martes". */
function isPresent(tokens: readonly Token[], groups: readonly Group[], index: number, move: number | null): boolean {
  const group = groups[index];
  if (!group || group.atoms.every(({ type }) => type === 'period')) return false;
  const rivals = groups.filter((other) => other !== group && overlap(other, group));
  if (isPossessed(tokens, group.i)) {
    const later = groups.slice(index + 1).filter((other) => overlap(other, group));
    if (later.some((other) => introducedAsNew(tokens, other.i) || isProposed(tokens, other.i, other.since)))
      return true;
    return move !== null && (rivals.length > 0 || isOwnNoun(tokens, group.i));
  }
  // "cambiar mi turno al viernes": what the move leads to is the new one.
  if (move !== null && move < group.i && introducedAsNew(tokens, group.i) && !isHeld(tokens, group.i, group.since))
    return false;
  return isOwn(tokens, group.i, group.since) && (rivals.length > 0 || move !== null);
}

/** "del martes al jueves" and "de las 3 a las 5" are a move where something is being moved. */
function splitMoves(tokens: readonly Token[], atoms: readonly Atom[], moving: boolean): Atom[] {
  return atoms.flatMap((atom): Atom[] => {
    // "aplazar la reunión hasta el lunes" moves it to Monday.
    if (atom.type === 'day-bound' && moving && tokens[atom.i]?.w === 'hasta')
      return [{ ...origin(atom), type: 'day', i: atom.i, j: atom.j, days: [atom.day] }];
    if (atom.type !== 'day-range' && atom.type !== 'clock-range') return [atom];
    if (!atom.movable || !(moving || (isPossessed(tokens, atom.i) && isOwnNoun(tokens, atom.i)))) return [atom];
    if (atom.type === 'day-range') {
      return [
        { ...origin(atom), type: 'day', i: atom.i, j: atom.middle - 1, days: [atom.from] },
        { ...origin(atom), type: 'day', i: atom.middle, j: atom.j, days: [atom.to] },
      ];
    }
    return [
      { ...origin(atom), type: 'clock', i: atom.i, j: atom.middle, clocks: [atom.from], confidence: CONFIDENCE.plain },
      {
        ...origin(atom),
        type: 'clock',
        i: atom.middle + 1,
        j: atom.j,
        clocks: [atom.to],
        confidence: CONFIDENCE.plain,
      },
    ];
  });
}

function origin({ by }: ReadBy): ReadBy {
  return by === undefined ? {} : { by };
}

const GLUE = new Set(['a', 'las', 'el', 'la', 'por', 'en', ',', '(', ')', '-', ':', 'de', 'tipo', 'mismo', 'dia']);

function grouped(tokens: readonly Token[], atoms: readonly Atom[]): Group[] {
  const groups: Group[] = [];
  for (const atom of atoms) {
    const last = groups[groups.length - 1];
    if (last && belongs(tokens, last, atom)) {
      last.atoms.push(atom);
      last.j = Math.max(last.j, atom.j);
    } else {
      groups.push({
        atoms: [atom],
        i: atom.i,
        j: atom.j,
        since: last?.j ?? 0,
        role: 'new',
        excluded: [],
        wording: null,
        fallback: null,
      });
    }
  }
  return groups;
}

function belongs(tokens: readonly Token[], group: Group, atom: Atom): boolean {
  if (atom.type === 'except') return false;
  for (let at = group.j; at < atom.i; at++) if (!GLUE.has(tokens[at]?.w ?? '')) return false;
  // "El martes, a la mañana no puedo" rules out the morning of a day that is wished for.
  if (tokens[group.j]?.w === ',' && isNegated(tokens, atom.i, atom.j, group.j)) return false;
  return group.atoms.every(
    (other) => isDateAtom(other) !== isDateAtom(atom) || (other.type === 'part') !== (atom.type === 'part'),
  );
}

function overlap(a: Group, b: Group): boolean {
  return a.atoms.some((one) => b.atoms.some((other) => isDateAtom(one) === isDateAtom(other)));
}

/** "no puedo antes de las 18" wishes for later; anything else that cannot be is put aside. */
function negate(group: Group, wording: Wording | null): void {
  group.excluded = group.atoms;
  group.wording = wording;
  const flipped = group.atoms.map((atom): Atom => {
    if (atom.type === 'clock-bound') return { ...atom, side: atom.side === 'from' ? 'to' : 'from' };
    if (atom.type === 'day-bound') return { ...atom, side: atom.side === 'from' ? 'to' : 'from', inclusive: true };
    return atom;
  });
  const turned = flipped.some((atom, index) => atom !== group.atoms[index]);
  group.atoms = flipped;
  group.role = turned ? 'new' : 'old';
}

/** A correction takes back what was wished for before, in the kinds that it speaks of. */
function takeBack(earlier: readonly Group[], group: Group): void {
  for (const other of earlier) {
    if (other.role !== 'new' || !overlap(other, group)) continue;
    other.atoms = other.atoms.filter((atom) => !group.atoms.some((said) => isDateAtom(said) === isDateAtom(atom)));
    if (other.atoms.length === 0) other.role = 'dropped';
  }
}

/** "cambiar lunes 10hs por martes 11hs": with a move and nothing marked, what comes before the new one is the old one. */
function oldBeforeNew(tokens: readonly Token[], groups: readonly Group[], move: number): void {
  const open = groups.filter(({ role, atoms }) => role === 'new' && atoms.every(({ type }) => type !== 'except'));
  const last = open[open.length - 1];
  const first = open[0];
  if (!first || !last || first === last || groups.some(({ role }) => role === 'old')) return;
  if (!overlap(first, last) || !introducedAsNew(tokens, last.i) || move > last.i) return;
  if (introducedAsNew(tokens, first.i) && !isOwn(tokens, first.i, first.since)) return;
  for (const group of open) if (group !== last && overlap(group, last)) group.role = 'old';
}
