/** Which of the customer's appointments is meant: the one place where references are resolved. */
import { foldText } from '../understanding/text/fold';
import type { Beneficiary, Reference } from '../understanding/commands/types';
import { isWholeWeeks } from './relative';
import { targetOf } from './tasks';
import type { ConversationState, KnownAppointment, Task } from './types';

export interface Resolved {
  /** What fits, in the order given. */
  meant: KnownAppointment[];
  /** What was named and fits none: a code, or a person. */
  missing: { code?: string; owner?: Beneficiary; service?: string } | null;
}

type Fits = (appointment: KnownAppointment) => boolean;

/**
 * A code, a name or a service that is not there is not replaced by another one; a day, an hour or a professional narrows where it fits,
 * and is left aside where it fits nothing.
 */
export function resolveReference(
  appointments: readonly KnownAppointment[],
  reference: Reference | null,
  state: Pick<ConversationState, 'contact' | 'latest'>,
): Resolved {
  if (!reference) return { meant: [...appointments], missing: null };
  const { not, or, ...named } = reference;
  if (not) {
    const known = [...appointments, ...asItWas(state)];
    const { meant: kept, missing } = resolveReference(known, not, state);
    const codes = kept.map(({ code }) => code);
    const found = resolveReference(appointments, { ...named, ...(or ? { or } : {}) }, state);
    // Whoever names what is meant need not be told that what is kept is not there.
    const isNamed = or !== undefined || Object.keys(named).some((key) => key !== 'which');
    if (missing && !isNamed) return { meant: [...appointments], missing };
    // "Cancelá el de Tobías, el mío dejalo": where one's own cannot be told from the others, what is named is meant all the same.
    const tellsNothing = isNamed && kept.length === known.length;
    return missing || found.missing || tellsNothing
      ? found
      : { ...found, meant: found.meant.filter(({ code }) => !codes.includes(code)) };
  }
  if (or) return eachOf(appointments, or, state);
  const { code, owner, service, staff, day, time, which } = named;
  if (code !== undefined) {
    const meant = appointments.filter((known) => known.code === code);
    return { meant, missing: meant.length === 0 ? { code } : null };
  }
  let left = [...appointments];
  if (owner && !owner.self) {
    const owned = ownedBy(appointments, owner, state.contact.client_name?.value);
    // "El de Lucía" may be hers, or with her.
    const isStaffToo = staff !== undefined && owner.name !== undefined && isSameName(owner.name, staff);
    if (owned.length === 0 && !isStaffToo) return { meant: [], missing: { owner } };
    if (owned.length > 0) left = owned;
  }
  if (service && !left.some((known) => known.service === service)) return { meant: [], missing: { service } };
  const narrowing: Fits[] = [
    ...(owner?.self ? [isOwn(state.contact.client_name?.value)] : []),
    ...(day ? [isOn(day, left)] : []),
    ...(time ? [(known: KnownAppointment) => known.time === time] : []),
    ...(service ? [(known: KnownAppointment) => known.service === service] : []),
    ...(staff ? [(known: KnownAppointment) => known.staff === staff] : []),
  ];
  for (const fits of narrowing) {
    const fitting = left.filter(fits);
    if (fitting.length > 0) left = fitting;
  }
  const latest = state.latest?.appointment.code;
  if (which === 'that' && left.some((known) => known.code === latest))
    left = left.filter((known) => known.code === latest);
  if (which === 'other' && left.some((known) => known.code !== latest))
    left = left.filter((known) => known.code !== latest);
  return { meant: left, missing: null };
}

/** What has just been cancelled or moved, as it was: "el del jueves cancelalo, los otros …" speaks of that one. */
const asItWas = ({ latest }: Pick<ConversationState, 'latest'>): KnownAppointment[] =>
  latest ? [{ ...latest.appointment, ...latest.previous }] : [];

/** Whether these are meant and no others, and nothing that is said of them is otherwise. */
export function isExactly(
  about: readonly KnownAppointment[],
  reference: Reference,
  state: Pick<ConversationState, 'contact' | 'latest' | 'appointments'>,
): boolean {
  if (isOnlyKept(reference)) return isUntouched(about, reference.not, state);
  const { meant, missing } = resolveReference(state.appointments ?? [], reference, state);
  const codes = new Set(about.map(({ code }) => code));
  const { day, time, service, staff } = reference;
  const isAsSaid = (known: KnownAppointment): boolean =>
    (!day || isOn(day, about)(known)) &&
    known.time === (time ?? known.time) &&
    known.service === (service ?? known.service) &&
    known.staff === (staff ?? known.staff);
  return (
    missing === null &&
    meant.length === codes.size &&
    meant.every(({ code }) => codes.has(code)) &&
    about.every(isAsSaid)
  );
}

/** It tells what is kept, and nothing else. */
export const isOnlyKept = (reference: Reference): reference is Reference & Required<Pick<Reference, 'not'>> =>
  reference.not !== undefined && Object.keys(reference).length === 1;

/** "Sí, el mío queda": of what is being done, nothing is among what is kept. */
function isUntouched(
  about: readonly KnownAppointment[],
  kept: Reference,
  state: Pick<ConversationState, 'contact' | 'latest' | 'appointments'>,
): boolean {
  const appointments = state.appointments ?? [];
  const { meant } = resolveReference(appointments, kept, state);
  return meant.length === appointments.length || !about.some(({ code }) => meant.some((one) => one.code === code));
}

/** "El del jueves" is the one on the next Thursday, or on another one, when there is none on that. */
export function isOn(
  { from, to, weekday }: NonNullable<Reference['day']>,
  among: readonly Pick<KnownAppointment, 'date'>[],
): Fits {
  const isThen = ({ date }: Pick<KnownAppointment, 'date'>): boolean => date >= from && date <= to;
  return weekday && !among.some(isThen) ? ({ date }) => isWholeWeeks(from, date) : isThen;
}

/** What is said of an appointment, added to what was said before: several that are named are all meant, but for those that are kept. */
export function referredTo(before: Reference | null, said: readonly Reference[]): Reference {
  const kept = said.flatMap(({ not }) => not ?? []);
  const named = said.map(({ not: _, ...rest }) => rest).filter((rest) => Object.keys(rest).length > 0);
  const positive = named.length > 1 ? { or: named, which: 'all' as const } : named[0];
  const [only, ...more] = kept;
  const { or: _, ...single } = before ?? {};
  return {
    ...(positive ? single : before),
    ...positive,
    ...(only ? { not: more.length > 0 ? { or: kept } : only } : {}),
  };
}

/** All that are named. What is told by a name or a service goes first: "el mío y el de Sofía" are not both Sofía's. */
function eachOf(
  appointments: readonly KnownAppointment[],
  references: readonly Reference[],
  state: Pick<ConversationState, 'contact' | 'latest'>,
): Resolved {
  const isVague = ({ owner }: Reference): boolean => owner !== undefined && owner.name === undefined;
  const meant: KnownAppointment[] = [];
  for (const reference of [...references].sort((a, b) => Number(isVague(a)) - Number(isVague(b)))) {
    const left = appointments.filter((known) => !meant.includes(known));
    const found = resolveReference(left, reference, state);
    if (found.missing) return { meant: [], missing: found.missing };
    meant.push(...found.meant);
  }
  return { meant: appointments.filter((known) => meant.includes(known)), missing: null };
}

/** The appointment that a move is about, as far as it can be told before the customer's appointments are read. */
export function likelyTarget(state: ConversationState, task: Task): KnownAppointment | null {
  const settled = targetOf(state, task);
  if (settled || task.kind !== 'move') return settled;
  const { meant } = resolveReference(state.appointments ?? [], task.target, state);
  return meant.length === 1 || task.target?.which === 'all' ? (meant[0] ?? null) : null;
}

const isOwn =
  (own: string | undefined): Fits =>
  ({ clientName }) =>
    clientName === undefined || own === undefined || isSameName(clientName, own);

/** By the name, where one was said; "mi hija" is whoever has another name than the customer. */
function ownedBy(
  appointments: readonly KnownAppointment[],
  owner: Beneficiary,
  own: string | undefined,
): KnownAppointment[] {
  const { name } = owner;
  if (name !== undefined) {
    const same = appointments.filter(({ clientName = '' }) => isSameName(clientName, name));
    return same.length > 0 ? same : appointments.filter(({ clientName = '' }) => isShortFor(name, clientName));
  }
  const others = appointments.filter(
    ({ clientName }) => clientName !== undefined && own !== undefined && !isSameName(clientName, own),
  );
  return others.length > 0 ? others : own === undefined ? [...appointments] : [];
}

/** The customer's appointments are in more than one name: each is told with its own. */
export const haveSeveralNames = ({ appointments = [] }: Pick<ConversationState, 'appointments'>): boolean =>
  appointments.some(({ clientName: a = '' }) =>
    appointments.some(({ clientName: b = '' }) => a !== '' && b !== '' && !isSameName(a, b)),
  );

const words = (name: string): string[] => foldText(name).split(/\s+/).filter(Boolean);

/** "Sofía" is Sofía Pérez: every word of the shorter name is one of the longer. */
function isSameName(a: string, b: string): boolean {
  const [short, long] = [words(a), words(b)].sort((x, y) => x.length - y.length);
  return short !== undefined && long !== undefined && short.length > 0 && short.every((word) => long.includes(word));
}

/** "Tomi" may be Tomás, "Sofi" Sofía: the beginning of the name, but for the ending of a short form. */
function isShortFor(short: string, name: string): boolean {
  const [first, ...others] = words(short);
  const [full, ...rest] = words(name);
  if (first === undefined || full === undefined || !others.every((word) => rest.includes(word))) return false;
  return SHORT_ENDINGS.some((ending) => {
    const stem = first.endsWith(ending) ? first.slice(0, first.length - ending.length) : '';
    return stem.length >= SHORTEST_STEM && full.startsWith(stem);
  });
}

const SHORT_ENDINGS = ['', 'i', 'y', 'ito', 'ita', 'cito', 'cita'] as const;
const SHORTEST_STEM = 3;
