/** Customers of a benchmark: one question, from the webhook's request to its TwiML. */
import type { Pulpo } from '../test/support/pulpo';

/** One customer writes at most ten a minute: questions are spread over customers. */
const PER_CUSTOMER = 5;

/** @returns how long each question took, in ms @throws {Error} when a reply is not inline */
export async function ask(pulpo: Pulpo, question: string, times: number): Promise<number[]> {
  const took: number[] = [];
  let customer = pulpo.customer();
  for (let turn = 0; turn < times; turn += 1) {
    if (turn % PER_CUSTOMER === 0) customer = pulpo.customer();
    const started = performance.now();
    const answer = await customer.say(question);
    took.push(performance.now() - started);
    if (!answer.reply) throw new Error(`no inline reply (status ${answer.status})`);
  }
  return took;
}
