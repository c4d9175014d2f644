/** What came of a conversation, told by the appointments at its end against the goal. */
import { suits } from './calendar';
import type { AgendaRow } from './drivers/driver';
import { sameName } from './match';
import type { BookTask, MoveTask, Person, Row, Scenario, Wish } from './types';

export const VERDICTS = ['complete', 'partial', 'wrong_row', 'dead_end'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What the judge needs to know of how a conversation went. */
export interface Account {
  before: readonly AgendaRow[];
  /** After each message of the customer. */
  after: readonly (readonly AgendaRow[])[];
  /** Why it is a dead end, if it is one; else `null`. */
  deadEnd: string | null;
  /** By task: whether a question was answered, or the customer told that it cannot be had. */
  told: readonly boolean[];
}

export interface Judgement {
  verdict: Verdict;
  /** One sentence for whoever reads the report. */
  why: string;
  /** By task. */
  fulfilled: boolean[];
}

export function judge(scenario: Scenario, account: Account): Judgement {
  const final = account.after.at(-1) ?? account.before;
  const { strays, met } = match(scenario, account.before, final);
  const passing = account.after.slice(0, -1).flatMap((rows) => strayEver(scenario, account.before, rows));
  const fulfilled = scenario.tasks.map((task, index) => {
    if (task.kind === 'ask') return account.told[index] ?? false;
    if (task.kind === 'foreign') return account.told[index] ?? false;
    if (task.kind === 'book' && expectedOf(task) === null)
      return task.change?.drops === true || (account.told[index] ?? false);
    return met.has(index);
  });
  const verdict = (name: Verdict, why: string): Judgement => ({ verdict: name, why, fulfilled });
  if (strays.length > 0) return verdict('wrong_row', strays.join('; '));
  if (passing.length > 0) return verdict('wrong_row', `meanwhile: ${passing[0] ?? ''}`);
  if (account.deadEnd) return verdict('dead_end', account.deadEnd);
  if (fulfilled.every(Boolean)) return verdict('complete', 'as wished for');
  const missing = fulfilled.flatMap((done, index) =>
    done ? [] : [`${index + 1}. ${scenario.tasks[index]?.kind ?? ''}`],
  );
  return fulfilled.some(Boolean)
    ? verdict('partial', `not done: ${missing.join(', ')}`)
    : verdict('dead_end', `nothing was achieved: ${missing.join(', ')}`);
}

/** The booking that must exist in the end; `null` where none may. */
export function expectedOf({
  wish,
  instead,
  possible,
  change,
  person,
}: BookTask): { wish: Wish; person: Person } | null {
  if (change?.drops) return null;
  if (!possible) return instead ? { wish: instead, person } : null;
  const { person: other = person, ...changed } = change?.to ?? {};
  return { wish: { ...wish, ...changed }, person: other };
}

const said = ({ service, staff, date, time, name }: Row): string =>
  `${service} with ${staff}, ${date} ${time}, ${name}`;

const isBooked = (row: Row, wish: Wish, person: Person): boolean =>
  fitsWish(row, wish) && (wish.staff === undefined || wish.staff === row.staff) && sameName(row.name, person);

const fitsWish = (row: Row, wish: Wish): boolean =>
  row.service === wish.service && row.date === wish.date && suits(row.time, wish.time);

const isSame = (a: Row, b: Row): boolean =>
  a.service === b.service && a.staff === b.staff && a.date === b.date && a.time === b.time && a.name === b.name;

/** Rows that no goal asked for, and the tasks whose rows are there. */
function match(
  scenario: Scenario,
  before: readonly AgendaRow[],
  final: readonly AgendaRow[],
): { strays: string[]; met: Set<number> } {
  const met = new Set<number>();
  const strays: string[] = [];
  const left = [...final];
  const take = (fits: (row: AgendaRow) => boolean): AgendaRow | undefined => {
    const at = left.findIndex(fits);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const moved: MoveTask[] = [];
  for (const row of before) {
    const index = scenario.tasks.findIndex(
      (task) => row.own && (task.kind === 'cancel' || task.kind === 'move') && isOf(row, task.target),
    );
    const task = scenario.tasks[index];
    const kept = take(({ code }) => code === row.code);
    if (task?.kind === 'cancel') {
      if (!kept) met.add(index);
      else if (!isSame(kept, row)) strays.push(`changed instead of cancelled: ${said(kept)}`);
    } else if (task?.kind === 'move') {
      if (kept && fitsWish(kept, task.wish)) met.add(index);
      else if (kept && !isSame(kept, row)) strays.push(`moved to ${said(kept)}`);
      else if (!kept) moved.push(task);
    } else if (!kept) strays.push(`gone: ${said(row)}`);
    else if (!isSame(kept, row)) strays.push(`changed: ${said(row)} to ${said(kept)}`);
  }
  // A move may be made as a cancellation and a booking.
  for (const task of moved) {
    if (take((row) => row.own && fitsWish(row, task.wish))) met.add(scenario.tasks.indexOf(task));
    else strays.push(`gone: ${said(task.target)}`);
  }
  scenario.tasks.forEach((task, index) => {
    const expected = task.kind === 'book' ? expectedOf(task) : null;
    if (expected && take((row) => row.own && isBooked(row, expected.wish, expected.person))) met.add(index);
  });
  strays.push(...left.map((row) => `not asked for: ${said(row)}`));
  return { strays, met };
}

const isOf = (row: Row, target: Row): boolean =>
  row.service === target.service && row.date === target.date && row.time === target.time && row.name === target.name;

/** In the middle of a conversation also what was wished for before a change of mind is right. */
function strayEver(scenario: Scenario, before: readonly AgendaRow[], rows: readonly AgendaRow[]): string[] {
  const known = new Set(before.map(({ code }) => code));
  const wishes = scenario.tasks.flatMap((task): { wish: Wish; person: Person }[] => {
    if (task.kind === 'book') {
      const expected = expectedOf(task);
      const first = task.possible ? [{ wish: task.wish, person: task.person }] : [];
      return expected ? [expected, ...first] : first;
    }
    return task.kind === 'move' ? [{ wish: task.wish, person: { first: '', last: '' } }] : [];
  });
  return rows
    .filter(({ code, own }) => own && !known.has(code))
    .filter(
      (row) =>
        !wishes.some(({ wish, person }) => (person.first === '' ? fitsWish(row, wish) : isBooked(row, wish, person))),
    )
    .map((row) => `not asked for: ${said(row)}`);
}
