/** Which rules read the labelled expressions, and how often what they took part in is right. */
import { DAYS } from '../../domain/understanding/when/day';
import { DATE_PHRASES, NAMED_DAYS } from '../../domain/understanding/when/day-phrase';
import { PERIODS } from '../../domain/understanding/when/period';
import { TIME_PHRASES } from '../../domain/understanding/when/time-phrase';
import type { LabelledExpression } from './expression';
import { judgeDate, judgeTime, trace, type Verdict } from './judge';

export type RuleTally = Record<Verdict, number>;

/** Every rule that may read a day or an hour. Habits are no readings; "plain" hands over to the rules of days and periods. */
const RULES: readonly string[] = [
  ...[DATE_PHRASES, NAMED_DAYS, DAYS, PERIODS, TIME_PHRASES].flatMap((rules) => rules.map(({ id }) => id)),
  'time.part_of_day',
  'from_now',
  'bare_answer',
].filter((id) => id !== 'date.habit' && id !== 'date.plain');

/** Per rule: the rows whose day or hour it read, by verdict on that day or hour. Rows out of scope are left out. */
export function tallyRules(rows: readonly LabelledExpression[]): Map<string, RuleTally> {
  const tallies = new Map<string, RuleTally>(RULES.map((id) => [id, { exact: 0, wrong: 0, abstained: 0 }]));
  for (const row of rows) {
    if (row.reason !== undefined) continue;
    const { reading, rules } = trace(row);
    count(tallies, rules.date, judgeDate(reading.date, row.date_kind, row.date, row.now));
    count(tallies, rules.time, judgeTime(reading.time, row));
  }
  return tallies;
}

function count(tallies: Map<string, RuleTally>, rules: readonly string[], verdict: Verdict): void {
  for (const id of rules) {
    const tally = tallies.get(id) ?? { exact: 0, wrong: 0, abstained: 0 };
    tally[verdict]++;
    tallies.set(id, tally);
  }
}

export function formatRules(tallies: ReadonlyMap<string, RuleTally>): string {
  const lines = [...tallies].map(
    ([id, { exact, wrong, abstained }]) =>
      `${id.padEnd(24)} ${[exact + wrong + abstained, exact, wrong, abstained].map((n) => String(n).padStart(7)).join('')}`,
  );
  return [`${'rule'.padEnd(24)}    read  exact  wrong  asked`, ...lines].join('\n');
}
