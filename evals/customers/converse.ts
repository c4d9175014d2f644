/** One conversation from the first message to the verdict. */
import { Customer, type Ending } from './customer';
import type { AgendaRow, Driver } from './drivers/driver';
import { judge, type Judgement } from './judge';
import { isSettled } from './standing';
import type { Scenario } from './types';

export interface Line {
  from: 'customer' | 'assistant';
  text: string;
}

export interface Result extends Judgement {
  scenario: Scenario;
  ending: Ending;
  transcript: Line[];
  rows: AgendaRow[];
  /** The customer's messages, the goodbye included. */
  messages: number;
  /** For each booking that was made: messages from its beginning to its row. */
  toBooking: number[];
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
    toBooking: messagesToBookings(customer, before, after),
    unclassified: customer.unclassified,
    asides: {
      asked: customer.asides.length,
      answered: customer.asides.filter(({ answered }) => answered).length,
    },
    repeated: repeatedSentences(transcript),
  };
}

/** A booking begins with its own first message or, told along with others, after the one before it. */
function messagesToBookings(customer: Customer, before: readonly AgendaRow[], after: readonly AgendaRow[][]): number[] {
  const known = new Set(before.map(({ code }) => code));
  let previous = 0;
  return after.flatMap((rows, index) => {
    const made = rows.filter(({ own, code }) => own && !known.has(code));
    for (const { code } of made) known.add(code);
    if (made.length === 0) return [];
    const started = customer.standings
      .filter(({ task, startedAt }) => task.kind === 'book' && startedAt !== null && startedAt <= index + 1)
      .map(({ startedAt }) => startedAt ?? 1)
      .filter((at) => at > previous);
    const from = Math.max(previous + 1, Math.min(...(started.length > 0 ? started : [previous + 1])));
    previous = index + 1;
    return made.map(() => index + 2 - from);
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
