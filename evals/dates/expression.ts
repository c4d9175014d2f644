/** Labelled date and time expressions, read from JSON lines and checked on the way in. */
import { readFileSync } from 'node:fs';
import type { WeeklyHours } from '../../domain/booking/types';

/**
 * What a careful reader says an expression means. Days are `YYYY-MM-DD`; stretches `from/to`, `*` for an end that is not
 * fixed; several fair readings, or the candidates of an ambiguous one, are separated by `|`. An absent part was not said.
 */
export interface LabelledExpression {
  text: string;
  /** The instant of the message, ISO 8601 with offset. */
  now: string;
  timezone: string;
  class: string;
  /** Why a resolver of appointments leaves it alone; such a row is not counted. */
  reason?: string;
  date_kind?: string;
  date?: string;
  time_kind?: string;
  time?: string;
  /** `HH:MM-HH:MM`, for `time_kind` window. */
  window?: string;
  /** Part of the day that a window must carry. */
  part?: string;
  /** The present appointment's day and time, in a move. */
  from_date?: string;
  from_time?: string;
  pending?: 'date' | 'time';
  /** Name of the opening hours in force; absent, a daytime business is assumed. */
  hours?: HoursName;
}

export const OPENING_HOURS = {
  salon: week(
    [
      ['09:00', '13:00'],
      ['14:00', '19:00'],
    ],
    [['09:00', '14:00']],
  ),
  dentist: week(
    [
      ['08:00', '12:00'],
      ['15:00', '20:00'],
    ],
    [],
  ),
  gym: week([['06:00', '23:00']], [['08:00', '20:00']]),
  restaurant: week(
    [
      ['12:00', '15:30'],
      ['20:00', '23:59'],
    ],
    [
      ['12:00', '15:30'],
      ['20:00', '23:59'],
    ],
  ),
} as const;
type HoursName = keyof typeof OPENING_HOURS;

function week(weekday: [from: string, to: string][], saturday: [from: string, to: string][]): WeeklyHours {
  const blocks = (list: [string, string][]): { from: string; to: string }[] => list.map(([from, to]) => ({ from, to }));
  const day = (): { from: string; to: string }[] => blocks(weekday);
  return [day(), day(), day(), day(), day(), blocks(saturday), []];
}

const TEXT_FIELDS = [
  'reason',
  'date_kind',
  'date',
  'time_kind',
  'time',
  'window',
  'part',
  'from_date',
  'from_time',
] as const;

/** @throws Error naming the line that is no labelled expression. */
export function readExpressions(path: string): LabelledExpression[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parse(line, `${path}:${index + 1}`)]));
}

function parse(line: string, where: string): LabelledExpression {
  const row: unknown = JSON.parse(line);
  if (typeof row !== 'object' || row === null) throw new Error(`${where}: not an object`);
  const fields = new Map<string, unknown>(Object.entries(row));
  const text = (name: string): string => {
    const value = fields.get(name);
    if (typeof value !== 'string') throw new Error(`${where}: ${name} is not a string`);
    return value;
  };
  const read: LabelledExpression = {
    text: text('text'),
    now: text('now'),
    timezone: text('timezone'),
    class: text('class'),
  };
  for (const name of TEXT_FIELDS) if (fields.has(name)) read[name] = text(name);
  const pending = fields.get('pending');
  if (pending === 'date' || pending === 'time') read.pending = pending;
  const hours = fields.get('hours');
  if (typeof hours === 'string') {
    if (!isHoursName(hours)) throw new Error(`${where}: unknown hours ${hours}`);
    read.hours = hours;
  }
  return read;
}

function isHoursName(name: string): name is HoursName {
  return Object.hasOwn(OPENING_HOURS, name);
}
