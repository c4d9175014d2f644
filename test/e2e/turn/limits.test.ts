import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MESSAGE_LIMITS, type MessageLimits } from '../../../domain/message-limits';
import type { RunningWorker } from '../../../worker/main';
import { DEMO_IDS } from '../../support/demo';
import { eventually } from '../../support/eventually';
import { lockConversation } from '../../support/locks';
import { startPulpo, type Pulpo } from '../../support/pulpo';
import { messagesWith } from '../../support/rows';
import { newNumber } from '../../support/whatsapp';
import { decide } from '../api/support';

let pulpo: Pulpo;
let worker: RunningWorker;
beforeAll(async () => {
  pulpo = await startPulpo();
  worker = await pulpo.startWorker();
});
afterAll(() => pulpo.stop());
beforeEach(async () => {
  limit({});
  await pulpo.query('delete from pulpo.messages');
});

function limit(changed: {
  customer?: Partial<MessageLimits['customer']>;
  workspace?: Partial<MessageLimits['workspace']>;
}) {
  pulpo.apiDeps.settings.messageLimits = {
    customer: { ...MESSAGE_LIMITS.customer, ...changed.customer },
    workspace: { ...MESSAGE_LIMITS.workspace, ...changed.workspace },
  };
}

/** The limit lifts now instead of when it would. */
async function liftLimit(from: string): Promise<void> {
  await pulpo.query(
    `update pulpo.messages m set throttled_until = now() - interval '1 second', due_at = now() - interval '1 second'
     from pulpo.conversations v join pulpo.channel_identities i using (workspace_id, contact_id)
     where i.identity = $1 and v.id = m.conversation_id and m.throttled_until is not null and m.answer is null`,
    [from],
  );
}

const inbound = async (from: string) =>
  (await messagesWith(pulpo.db, DEMO_IDS.estilo, from)).filter((row) => row.direction === 'inbound');

describe('a customer who writes more than the limit', () => {
  it('is told once when the messages will be read; all are stored, and read together when the limit lifts', async () => {
    limit({ customer: { minute: 1 } });
    const from = newNumber();
    const customer = pulpo.customer({ from });
    await customer.say('hola');
    const over = await customer.say('cuánto sale la coloración?');
    expect(over.reply).toMatch(/Los leo todos.*en un minuto\./);
    expect((await customer.say('y a qué hora cierran los sábados?')).reply).toBeNull();
    expect((await customer.say('cuánto sale la coloración?', { sid: over.sid })).reply).toBe(over.reply);
    expect((await inbound(from)).map((row) => row.answer)).toEqual(['reply', null, null]);

    await worker.sweep();
    expect(pulpo.twilio.messages().filter(({ to }) => to === from)).toHaveLength(0);
    await liftLimit(from);
    await worker.sweep();
    const { body } = await pulpo.twilio.waitFor(({ to }) => to === from);
    expect(body).toContain('$9.500');
    expect(body).toMatch(/S[áa]b/);
    await eventually(async () => (await inbound(from)).every((row) => row.answer !== null));
    await worker.sweep();
    expect(pulpo.twilio.messages().filter(({ to }) => to === from)).toHaveLength(1);
  });

  it('is told once also when another api takes the next message', async () => {
    limit({ customer: { minute: 1 } });
    const customer = pulpo.customer();
    await customer.say('hola');
    expect((await customer.say('hola')).reply).toContain('Los leo todos');
    // As an api that remembers no sender: other limits are asked anew.
    limit({ customer: { minute: 1 } });
    expect((await customer.say('hola')).reply).toBeNull();
  });

  it('has the waiting messages read with the next one, when the limit has lifted by then', async () => {
    limit({ customer: { minute: 1 } });
    const from = newNumber();
    const customer = pulpo.customer({ from });
    await customer.say('hola');
    await customer.say('cuánto sale la coloración?');
    await liftLimit(from);
    limit({});
    const { reply } = await customer.say('y a qué hora cierran los sábados?');
    expect(reply).toContain('$9.500');
    expect((await inbound(from)).map((row) => row.answer)).toEqual(['reply', 'merged', 'reply']);
  });

  it('is told the true time of an hour’s and of a day’s limit', async () => {
    limit({ customer: { hour: 1 } });
    const hourly = pulpo.customer();
    await hourly.say('hola');
    expect((await hourly.say('hola')).reply).toMatch(/a las \d\d:\d\d\./);
    limit({ customer: { day: 1 } });
    const daily = pulpo.customer();
    await daily.say('hola');
    expect((await daily.say('hola')).reply).toMatch(/mañana a las \d\d:\d\d\./);
  });

  it('is told again when another limit holds longer than they were told', async () => {
    limit({ customer: { minute: 1 } });
    const customer = pulpo.customer();
    await customer.say('hola');
    expect((await customer.say('hola')).reply).toContain('en un minuto.');
    // Asked anew, by a process that does not remember the sender, while what was told still holds.
    limit({ customer: { minute: 1 } });
    expect((await customer.say('hola')).reply).toBeNull();
    limit({ customer: { minute: 1, hour: 1 } });
    expect((await customer.say('hola')).reply).toMatch(/a las \d\d:\d\d\./);
    expect((await customer.say('hola')).reply).toBeNull();
  });

  it.each([
    ['a person has the conversation', 'quiero hablar con una persona'],
    ['they want no messages', 'no me escriban más'],
  ])('is told nothing while %s', async (_, text) => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    expect((await customer.say(text)).reply).not.toBeNull();
    limit({ customer: { minute: 1 } });
    expect((await customer.say('hola?')).reply).toBeNull();
    await liftLimit(from);
    await worker.sweep();
    await eventually(async () => (await inbound(from)).every((row) => row.answer !== null));
    expect(pulpo.twilio.messages().filter(({ to }) => to === from)).toHaveLength(0);
  });

  it('has a backlog of any size answered by one reply', async () => {
    limit({ customer: { minute: 1 } });
    const from = newNumber();
    const customer = pulpo.customer({ from });
    await customer.say('hola');
    await Promise.all(Array.from({ length: 60 }, (_, index) => customer.say(`hola ${index} ${'x'.repeat(400)}`)));
    await customer.say('cuánto sale la coloración?');
    await liftLimit(from);
    await worker.sweep();
    const { body } = await pulpo.twilio.waitFor(({ to }) => to === from);
    expect(body).toContain('$9.500');
    await eventually(async () => (await inbound(from)).every((row) => row.answer !== null));
    expect(pulpo.twilio.messages().filter(({ to }) => to === from)).toHaveLength(1);
  });

  it('silences nobody else: what is over their own limit counts for no limit of the business', async () => {
    limit({ workspace: { minute: 30, hour: 30 } });
    const flood = pulpo.customer();
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => flood.say(`hola ${index}`)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    for (let other = 0; other < 5; other += 1)
      expect((await pulpo.customer().say('a qué hora abren?')).reply).toMatch(/9 a 13/);
    const decided = await decide(pulpo, 'a qué hora abren?');
    expect(decided.status).toBe(200);
  });

  it.each(['HELP', 'STOP', 'START'])(
    'silences nobody else with the keyword %s, which takes no turn',
    async (keyword) => {
      limit({ workspace: { minute: 5, hour: 5 } });
      const flood = pulpo.customer();
      await Promise.all(Array.from({ length: 8 }, () => flood.send({ Body: keyword, OptOutType: keyword })));
      expect((await pulpo.customer().say('a qué hora abren?')).reply).toMatch(/9 a 13/);
      expect((await decide(pulpo, 'a qué hora abren?')).status).toBe(200);
    },
  );

  it('keeps one connection to the database, however many messages wait to be stored', async () => {
    const from = newNumber();
    const flood = pulpo.customer({ from });
    await flood.say('hola');
    const lock = await lockConversation(pulpo, from);
    const answers = Promise.all(Array.from({ length: 12 }, () => flood.say('hola')));
    await lock.untilSomebodyWaits();
    expect((await pulpo.customer().say('a qué hora abren?')).reply).toMatch(/9 a 13/);
    await lock.release();
    expect((await answers).map(({ status }) => status)).toEqual(Array(12).fill(200));
  });

  it('cannot take more than its share by writing at the same instant', async () => {
    limit({ customer: { minute: 5 } });
    const from = newNumber();
    const customer = pulpo.customer({ from });
    await customer.say('hola');
    await Promise.all(Array.from({ length: 20 }, () => customer.say('hola')));
    const { rows } = await pulpo.query<{ admitted: string }>(
      `select count(*) as admitted from pulpo.messages m where m.direction = 'inbound' and m.throttled_until is null`,
    );
    expect(Number(rows[0]?.admitted)).toBe(5);
  });
});

describe('a business that gets more messages than its limit', () => {
  it('has what is over it read when the limit lifts', async () => {
    limit({ workspace: { minute: 2 } });
    await pulpo.customer().say('hola');
    await pulpo.customer().say('hola');
    const from = newNumber();
    expect((await pulpo.customer({ from }).say('cuánto sale la coloración?')).reply).toContain('Los leo todos');
    await liftLimit(from);
    await worker.sweep();
    expect((await pulpo.twilio.waitFor(({ to }) => to === from)).body).toContain('$9.500');
  });
});
