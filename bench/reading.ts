/**
 * How long the product itself thinks: reading one message, and deciding a whole turn (reading, plan, state and reply, without
 * engine, database or model). `npm run bench:reading` runs it as built, prints the figures with their conditions and writes
 * them to bench/results/. Timings depend on the machine: compare within one run.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { emptyState, understandingContext } from '../domain/dialogue';
import { understand } from '../domain/understanding';
import { readUtterances } from '../evals/utterance-set';
import { WORKSPACES } from '../evals/workspaces';
import { mixed } from '../test/unit/reading-time/messages';
import { Random } from '../test/unit/reading-time/random';
import { TURNS } from '../test/unit/reading-time/readers';
import { latency, type Latency } from './figures';

const UTTERANCES = 'evals/utterances';
const SEED = 1;
const WARM_UP = 600;
/** Messages of several lines, as somebody writes who tells a story. */
const STORIES = 400;
const STORY_LINES = 5;
const NOISE = 400;
const NOW = '2026-11-27T13:00:00Z';

interface Figures {
  messages: string;
  /** Characters of the median message. */
  characters: number;
  reading: Latency;
  decision: Latency;
}

const [workspace] = Object.values(WORKSPACES);
if (workspace === undefined) throw new Error('There is no workspace to read for');
const context = understandingContext(emptyState(), workspace, NOW);

function timed(call: () => void): number {
  const started = performance.now();
  call();
  return performance.now() - started;
}

/** Every message once, after each kind of question in turn. */
function measure(messages: string, texts: readonly string[]): Figures {
  const reading = texts.map((text) => timed(() => void understand(text, context)));
  const decision = texts.map((text, at) => timed(() => TURNS[at % TURNS.length]?.read(text)));
  const lengths = texts.map(({ length }) => length).sort((a, b) => a - b);
  return {
    messages: `${texts.length} ${messages}`,
    characters: lengths[lengths.length >> 1] ?? 0,
    reading: latency(reading),
    decision: latency(decision),
  };
}

function main(): void {
  const random = new Random(SEED);
  const texts = readUtterances(UTTERANCES).map(({ text }) => text);
  for (let count = 0; count < WARM_UP; count += 1) {
    understand(random.pick(texts), context);
    random.pick(TURNS).read(random.pick(texts));
  }
  const stories = Array.from({ length: STORIES }, () =>
    Array.from({ length: STORY_LINES }, () => random.pick(texts)).join('\n'),
  );
  publish([
    measure('messages of the evaluation', texts),
    measure(`of ${STORY_LINES} such messages in one`, stories),
    measure(
      'of 4,096 characters of noise',
      Array.from({ length: NOISE }, () => mixed(random).text),
    ),
  ]);
}

function publish(rows: readonly Figures[]): void {
  const at = new Date().toISOString();
  const conditions = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}, one thread, each message once after ${WARM_UP} others, seed ${SEED}`;
  const of = ({ p50, p95, p99 }: Latency): string => `${p50} | ${p95} | ${p99}`;
  const lines = [
    '| messages | median length | reading p50 ms | p95 | p99 | decision p50 ms | p95 | p99 |',
    '|---|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row.messages} | ${row.characters} | ${of(row.reading)} | ${of(row.decision)} |`),
    '',
    `Conditions: ${conditions}. ${at}`,
  ];
  mkdirSync('bench/results', { recursive: true });
  writeFileSync('bench/results/reading.json', `${JSON.stringify({ at, conditions, rows }, null, 2)}\n`);
  writeFileSync('bench/results/reading.md', `${lines.join('\n')}\n`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

main();
