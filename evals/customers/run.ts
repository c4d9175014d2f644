/**
 * `npm run eval:customers [-- --seed 0 --count 200 --driver memory|turn --show 17 --gate]`: simulated customers with
 * goals, judged by what is booked in the end. Writes evals/reports/customers.json and .md (of the whole turn: customers-turn); `--show` prints one
 * conversation; `--gate` writes nothing and fails below the thresholds.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { converse, type Result } from './converse';
import type { Driver } from './drivers/driver';
import { memoryDriver } from './drivers/memory';
import { reportOn, shortfalls } from './report';
import { summary, toMarkdown, transcript } from './report-markdown';
import { scenarioFor } from './scenario';

const REPORTS = join(__dirname, '..', 'reports');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '0' },
      count: { type: 'string', default: '200' },
      driver: { type: 'string', default: 'memory' },
      show: { type: 'string' },
      gate: { type: 'boolean', default: false },
    },
  });
  const from = whole(values.seed);
  const driver = await driverNamed(values.driver);
  try {
    if (values.show !== undefined) return print(transcript(await talk(whole(values.show), driver)));
    const results: Result[] = [];
    for (let id = from; id < from + whole(values.count); id += 1) results.push(await talk(id, driver));
    const report = reportOn(results, { driver: driver.name, conditions: driver.conditions, from });
    const failed = results.filter(({ verdict, unclassified }) => verdict !== 'complete' || unclassified.length > 0);
    print(summary(report));
    print(`\nFailed: ${failed.map(({ scenario }) => scenario.id).join(' ')}`);
    if (!values.gate) {
      mkdirSync(REPORTS, { recursive: true });
      const name = join(REPORTS, driver.name === 'memory' ? 'customers' : `customers-${driver.name}`);
      writeFileSync(`${name}.json`, `${JSON.stringify(report, null, 2)}\n`);
      writeFileSync(`${name}.md`, toMarkdown(report, failed));
      return;
    }
    const short = shortfalls(report);
    for (const sentence of short) process.stderr.write(`${sentence}\n`);
    if (short.length > 0) process.exitCode = 1;
  } finally {
    await driver.stop();
  }
}

const talk = (id: number, driver: Driver): Promise<Result> => converse(scenarioFor(id, driver.now()), driver);

async function driverNamed(name: string): Promise<Driver> {
  if (name === 'memory') return memoryDriver();
  // Loaded only when it is asked for: it brings the services along.
  if (name === 'turn') return (await import('./drivers/turn.js')).turnDriver();
  throw new Error(`No such driver: ${name} (memory, turn)`);
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Error(`Not a whole number: ${text}`);
  return number;
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
