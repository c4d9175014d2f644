/**
 * Which appointment is meant, as one writes it down and as it is read back: `owner=hija service=Barba day=2026-12-01 time=10:00
 * which=all`, with what is not meant in `not(…)` and each of several that are in an `or(…)` of its own.
 */
import type { Beneficiary, Reference } from '../../domain/understanding/commands/types';

type Word = string | false | undefined | null;

export const words = (...parts: readonly Word[]): string => parts.filter((part) => typeof part === 'string').join(' ');

/** Of an owner with a relation and a name, the name alone. */
export function writeReference({ code, owner, service, staff, day, time, which, not, or }: Reference): string {
  return words(
    owner && `owner=${owner.self ? 'self' : (owner.name ?? owner.relation ?? '')}`,
    code && `code=${code}`,
    service && `service=${service}`,
    staff && `staff=${staff}`,
    day && `day=${day.from === day.to ? day.from : `${day.from}..${day.to}`}`,
    time && `time=${time}`,
    which && `which=${which}`,
    not && `not(${writeReference(not)})`,
    ...(or ?? []).map((one) => `or(${writeReference(one)})`),
  );
}

const NESTED = /^(not|or)\(/;
const FIELD =
  /^(owner|code|service|staff|day|time|which)=(.+?)(?= (?:owner|code|service|staff|day|time|which)=| (?:not|or)\(|$)/;

/** @returns null when it is no reference */
export function readReference(text: string): Reference | null {
  const reference: Reference = {};
  let rest = text;
  while (rest !== '') {
    const [opening, kind] = NESTED.exec(rest) ?? [];
    const end = opening === undefined ? 0 : closing(rest, opening.length);
    const inner = opening === undefined || end < 0 ? null : readReference(rest.slice(opening.length, end));
    const [field, name, value] = opening === undefined ? (FIELD.exec(rest) ?? []) : [];
    if (inner) {
      if (kind === 'not') reference.not = inner;
      else reference.or = [...(reference.or ?? []), inner];
    } else if (name === undefined || value === undefined || !readField(reference, name, value)) return null;
    const read = inner ? end + 1 : (field ?? '').length;
    if (rest.length > read && rest[read] !== ' ') return null;
    rest = rest.slice(read + 1);
  }
  return reference;
}

/** Where the parenthesis that has been opened is closed; -1 when it is not. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

function readField(reference: Reference, name: string, value: string): boolean {
  switch (name) {
    case 'owner':
      reference.owner = readOwner(value);
      return true;
    case 'day': {
      const [from = '', to = from] = value.split('..');
      reference.day = { from, to };
      return true;
    }
    case 'which':
      if (value !== 'all' && value !== 'other' && value !== 'that') return false;
      reference.which = value;
      return true;
    case 'code':
    case 'service':
    case 'staff':
    case 'time':
      reference[name] = value;
      return true;
    default:
      return false;
  }
}

const readOwner = (value: string): Beneficiary => {
  if (value === 'self') return { self: true };
  return /^\p{Lu}/u.test(value) ? { name: value } : { relation: value };
};
