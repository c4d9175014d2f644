/** One conversation from the first message to the verdict. */
import { Customer, type Ending } from './customer';
import type { AgendaRow, Driver } from './drivers/driver';
import { judge, type Judgement } from './judge';
import { isSettled, type Standing } from './standing';
import type { Scenario } from './types';

export interface Line {
  from: 'customer' | 'assistant';
  text: string;
}

/** How many messages a booking took, and how many of them only asked something in between. */
export interface Booking {
  messages: number;
  digressions: number;
  plain: boolean;
}

export interface Result extends Judgement {
  scenario: Scenario;
  ending: Ending;
  transcript: Line[];
  rows: AgendaRow[];
  /** The customer's messages, the goodbye included. */
  messages: number;
  /** Those that were made as wished for. */
  bookings: Booking[];
  unclassified: string[];
  /** Questions in between, and how many of them were answered. */
  asides: { asked: number; answered: number };
  /** Sentences that the customer read three times or more. */
  repeated: string[];
}

const DEAD_ENDS: Readonly<Record<Ending, string | null>> = {
  satisfied: null,
  gave_up: 'the customer gave up',
  repeated: 'the same reply three times in a row',
  handed_over: 'handed over to a person, which nobody asked for',
};

export async function converse(scenario: Scenario, driver: Driver): Promise<Result> {
  const talk = await driver.begin(scenario);
  const customer = new Customer(scenario);
  const before = await talk.rows();
  const after: AgendaRow[][] = [];
  const transcript: Line[] = [];
  let reply: string | null = null;
  for (let texts = customer.next(reply); texts !== null; texts = customer.next(reply)) {
    transcript.push(...texts.map((text): Line => ({ from: 'customer', text })));
    reply = await talk.say(texts);
    transcript.push({ from: 'assistant', text: reply });
    after.push(await talk.rows());
  }
  const ending = customer.ending ?? 'satisfied';
  const told = scenario.tasks.map((task) => {
    const standing = customer.standings.find((one) => one.task === task);
    return task.kind === 'ask' ? standing?.status === 'done' : (standing?.heardNo ?? false);
  });
  const isLeft = customer.standings.some((standing) => !isSettled(standing));
  return {
    ...judge(scenario, { before, after, deadEnd: DEAD_ENDS[ending] ?? (isLeft ? 'broken off' : null), told }),
    scenario,
    ending,
    transcript,
    rows: after.at(-1) ?? before,
    messages: customer.written,
    bookings: bookingsOf(customer, before, after),
    unclassified: customer.unclassified,
    asides: {
      asked: customer.asides.length,
      answered: customer.asides.filter(({ answered }) => answered).length,
    },
    repeated: repeatedSentences(transcript),
  };
}

/**
 * A booking begins with its own first message or, told along with something else, after that was done. It is `plain` when
 * the wish could be had and stayed the same.
 */
function bookingsOf(customer: Customer, before: readonly AgendaRow[], after: readonly AgendaRow[][]): Booking[] {
  const known = new Set(before.map(({ code }) => code));
  const counted = new Set<Standing>();
  return after.flatMap((rows, index) => {
    const message = index + 1;
    const made = rows.filter(({ own, code }) => own && !known.has(code));
    return made.flatMap((row): Booking[] => {
      known.add(row.code);
      const standing = customer.standings.find(
        (one) =>
          !counted.has(one) && one.task.kind === 'book' && one.booked?.date === row.date && one.startedAt !== null,
      );
      if (standing?.task.kind !== 'book') return [];
      counted.add(standing);
      const others = customer.standings.filter(({ task }) => task.kind !== 'ask' && task !== standing.task);
      const done = others.map(({ finishedAt }) => finishedAt ?? 0).filter((at) => at < message);
      const from = Math.max(standing.startedAt ?? 1, ...done.map((at) => at + 1));
      const digressions = customer.asides.filter(({ at }) => from <= at && at <= message).length;
      const { possible, change } = standing.task;
      return [{ messages: message + 1 - from, digressions, plain: possible && !change }];
    });
  });
}

function repeatedSentences(transcript: readonly Line[]): string[] {
  const counts = new Map<string, number>();
  for (const { from, text } of transcript) {
    if (from === 'customer') continue;
    const sentences = new Set(
      text.split(/(?<!\bDra?\.)(?<=[.!?:])\s+|\n/).filter((sentence) => /\p{L}{3,}.*\s.*\p{L}/u.test(sentence)),
    );
    for (const sentence of sentences) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= 3).map(([sentence]) => sentence);
}
