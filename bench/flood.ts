/** What the flood of one sender costs everybody else: the same questions, alternately with and without it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { MESSAGE_LIMITS } from '../domain/message-limits';
import { startPulpo, type Pulpo } from '../test/support/pulpo';
import { ask } from './ask';
import { latency, type Latency } from './figures';

const QUESTION = 'a qué hora abren?';
const PER_SECOND = 50;
const ROUNDS = 4;
const QUESTIONS = 60;
const WARM_UP = 20;

export interface FloodReport {
  floodPerSecond: number;
  /** Messages of the flood that were sent, and how many of them got an answer of 200. */
  flood: { sent: number; accepted: number };
  quiet: Latency;
  flooded: Latency;
  /** p95 of the others with the flood over p95 without. */
  ratioOfP95: number;
}

export async function measureFlood(): Promise<FloodReport> {
  process.stderr.write('flood of one sender …\n');
  const pulpo = await startPulpo();
  // The others ask more often than a business gets messages; the sender's own limit is the ordinary one.
  const none = { minute: Infinity, hour: Infinity, day: Infinity };
  pulpo.apiDeps.settings.messageLimits = { customer: MESSAGE_LIMITS.customer, workspace: none };
  try {
    await ask(pulpo, QUESTION, WARM_UP);
    const quiet: number[] = [];
    const flooded: number[] = [];
    const total = { sent: 0, accepted: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      quiet.push(...(await ask(pulpo, QUESTION, QUESTIONS)));
      const flood = startFlood(pulpo);
      // The first ten of a sender are admitted and answered: their turns are no part of what is measured.
      await sleep(1000);
      flooded.push(...(await ask(pulpo, QUESTION, QUESTIONS)));
      const { sent, accepted } = await flood.stop();
      total.sent += sent;
      total.accepted += accepted;
    }
    const [before, during] = [latency(quiet), latency(flooded)];
    const ratioOfP95 = Math.round((during.p95 / before.p95) * 100) / 100;
    return { floodPerSecond: PER_SECOND, flood: total, quiet: before, flooded: during, ratioOfP95 };
  } finally {
    await pulpo.stop();
  }
}

function startFlood(pulpo: Pulpo): { stop(): Promise<{ sent: number; accepted: number }> } {
  const sender = pulpo.customer();
  const answers: Promise<boolean>[] = [];
  const timer = setInterval(() => {
    answers.push(
      sender.say(`hola ${answers.length}`).then(
        ({ status }) => status === 200,
        () => false,
      ),
    );
  }, 1000 / PER_SECOND);
  return {
    stop: async () => {
      clearInterval(timer);
      const results = await Promise.all(answers);
      return { sent: results.length, accepted: results.filter(Boolean).length };
    },
  };
}
