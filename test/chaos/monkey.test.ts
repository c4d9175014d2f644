import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_IDS } from '../support/demo';
import { eventually } from '../support/eventually';
import { openDay, spoken } from '../support/days';
import { startKillableWorker, type KillableWorker } from '../support/killable-worker';
import { startPulpo, type Pulpo } from '../support/pulpo';
import { appointmentsOf, messagesWith } from '../support/rows';
import { newNumber, newSid } from '../support/whatsapp';

const FIRST_NAMES =
  'Ada Bea Cleo Dora Emma Flor Gala Hebe Iris Jazmín Lara Nina Olga Pilar Rosa Sara Tina Uma Vera Xenia Yara Zoe Noa Lola'.split(
    ' ',
  );

let pulpo: Pulpo;
let workers: KillableWorker[];
beforeAll(async () => {
  pulpo = await startPulpo({ worker: false, env: { INLINE_BUDGET_MS: '1500' } });
  workers = await Promise.all([startKillableWorker(pulpo), startKillableWorker(pulpo)]);
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.kill()));
  await pulpo.stop();
});

/** Kills a worker and starts another, again and again, until told to stop. */
async function monkey(stopped: () => boolean): Promise<number> {
  let kills = 0;
  while (!stopped()) {
    await new Promise((resolve) => setTimeout(resolve, 400 + Math.random() * 1200));
    const victim = workers.shift();
    await victim?.kill();
    kills += 1;
    workers.push(await startKillableWorker(pulpo));
  }
  return kills;
}

describe('workers that are killed again and again', () => {
  it('cost time only: every message is answered once, and whoever was told "Listo" has an appointment', async () => {
    const day = openDay(6);
    let done = false;
    const killing = monkey(() => done);
    const texts: string[] = [];
    const people = FIRST_NAMES.map((name) => ({ from: newNumber(), name }));

    const talk = async ({ from, name }: { from: string; name: string }): Promise<void> => {
      const customer = pulpo.customer({ from });
      const messages = [`hola, soy ${name} Quiroga`, `quiero un corte el ${spoken(day)} a las 10`, 'sí'];
      for (const text of messages) {
        const sid = newSid();
        // Twilio repeats what it has no answer to, and sometimes what it has.
        const answers = await Promise.all([customer.say(text, { sid }), customer.say(text, { sid })]);
        const inline = answers.find((answer) => answer.reply !== null)?.reply;
        texts.push(inline ?? (await deferredReply(from, sid)));
      }
    };
    await Promise.all(people.map(talk)).finally(() => (done = true));
    expect(await killing).toBeGreaterThan(0);

    for (const { from } of people) {
      const stored = await messagesWith(pulpo.db, DEMO_IDS.estilo, from);
      const inbound = stored.filter((row) => row.direction === 'inbound');
      expect(inbound).toHaveLength(3);
      expect(inbound.every((row) => row.answer !== null)).toBe(true);
      expect(stored.filter((row) => row.direction === 'outbound')).toHaveLength(3);
      const sent = pulpo.twilio.messages().filter((message) => message.to === from);
      expect(new Set(sent.map((message) => message.sid)).size).toBe(
        stored.filter((row) => row.send_state === 'sent').length,
      );
    }
    const booked = (await appointmentsOf(pulpo.db, DEMO_IDS.estilo)).filter(
      (row) => row.at === `${day.toISODate()} 10:00`,
    );
    // Three professionals cut hair: at ten o'clock each of them once, at most; and everybody who was told so is there.
    expect(booked.length).toBeGreaterThan(0);
    expect(new Set(booked.map((row) => row.staff)).size).toBe(booked.length);
    expect(texts.filter((text) => text.startsWith('¡Listo'))).toHaveLength(booked.length);
  }, 240_000);

  const deferredReply = (from: string, sid: string): Promise<string> =>
    eventually(async () => {
      const rows = await messagesWith(pulpo.db, DEMO_IDS.estilo, from);
      const turn = rows.find((row) => row.provider_sid === sid)?.turn_id;
      const reply = rows.find(
        (row) => row.direction === 'outbound' && row.turn_id === turn && row.send_state === 'sent',
      );
      return turn && reply ? reply.body : null;
    }, 90_000);
});
