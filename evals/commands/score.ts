/** Commands read from a message beside those that it is labelled with. */
import { understand } from '../../domain/understanding';
import type { ClassFigures } from '../metrics/intents';
import { contextOf } from './context';
import { writeCommands } from './notation';
import type { CommandRow } from './rows';

export interface Scored {
  row: CommandRow;
  labelled: string[];
  read: string[];
  exact: boolean;
}

/** Reads every row with the deterministic tier, in its context. */
export function scoreRows(rows: readonly CommandRow[]): Scored[] {
  return rows.map((row) => {
    const read = separate(writeCommands(understand(row.text, contextOf(row.context, row.workspace)).commands));
    const labelled = separate(row.commands);
    return { row, labelled, read, exact: canonical(read) === canonical(labelled) };
  });
}

/** Days and hours that one line narrows or rules out are as good as a line each. */
export const separate = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => {
    const [kind, ...fields] = line.split(/ (?=days=|weekdays=|hours=|staff=|service=)/);
    return kind === 'narrow' || kind === 'exclude' ? fields.map((field) => `${kind} ${field}`) : [line];
  });

/**
 * Two lists with the same text here mean the same: values may come in any order within what they belong to, which a `start`
 * begins; a question belongs to nothing.
 */
export function canonical(lines: readonly string[]): string {
  const questions = lines.filter((line) => line.startsWith('ask '));
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line.startsWith('ask ')) continue;
    if (line.startsWith('start ')) groups.push([]);
    groups.at(-1)?.push(line);
  }
  return JSON.stringify([questions.sort(), ...groups.map((group) => group.sort())]);
}

/** What a command does: "set", "ask". */
export const kindOf = (line: string): string => line.split(' ')[0] ?? '';

const WITH_OBJECT: readonly string[] = [
  'start',
  'set',
  'leave_open',
  'unclear',
  'change',
  'ask',
  'person',
  'smalltalk',
];

/** And to what: "set preferred_time", "ask prices". */
export function objectOf(line: string): string {
  const [kind = '', object = ''] = line.split(/[ =]/);
  return WITH_OBJECT.includes(kind) ? `${kind} ${object}` : kind;
}

/** Commands labelled, read, and both, per message; a line counts as often as it stands there. */
export function countsOf(
  { labelled: all, read }: Scored,
  belongs: (line: string) => boolean,
): { labelled: number; read: number; right: number } {
  const labelled = all.filter(belongs);
  const found = read.filter(belongs);
  const left = [...labelled];
  const right = found.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return { labelled: labelled.length, read: found.length, right: right.length };
}

/** Precision, recall and F1 of the commands that belong to a class; one with a wrong value counts against both. */
export function commandFigures(
  scored: readonly Scored[],
  belongs: (line: string) => boolean = () => true,
): ClassFigures {
  const sum = { labelled: 0, read: 0, right: 0 };
  for (const one of scored) {
    const counts = countsOf(one, belongs);
    sum.labelled += counts.labelled;
    sum.read += counts.read;
    sum.right += counts.right;
  }
  const precision = sum.read === 0 ? 0 : sum.right / sum.read;
  const recall = sum.labelled === 0 ? 0 : sum.right / sum.labelled;
  const f1 = sum.right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, support: sum.labelled };
}

/** Share of messages that are read as labelled, every command of them. */
export const exactShare = (scored: readonly Scored[]): number =>
  scored.length === 0 ? 0 : scored.filter(({ exact }) => exact).length / scored.length;

/** What was labelled and not read, against what was read instead, by how often: "start book → start move". */
export function confusions(
  scored: readonly Scored[],
  most = 25,
): { labelled: string; read: string; times: number; ids: string[] }[] {
  const found = new Map<string, { labelled: string; read: string; ids: string[] }>();
  for (const { row, labelled: expected, read, exact } of scored) {
    if (exact) continue;
    const missed = without(expected, read).map(objectOf);
    const invented = without(read, expected).map(objectOf);
    const pairs =
      missed.length === 0 && invented.length === 0 ? [['order', 'order'] as const] : pairUp(missed, invented);
    for (const [labelled, instead] of pairs) {
      const key = `${labelled} → ${instead}`;
      const known = found.get(key) ?? { labelled, read: instead, ids: [] };
      known.ids.push(row.id);
      found.set(key, known);
    }
  }
  return [...found.values()]
    .map((one) => ({ ...one, times: one.ids.length }))
    .sort((a, b) => b.times - a.times)
    .slice(0, most);
}

/** The same object with another value first, then what is left in order; "–" stands for nothing. */
function pairUp(missed: readonly string[], invented: readonly string[]): (readonly [string, string])[] {
  const same = missed.filter((line, index) => invented.includes(line) && missed.indexOf(line) === index);
  const [lost, extra] = [without(missed, same), without(invented, same)];
  const rest = Array.from(
    { length: Math.max(lost.length, extra.length) },
    (_, index) => [lost[index] ?? '–', extra[index] ?? '–'] as const,
  );
  return [...same.map((line) => [line, line] as const), ...rest];
}

function without(lines: readonly string[], taken: readonly string[]): string[] {
  const left = [...taken];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
