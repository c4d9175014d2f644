/** Figures over many conversations. */
import { percentile } from '../metrics/statistics';
import type { Result } from './converse';
import { VERDICTS, type Verdict } from './judge';

export interface Tally {
  conversations: number;
  verdicts: Record<Verdict, number>;
}

interface Messages {
  bookings: number;
  median: number;
  p90: number;
}

export interface CustomersReport {
  driver: string;
  conditions: string;
  seeds: { from: number; count: number };
  total: Tally;
  byGoal: Record<string, Tally>;
  byStyle: Record<string, Tally>;
  byBusiness: Record<string, Tally>;
  messagesToBooking: Messages;
  /** Of bookings that could be had as first wished for, questions in between not counted. */
  plainMessagesToBooking: Messages;
  unclassified: { replies: number; examples: string[] };
  /** Conversations in which a sentence came three times or more, and the sentences by how often that was. */
  repeated: { conversations: number; sentences: Record<string, number> };
  asides: { asked: number; answered: number };
}

/** What `--gate` demands. */
export const THRESHOLDS = { complete: 0.97, wrongRows: 0, deadEnds: 0, medianToBooking: 4 };

const EXAMPLES = 10;

export function reportOn(
  results: readonly Result[],
  run: { driver: string; conditions: string; from: number },
): CustomersReport {
  const bookings = results.flatMap((result) => result.bookings);
  const unclassified = results.flatMap((result) => result.unclassified);
  const repeated = results.flatMap((result) => result.repeated);
  return {
    driver: run.driver,
    conditions: run.conditions,
    seeds: { from: run.from, count: results.length },
    total: tally(results),
    byGoal: by(results, ({ scenario }) => scenario.kind),
    byStyle: by(results, ({ scenario }) => scenario.style),
    byBusiness: by(results, ({ scenario }) => scenario.business),
    messagesToBooking: messages(bookings.map((booking) => booking.messages)),
    plainMessagesToBooking: messages(
      bookings.filter(({ plain }) => plain).map((booking) => booking.messages - booking.digressions),
    ),
    unclassified: { replies: unclassified.length, examples: [...new Set(unclassified)].slice(0, EXAMPLES) },
    repeated: {
      conversations: results.filter((result) => result.repeated.length > 0).length,
      sentences: Object.fromEntries(counted(repeated).slice(0, EXAMPLES)),
    },
    asides: {
      asked: sum(results.map(({ asides }) => asides.asked)),
      answered: sum(results.map(({ asides }) => asides.answered)),
    },
  };
}

/** What falls short of the thresholds, as sentences. */
export function shortfalls({ total, plainMessagesToBooking: plain, unclassified }: CustomersReport): string[] {
  const { complete, wrongRows, deadEnds, medianToBooking } = THRESHOLDS;
  const share = total.verdicts.complete / Math.max(1, total.conversations);
  return [
    ...(share < complete ? [`complete: ${percent(share)}, wanted ${percent(complete)}`] : []),
    ...(total.verdicts.wrong_row > wrongRows ? [`wrong rows: ${total.verdicts.wrong_row}`] : []),
    ...(total.verdicts.dead_end > deadEnds ? [`dead ends: ${total.verdicts.dead_end}`] : []),
    ...(plain.median > medianToBooking
      ? [`messages to a booking: median ${plain.median}, wanted ${medianToBooking}`]
      : []),
    ...(unclassified.replies > 0 ? [`unclassified replies: ${unclassified.replies}`] : []),
  ];
}

function messages(counts: readonly number[]): Messages {
  const sorted = [...counts].sort((a, b) => a - b);
  return { bookings: sorted.length, median: percentile(sorted, 50), p90: percentile(sorted, 90) };
}

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function tally(results: readonly Result[]): Tally {
  const count = (verdict: Verdict): number => results.filter((result) => result.verdict === verdict).length;
  return {
    conversations: results.length,
    verdicts: Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as Record<Verdict, number>,
  };
}

function by(results: readonly Result[], key: (result: Result) => string): Record<string, Tally> {
  const groups = new Map<string, Result[]>();
  for (const result of results) groups.set(key(result), [...(groups.get(key(result)) ?? []), result]);
  return Object.fromEntries([...groups].map(([name, group]) => [name, tally(group)]));
}

function counted(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
