/** The labelled messages of `*.jsonl`: what a row is, how the set is read, and what can be wrong with it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceProfile } from '../../domain/workspace';
import { nearDuplicates, tokenSet } from '../utterance-set';
import { workspaceOf } from '../workspaces';
import { contextOf, TODAY, TOMORROW, type RowContext } from './context';
import { datesOf, lineProblem } from './line';

/** Families are split whole: one author writes in one style. */
const SPLIT_OF = { a: 'dev', b: 'dev', c: 'test' } as const;
export type Family = keyof typeof SPLIT_OF;
export type CommandSplit = (typeof SPLIT_OF)[Family];

export interface CommandRow {
  id: string;
  family: Family;
  split: CommandSplit;
  workspace: WorkspaceProfile;
  context: RowContext;
  text: string;
  /** In the notation of `notation.ts`. */
  commands: string[];
  /** `file:line`. */
  at: string;
}

/** Reads every `*.jsonl` of the folder, in name order. Throws one `Error` with all that is wrong, each with its file and line. */
export function readCommandRows(folder: string = __dirname): CommandRow[] {
  const problems: string[] = [];
  const rows = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .flatMap((line, index) => {
          if (line === '') return [];
          try {
            return [parseRow(line, `${name}:${index + 1}`)];
          } catch (error) {
            problems.push(`${name}:${index + 1}: ${error instanceof Error ? error.message : String(error)}`);
            return [];
          }
        }),
    );
  problems.push(...setProblems(rows));
  if (problems.length > 0) throw new Error(`The labelled commands are wrong:\n${problems.join('\n')}`);
  return rows;
}

const FIELDS: readonly string[] = ['id', 'business', 'context', 'text', 'commands'];
const CONTEXT_FIELDS: readonly string[] = ['task', 'dated', 'asked', 'offered', 'lastDone', 'answered'];

/** One line of a file. Throws an `Error` that says everything that is wrong with it. */
export function parseRow(line: string, at: string): CommandRow {
  const value: unknown = JSON.parse(line);
  if (!isRecord(value)) throw new Error('no object');
  const { id, business, context, text, commands } = value;
  const strange = [
    ...Object.keys(value).filter((key) => !FIELDS.includes(key)),
    ...(isRecord(context) ? Object.keys(context).filter((key) => !CONTEXT_FIELDS.includes(key)) : []),
  ];
  if (strange.length > 0) throw new Error(`unknown field ${strange.join(', ')}`);
  if (typeof id !== 'string' || typeof text !== 'string' || text.trim() === '')
    throw new Error('id or text is missing');
  const family = familyOf(id, at);
  const workspace = workspaceOf(String(business));
  if (!isStrings(commands) || commands.length === 0) throw new Error('commands are missing');
  const surroundings = rowContext(context ?? {});
  contextOf(surroundings, workspace);
  const row = { id, family, split: SPLIT_OF[family], workspace, context: surroundings, text, commands, at };
  const problems = rowProblems(row);
  if (problems.length > 0) throw new Error(problems.join('; '));
  return row;
}

/** `a-book-001` stands in `a-book.jsonl`. */
function familyOf(id: string, at: string): Family {
  const [family = '', subject = ''] = id.split('-');
  if (!isFamily(family) || !/^[a-z]-[a-z]+-\d{3}$/.test(id) || !at.startsWith(`${family}-${subject}.jsonl`))
    throw new Error(`${JSON.stringify(id)} is no id of this file`);
  return family;
}

const isFamily = (name: string): name is Family => Object.hasOwn(SPLIT_OF, name);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const TASKS: readonly unknown[] = ['book', 'move', 'cancel', undefined];

const ANSWERED: readonly unknown[] = [
  'services', 'prices', 'duration', 'hours', 'packages', 'promotions', 'appointments', 'staff', 'person', 'cancellation', 'address', 'faq', undefined,
]; // prettier-ignore

function rowContext(value: unknown): RowContext {
  const isContext =
    isRecord(value) &&
    TASKS.includes(value.task) &&
    TASKS.includes(value.lastDone) &&
    ANSWERED.includes(value.answered) &&
    (value.dated === undefined || typeof value.dated === 'boolean') &&
    (value.asked === undefined || typeof value.asked === 'string') &&
    (value.offered === undefined || isStrings(value.offered));
  if (!isContext) throw new Error(`no context: ${JSON.stringify(value)}`);
  return value;
}

function rowProblems({ text, commands, context, workspace }: CommandRow): string[] {
  const problems = commands.flatMap((line) => lineProblem(line, workspace) ?? []);
  const chosen = commands.flatMap((line) => /^choose (\d)$/.exec(line)?.[1] ?? []).map(Number);
  const offered = contextOf(context, workspace).offered ?? [];
  if (chosen.some((index) => index > offered.length)) problems.push('chooses from what is not offered');
  for (const line of commands)
    if (line.startsWith('set preferred_date=') && datesOf(line).some((date) => date < TODAY))
      problems.push(`${line} is past`);
  return [...problems, ...weekdayProblems(text, commands)];
}

const WEEKDAYS = ['domingo', 'lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado'];

/** The one weekday that a message names is that of the one day in its commands. */
function weekdayProblems(text: string, commands: readonly string[]): string[] {
  const words = tokenSet(text);
  const named = WEEKDAYS.filter((name) => words.has(name));
  const days = commands.filter((line) => /^(set preferred_date|refer|ask hours)/.test(line)).flatMap(datesOf);
  const [weekday, ...otherWeekdays] = named;
  const [day, ...otherDays] = new Set(days);
  if (weekday === undefined || day === undefined || otherWeekdays.length + otherDays.length > 0) return [];
  const actual = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  // "Mañana, y si no el lunes".
  const isNamed =
    actual === weekday || (day === TODAY && words.has('hoy')) || (day === TOMORROW && words.has('manana'));
  return isNamed ? [] : [`${day} is no ${weekday}`];
}

/** From this many words on, a message may not come twice, whatever surrounds it. */
const OWN_WORDS = 4;

/** Ids that come twice, and rows that say nearly the same as another. */
export function setProblems(rows: readonly CommandRow[]): string[] {
  const seen = new Set<string>();
  const twice = rows.flatMap(({ id, at }) => {
    const isKnown = seen.has(id);
    seen.add(id);
    return isKnown ? [`${at}: ${id} is used twice`] : [];
  });
  const near = nearDuplicates(rows)
    .filter(([a, b]) => tokenSet(a.text).size >= OWN_WORDS || surroundings(a) === surroundings(b))
    // Nobody reads the messages of test.
    .map(([a, b]) => {
      const texts =
        a.split === 'dev' && b.split === 'dev' ? `: ${JSON.stringify(a.text)} / ${JSON.stringify(b.text)}` : '';
      return `${a.at} and ${b.at} say nearly the same${texts}`;
    });
  return [...twice, ...near];
}

/** What was asked and done around a short answer: "sí" is another message at another question. */
const surroundings = ({ context: { task, asked, offered, lastDone } }: CommandRow): string =>
  JSON.stringify([task, asked, offered !== undefined, lastDone]);
