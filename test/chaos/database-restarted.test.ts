import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { startFakeOllama, type FakeOllama } from '../doubles/fake-ollama';
import { DEMO_IDS } from '../support/demo';
import { eventually } from '../support/eventually';
import { startPulpo, type Pulpo } from '../support/pulpo';
import { messagesWith } from '../support/rows';
import { newNumber } from '../support/whatsapp';

let ollama: FakeOllama;
let pulpo: Pulpo;
beforeAll(async () => {
  ollama = await startFakeOllama({ delayMs: 800 });
  pulpo = await startPulpo({ env: { OLLAMA_HOST: ollama.url } });
});
afterAll(async () => {
  await pulpo.stop();
  await ollama.stop();
});

/** Requests that carry a message; loading a model is one too, and carries none. */
const asked = (): number => ollama.requests.filter((request) => request.messages.length > 0).length;

async function asAdmin<T>(work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: pulpo.adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end().catch(() => undefined);
  }
}

/** A backend dies hard: the server cuts every connection, recovers from its log and accepts connections again. */
const crash = (): Promise<void> =>
  asAdmin(async (admin) => {
    const { rows } = await admin.query<{ pid: number }>('select pg_backend_pid() as pid');
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
  });

/** Nobody answers for a while: connections are cut, and the process that accepts new ones stands still. */
const outage = (ms: number): Promise<void> =>
  asAdmin(async (admin) => {
    const { rows } = await admin.query<{ pid: string }>(
      "select split_part(pg_read_file(current_setting('data_directory') || '/postmaster.pid'), E'\\n', 1) as pid",
    );
    const postmaster = Number(rows[0]?.pid);
    process.kill(postmaster, 'SIGSTOP');
    try {
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', ['pulpo_app']);
      await new Promise((resolve) => setTimeout(resolve, ms));
    } finally {
      process.kill(postmaster, 'SIGCONT');
    }
  });

describe.each([
  ['crashes and recovers', crash],
  ['does not answer for two seconds', () => outage(2000)],
  ['does not answer for ten seconds, longer than any quick retry', () => outage(10_000)],
])('PostgreSQL %s in the middle of a turn', (_how, disturb) => {
  it('costs time, and neither the reply nor a second one', async () => {
    const from = newNumber();
    const before = asked();
    const answered = pulpo.customer({ from }).say('quería saber cuánto sale la coloración');
    await eventually(() => asked() > before);
    await disturb();
    const { status, reply } = await answered;
    expect(status).toBe(200);
    const text = reply ?? (await pulpo.twilio.waitFor((message) => message.to === from, 45_000)).body;
    expect(text).toContain('$9.500');
    const outbound = (await messagesWith(pulpo.db, DEMO_IDS.estilo, from)).filter(
      (row) => row.direction === 'outbound',
    );
    expect(outbound).toHaveLength(1);
  });
});

it('a message that arrives during a short outage of PostgreSQL is answered once it is over', async () => {
  const away = outage(3000);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const answered = await pulpo.customer({ from: newNumber() }).say('hola');
  await away;
  expect(answered.status).toBe(200);
  expect(answered.reply).toContain('Soy el asistente');
});

it('a message that arrives during a longer outage is refused with 503, so that Twilio brings it again', async () => {
  const from = newNumber();
  const customer = pulpo.customer({ from });
  const away = outage(9000);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const refused = await customer.say('hola');
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBeTruthy();
  await away;
  const again = await customer.say('hola', { sid: refused.sid });
  expect(again.reply).toContain('Soy el asistente');
});
