import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startFakeOllama, type FakeOllama } from '../doubles/fake-ollama';
import { openDay, spoken } from '../support/days';
import { DEMO_IDS } from '../support/demo';
import { eventually } from '../support/eventually';
import { startKillableWorker, type KillableWorker } from '../support/killable-worker';
import { startPulpo, type Pulpo } from '../support/pulpo';
import { appointmentsOf, messagesWith, turnsWith } from '../support/rows';
import { lockTable } from '../support/locks';
import { newNumber } from '../support/whatsapp';

let ollama: FakeOllama;
let pulpo: Pulpo;
let worker: KillableWorker;
beforeAll(async () => {
  ollama = await startFakeOllama();
  pulpo = await startPulpo({
    worker: false,
    env: {
      OLLAMA_HOST: ollama.url,
      INLINE_BUDGET_MS: '2000',
      // Longer than a reply is waited for below: it is the missing heartbeat that tells that a worker is gone.
      SLM_EXTRACTOR_TIMEOUT_MS: '40000',
      SLM_TOTAL_TIMEOUT_MS: '50000',
    },
  });
});
afterEach(() => worker.kill());
afterAll(async () => {
  await pulpo.stop();
  await ollama.stop();
});

/** The reply, however it travelled. */
async function replyTo(from: string, answered: Promise<{ reply: string | null }>): Promise<string> {
  const { reply } = await answered;
  return reply ?? (await pulpo.twilio.waitFor((message) => message.to === from, 25_000)).body;
}

const outbound = async (from: string) =>
  (await messagesWith(pulpo.db, DEMO_IDS.estilo, from)).filter((row) => row.direction === 'outbound');

describe('a worker killed in the middle of a turn', () => {
  it('while it waits for the model: another one ends the turn, with one reply', async () => {
    worker = await startKillableWorker(pulpo);
    ollama.setDelay(2500);
    const from = newNumber();
    const answered = pulpo.customer({ from }).say('quería saber cuánto sale la coloración');
    await eventually(() => ollama.requests.some((request) => request.messages.length > 0));
    await worker.kill();
    ollama.setDelay(0);
    worker = await startKillableWorker(pulpo);
    expect(await replyTo(from, answered)).toContain('$9.500');
    expect(await outbound(from)).toHaveLength(1);
    expect(pulpo.twilio.messages().filter((message) => message.to === from)).toHaveLength(1);
    expect(await turnsWith(pulpo.db, DEMO_IDS.estilo, from)).toHaveLength(1);
  });

  it('while it books: one reply, one booking', async () => {
    worker = await startKillableWorker(pulpo);
    const from = newNumber();
    const customer = pulpo.customer({ from });
    const summary = customer.say(`soy Olga Ruiz, quiero un turno para barba el ${spoken(openDay(8))} a las 10`);
    expect(await replyTo(from, summary)).toContain('Te resumo');
    pulpo.twilio.clear();

    // Somebody holds the table, so that the booking is under way when the worker dies.
    const lock = await lockTable(pulpo, 'appointments');
    const answered = customer.say('dale');
    await lock.untilSomebodyWaits();
    await worker.kill();
    await lock.release();
    worker = await startKillableWorker(pulpo);

    expect(await replyTo(from, answered)).toContain('¡Listo, Olga');
    const booked = (await appointmentsOf(pulpo.db, DEMO_IDS.estilo)).filter((row) => row.client_name === 'Olga Ruiz');
    expect(booked).toHaveLength(1);
    expect(await outbound(from)).toHaveLength(2);
    expect(pulpo.twilio.messages().filter((message) => message.to === from)).toHaveLength(1);
  });
});
