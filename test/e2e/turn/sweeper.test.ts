import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { metricsText } from '../../../observability/metrics';
import { DEMO_IDS } from '../../support/demo';
import { makeDue } from '../../support/due';
import { eventually } from '../../support/eventually';
import { startPulpo, type Pulpo } from '../../support/pulpo';
import { messagesWith } from '../../support/rows';
import { newNumber } from '../../support/whatsapp';
import type { RunningWorker } from '../../../worker/main';

let pulpo: Pulpo;
let worker: RunningWorker;
let other: RunningWorker;
beforeAll(async () => {
  pulpo = await startPulpo({ env: { INLINE_BUDGET_MS: '3000' } });
  worker = await pulpo.startWorker();
  other = await pulpo.startWorker();
});
afterAll(() => pulpo.stop());

const sentTo = (from: string): string[] =>
  pulpo.twilio
    .messages()
    .filter((message) => message.to === from)
    .map(({ body }) => body);

const sweep = () => Promise.all([worker.sweep(), other.sweep()]);

/** A message that was stored and that the engine never got. */
async function orphan(from: string, text: string, ageMinutes = 1): Promise<string> {
  const handOver = pulpo.apiDeps.engine.handOver;
  pulpo.apiDeps.engine.handOver = () => Promise.resolve({ kind: 'deferred' });
  const { sid } = await pulpo.customer({ from }).say(text);
  pulpo.apiDeps.engine.handOver = handOver;
  await pulpo.query(
    `update pulpo.messages set created_at = created_at - $2 * interval '1 minute', due_at = now() where provider_sid = $1`,
    [sid, ageMinutes],
  );
  return sid;
}

const count = async (metric: string): Promise<number> =>
  Number(new RegExp(`^${metric.replace(/[{}]/g, '\\$&')} (\\S+)$`, 'm').exec(await metricsText())?.[1] ?? 0);

describe('the sweeper', () => {
  it('looks by itself: nobody waits for more than a minute', async () => {
    const { engine } = pulpo.apiDeps;
    const handOver = engine.handOver;
    const lost = newNumber();
    engine.handOver = () => Promise.resolve({ kind: 'deferred' });
    await pulpo.customer({ from: lost }).say('a qué hora abren?');
    // The turn has answered, and the response that should have carried the reply is gone.
    const unclaimed = newNumber();
    engine.handOver = (turn) => handOver(turn).then(() => ({ kind: 'deferred' }));
    expect((await pulpo.customer({ from: unclaimed }).say('a qué hora abren?')).reply).toBeNull();
    engine.handOver = handOver;
    await eventually(() => sentTo(lost).length + sentTo(unclaimed).length === 2, 60_000);
    expect([sentTo(lost), sentTo(unclaimed)]).toEqual([
      [expect.stringMatching(/9 a 13/)],
      [expect.stringMatching(/9 a 13/)],
    ]);
  });

  it.each([1, 40, 300])('has a message answered that the engine never got, %d minutes old', async (minutes) => {
    const from = newNumber();
    await orphan(from, 'a qué hora abren?', minutes);
    const before = await count('pulpo_sweeper_handovers_total{kind="unanswered"}');
    await sweep();
    await eventually(() => sentTo(from).length === 1);
    expect(sentTo(from)[0]).toMatch(/9 a 13/);
    await sweep();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(sentTo(from)).toHaveLength(1);
    expect(await count('pulpo_sweeper_handovers_total{kind="unanswered"}')).toBe(before + 1);
  });

  it('has all of them answered together, in order', async () => {
    const from = newNumber();
    await orphan(from, 'cuánto sale la coloración', 20);
    await orphan(from, 'y a qué hora cierran los sábados?', 19);
    await sweep();
    await eventually(() => sentTo(from).length > 0);
    await eventually(async () => {
      const rows = await messagesWith(pulpo.db, DEMO_IDS.estilo, from);
      return rows.filter((row) => row.direction === 'inbound').every((row) => row.answer !== null);
    });
    expect(sentTo(from).join('\n')).toContain('$9.500');
    expect(sentTo(from).join('\n')).toMatch(/S[áa]b/);
  });

  it('offers no start that has passed since the message came', async () => {
    const from = newNumber();
    await orphan(from, 'tenés lugar hoy para barba?', 600);
    await sweep();
    await eventually(() => sentTo(from).length === 1);
    const now = new Date().toLocaleTimeString('es-AR', {
      timeZone: 'America/Argentina/Buenos_Aires',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const offered = [...(sentTo(from)[0] ?? '').matchAll(/\b\d\d:\d\d\b/g)].map(([time]) => time);
    const isToday = !/lunes|martes|miércoles|jueves|viernes|sábado|mañana|\d\/\d/i.test(sentTo(from)[0] ?? '');
    if (isToday) for (const time of offered) expect(time > now).toBe(true);
  });

  it('sends a reply that the channel did not take for longer than a run tries', async () => {
    const from = newNumber();
    await pulpo.customer({ from }).say('hola');
    await pulpo.query(
      "update pulpo.messages set send_state = 'pending', sent_at = null, due_at = now() where direction = 'outbound' and turn_id = (select turn_id from pulpo.messages m join pulpo.conversations v on v.id = m.conversation_id join pulpo.channel_identities i on i.contact_id = v.contact_id where i.identity = $1 limit 1)",
      [from],
    );
    await sweep();
    await eventually(() => sentTo(from).length === 1);
  });

  it('sends again what the provider, by its own list, never had', async () => {
    const from = newNumber();
    await pulpo.query("update pulpo.messages set due_at = null where direction = 'outbound'");
    pulpo.twilio.misbehave({ kind: 'cut' });
    await orphan(from, 'hola');
    await sweep();
    const uncertain = async () =>
      (await messagesWith(pulpo.db, DEMO_IDS.estilo, from)).some((row) => row.send_state === 'uncertain');
    await eventually(uncertain);
    expect(sentTo(from)).toHaveLength(0);
    await makeDue(pulpo);
    await sweep();
    await eventually(() => sentTo(from).length === 1);
    await eventually(async () => !(await uncertain()));
  });

  it('sends nothing again that the provider has', async () => {
    const from = newNumber();
    await pulpo.query("update pulpo.messages set due_at = null where direction = 'outbound'");
    await orphan(from, 'hola');
    await sweep();
    // A report that is still to come would settle it.
    await eventually(async () =>
      (await messagesWith(pulpo.db, DEMO_IDS.estilo, from)).some((row) => row.delivery === 'delivered'),
    );
    await pulpo.query(
      "update pulpo.messages set send_state = 'uncertain', provider_sid = null, due_at = now() where provider_sid = $1",
      [pulpo.twilio.messages().find((message) => message.to === from)?.sid],
    );
    await sweep();
    await eventually(async () =>
      (await messagesWith(pulpo.db, DEMO_IDS.estilo, from)).some((row) => row.send_state === 'sent'),
    );
    expect(sentTo(from)).toHaveLength(1);
  });

  it('hands a message over four times', async () => {
    const from = newNumber();
    const sid = await orphan(from, 'a qué hora abren?');
    await pulpo.query('update pulpo.messages set handovers = 3 where provider_sid = $1', [sid]);
    await sweep();
    await eventually(() => sentTo(from).length === 1);
    expect(sentTo(from)[0]).toMatch(/9 a 13/);
  });

  it('gives a message that cannot be answered to a person, and tells the customer', async () => {
    const from = newNumber();
    const sid = await orphan(from, 'hola');
    await pulpo.query('update pulpo.messages set handovers = 4 where provider_sid = $1', [sid]);
    await sweep();
    await sweep();
    await eventually(() => sentTo(from).length === 1);
    expect(sentTo(from)[0]).toContain('una persona del equipo');
    expect(pulpo.log.some((line) => line.includes('given_to_person'))).toBe(true);
    const after = await pulpo.customer({ from }).say('hola?');
    expect(after.reply).toBeNull();
  });

  it('gives a backlog that nobody can answer to a person as a whole, and tells the customer once', async () => {
    const from = newNumber();
    const sids = [await orphan(from, 'hola'), await orphan(from, 'hola?'), await orphan(from, 'alguien?')];
    const inVain = (messages: string[]) =>
      pulpo.query(
        `update pulpo.messages set handovers = 10, due_at = now(), throttled_until = now() - interval '1 second'
         where provider_sid = any($1) and answer is null`,
        [messages],
      );
    const unanswered = async () =>
      (await messagesWith(pulpo.db, DEMO_IDS.estilo, from)).filter(
        (row) => row.direction === 'inbound' && row.answer === null,
      );
    for (let at = 0; at < 3; at += 1) {
      await inVain(sids);
      await sweep();
    }
    await eventually(() => sentTo(from).length > 0);
    expect(await unanswered()).toEqual([]);
    // One more, while the person has the conversation.
    await inVain([await orphan(from, 'sigo esperando')]);
    await sweep();
    expect(await unanswered()).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(sentTo(from)).toHaveLength(1);
  });

  it('gives up a reply when the window for free text has closed, and says so in the log', async () => {
    const from = newNumber();
    const { sid } = await pulpo.customer({ from }).say('hola');
    await eventually(async () => (await messagesWith(pulpo.db, DEMO_IDS.estilo, from)).length === 2);
    await pulpo.query(
      `with mine as (select m.conversation_id as id, m.reply_id from pulpo.messages m where m.provider_sid = $1),
            late as (update pulpo.conversations v set last_inbound_at = now() - interval '25 hours' from mine where v.id = mine.id)
       update pulpo.messages m set send_state = 'pending', due_at = now() from mine where m.id = mine.reply_id`,
      [sid],
    );
    await sweep();
    const rows = await messagesWith(pulpo.db, DEMO_IDS.estilo, from);
    expect(rows.find((row) => row.direction === 'outbound')?.send_state).toBe('failed');
    expect(sentTo(from)).toEqual([]);
    expect(pulpo.log.some((line) => line.includes('reply_expired'))).toBe(true);
  });

  it('shows what has been waiting, and for how long, in the metrics', async () => {
    await pulpo.query('update pulpo.messages set due_at = null');
    await orphan(newNumber(), 'hola', 3);
    await sweep();
    expect(await count('pulpo_waiting_messages{direction="inbound"}')).toBe(1);
    expect(await count('pulpo_waiting_oldest_seconds{direction="inbound"}')).toBeGreaterThan(179);
    expect(await count('pulpo_sweeper_runs_total{result="ok"}')).toBeGreaterThan(0);
    await eventually(async () => {
      await sweep();
      return (await count('pulpo_waiting_messages{direction="inbound"}')) === 0;
    });
  });
});
