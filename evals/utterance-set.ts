/**
 * The labelled utterances of `evals/utterances/*.jsonl`: what a record is, how the set is read, and what can be wrong
 * with it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime, IANAZone } from 'luxon';
import { INTENTS, type Intent } from '../domain/understanding/vocabulary';
import { SLOT_NAMES, type SlotName } from '../domain/slots';

export const SPLITS = ['train', 'dev', 'test'] as const;
export type Split = (typeof SPLITS)[number];

/** A marked slot: `text` is the slice `[start, end)` of the message (UTF-16 units), `value` its normalised form. */
export interface LabelledSlot {
  text: string;
  start: number;
  end: number;
  value: string;
}

/** One labelled message. `act` names a dialogue act (`choose:1` carries the 0-based index). */
export interface Utterance {
  id: string;
  text: string;
  /** When it was sent, ISO 8601 with offset; relative days are counted from here in `timezone`. */
  now: string;
  timezone: string;
  intent: Intent;
  also?: Intent;
  act?: string;
  slots: Partial<Record<SlotName, LabelledSlot>>;
  family: string;
  trade: string;
  register: string;
  split: Split;
}

export const ACTS =
  /^(affirm|deny|dont_know|choose:\d|wait|defer|repeat|not_understood|abandon|undo|restart|human|opt_out|opt_in)$/;
export const isIntent = (value: string): value is Intent => (INTENTS as readonly string[]).includes(value);
export const isSlot = (value: string): value is SlotName => (SLOT_NAMES as readonly string[]).includes(value);
export const isSplit = (value: string): value is Split => (SPLITS as readonly string[]).includes(value);

const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');

/** The words of a message without case, accents and punctuation; a message without words is its own one word. */
export function tokenSet(text: string): Set<string> {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu);
  return new Set(words ?? [text.trim()]);
}

const WEEKDAYS = ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'];

/** Whether a correctly spelt weekday, "hoy" or "pasado mañana" in the surface contradicts the day it was given. */
function contradictsDay(surface: string, value: DateTime, today: DateTime): boolean {
  const words = [...tokenSet(surface)];
  const named = WEEKDAYS.flatMap((name, index) => (words.includes(name) ? [index + 1] : []));
  if (named.length === 1 && named[0] !== value.weekday) return true;
  const ahead = Math.round(value.diff(today, 'days').days);
  if (words.length === 1 && words[0] === 'hoy') return ahead !== 0;
  if (words.length === 1 && words[0] === 'manana') return ahead !== 1;
  return words.join(' ') === 'pasado manana' && ahead !== 2;
}

function slotProblem(name: SlotName, slot: LabelledSlot, record: Utterance): string | null {
  const { value } = slot;
  if (record.text.slice(slot.start, slot.end) !== slot.text) return 'its span is not its text';
  if (value === '' || value !== value.trim() || slot.text !== slot.text.trim())
    return 'value or surface has loose blanks';
  switch (name) {
    case 'preferred_date': {
      const day = DateTime.fromISO(value, { zone: record.timezone });
      const today = DateTime.fromISO(record.now).setZone(record.timezone).startOf('day');
      if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || !day.isValid) return `${value} is not a calendar day`;
      if (day < today || day > today.plus({ months: 13 })) return `${value} is past or too far from ${record.now}`;
      if (contradictsDay(slot.text, day, today)) return `"${slot.text}" is not ${value} seen from ${record.now}`;
      return null;
    }
    case 'preferred_time': {
      if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) return `${value} is not a time of day`;
      const hour = /\d{1,2}/.exec(slot.text)?.[0];
      const past = /menos|para las/.test(fold(slot.text)) ? 1 : 0;
      return hour !== undefined && past === 0 && Number(hour) % 12 !== Number(value.slice(0, 2)) % 12
        ? `"${slot.text}" is not ${value}`
        : null;
    }
    case 'client_phone':
      return /^\+[1-9]\d{9,14}$/.test(value) ? null : `${value} is not E.164`;
    case 'client_email':
      return /^[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value) ? null : `${value} is not a lower-case e-mail`;
    case 'client_name':
    case 'staff_name':
      return /^\p{Lu}/u.test(value) ? null : `${value} is not capitalised`;
    case 'service_type':
      return value === value.toLowerCase() ? null : `${value} is not lower-case`;
    case 'booking_id':
      return null;
  }
}

/** Everything wrong with one record. */
export function recordProblems(record: Utterance): string[] {
  const problems: string[] = [];
  if (!isIntent(record.intent)) problems.push(`unknown intent ${String(record.intent)}`);
  if (record.also !== undefined && !isIntent(record.also))
    problems.push(`unknown second intent ${String(record.also)}`);
  if (record.act !== undefined && !ACTS.test(record.act)) problems.push(`unknown act ${record.act}`);
  if (!isSplit(record.split)) problems.push(`unknown split ${String(record.split)}`);
  if (record.text.trim() === '') problems.push('empty text');
  if (!IANAZone.isValidZone(record.timezone)) problems.push(`unknown zone ${record.timezone}`);
  const now = DateTime.fromISO(record.now, { setZone: true });
  if (!now.isValid || now.offset !== now.setZone(record.timezone).offset) {
    problems.push(`now ${record.now} is not a time in ${record.timezone}`);
  }
  for (const [name, slot] of Object.entries(record.slots)) {
    const problem = isSlot(name) ? slotProblem(name, slot, record) : 'unknown slot';
    if (problem) problems.push(`${name}: ${problem}`);
  }
  return problems;
}

/** Pairs whose word sets overlap by more than `limit` (Jaccard); exact duplicates are among them. */
export function nearDuplicates<T extends { text: string }>(records: readonly T[], limit = 0.9): [T, T][] {
  const sets = records
    .map((record) => ({ record, words: tokenSet(record.text) }))
    .sort((a, b) => a.words.size - b.words.size);
  const pairs: [T, T][] = [];
  for (const [index, a] of sets.entries()) {
    for (let next = index + 1; next < sets.length; next++) {
      const b = sets[next];
      if (!b || a.words.size / b.words.size <= limit) break;
      let shared = 0;
      for (const word of a.words) if (b.words.has(word)) shared++;
      if (shared / (a.words.size + b.words.size - shared) > limit) pairs.push([a.record, b.record]);
    }
  }
  return pairs;
}

/** Everything wrong with the set: records, ids, near-duplicates, families that straddle splits, classes a split lacks. */
export function setProblems(records: readonly Utterance[]): string[] {
  const problems = records.flatMap((record) => recordProblems(record).map((problem) => `${record.id}: ${problem}`));
  const ids = new Set<string>();
  const splitOf = new Map<string, Split>();
  for (const record of records) {
    if (ids.has(record.id)) problems.push(`${record.id}: id used twice`);
    ids.add(record.id);
    const split = splitOf.get(record.family) ?? record.split;
    splitOf.set(record.family, split);
    if (split !== record.split)
      problems.push(`${record.id}: family ${record.family} is in ${split} and ${record.split}`);
  }
  for (const [a, b] of nearDuplicates(records)) {
    problems.push(`${a.id} and ${b.id} say nearly the same: ${JSON.stringify(a.text)} / ${JSON.stringify(b.text)}`);
  }
  return problems;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isLabelledSlot = (value: unknown): value is LabelledSlot =>
  isObject(value) &&
  typeof value.text === 'string' &&
  typeof value.start === 'number' &&
  typeof value.end === 'number' &&
  typeof value.value === 'string';

const STRING_FIELDS = ['id', 'text', 'now', 'timezone', 'intent', 'family', 'trade', 'register', 'split'];

const isUtterance = (value: unknown): value is Utterance =>
  isObject(value) &&
  STRING_FIELDS.every((field) => typeof value[field] === 'string') &&
  isIntent(String(value.intent)) &&
  isSplit(String(value.split)) &&
  isObject(value.slots) &&
  Object.entries(value.slots).every(([name, slot]) => isSlot(name) && isLabelledSlot(slot)) &&
  ['also', 'act'].every((field) => value[field] === undefined || typeof value[field] === 'string');

/** One line of a `.jsonl` file. Throws an `Error` that shows the line when it is not an utterance. */
export function parseUtterance(line: string): Utterance {
  const value: unknown = JSON.parse(line);
  if (!isUtterance(value)) throw new Error(`not a labelled utterance: ${line.slice(0, 200)}`);
  return value;
}

/** Reads every `*.jsonl` of a folder, in name order. */
export function readUtterances(folder: string): Utterance[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map(parseUtterance);
}

/** Counts of one field by split, as printable lines. */
export function countBy(records: readonly Utterance[], field: 'intent' | 'trade' | 'register'): string[] {
  const names = [...new Set(records.map((record) => record[field]))].sort();
  return names.map((name) => {
    const own = records.filter((record) => record[field] === name);
    const parts = SPLITS.map((split) => String(own.filter((record) => record.split === split).length).padStart(6));
    return `${name.padEnd(24)}${String(own.length).padStart(6)}${parts.join('')}`;
  });
}
