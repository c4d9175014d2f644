import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_IDS } from '../../support/demo';
import { eventually } from '../../support/eventually';
import { startPulpo, type Pulpo } from '../../support/pulpo';
import { messagesWith, turnsWith } from '../../support/rows';
import { newNumber, newSid } from '../../support/whatsapp';
import { call, decide, decideBody, decideHeaders, errorOf, newWaid } from '../api/support';

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo();
});
afterAll(() => pulpo.stop());

const metrics = async (): Promise<string> => (await call(pulpo.baseUrl, 'GET', '/metrics')).text;

describe('a message id of another conversation', () => {
  it('is refused by decide when it is a MessageSid of the webhook, and reveals nothing', async () => {
    const from = newNumber();
    const written = await pulpo.customer({ from }).say('soy Zulema Quiroga, quiero un turno de barba');
    const waid = newWaid();
    const conversations = () => pulpo.query('select 1 from pulpo.conversations').then(({ rows }) => rows.length);
    const before = await conversations();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const answer = await decide(pulpo, 'hola', { waid, requestId: written.sid });
      expect(answer.status).toBe(422);
      expect(errorOf(answer)).toMatchObject({ code: 'request_id_reused', field: 'X-Request-Id' });
      expect(Object.keys(answer.body)).toEqual(['error']);
      expect(answer.text).not.toMatch(/Zulema|barba/i);
    }
    expect(await messagesWith(pulpo.db, DEMO_IDS.estilo, `wa-${waid}`)).toEqual([]);
    expect(await conversations()).toBe(before);
    expect(await turnsWith(pulpo.db, DEMO_IDS.estilo, from)).toHaveLength(1);
  });

  it('is refused when it is the request id of another decide conversation', async () => {
    const requestId = randomUUID();
    expect((await decide(pulpo, 'cuánto sale la barba?', { requestId })).status).toBe(200);
    const answer = await decide(pulpo, 'cuánto sale la barba?', { requestId });
    expect(answer.status).toBe(422);
    expect(answer.text).not.toContain('3.000');
  });

  it('is refused when it is the id of a message that we have sent', async () => {
    const sid = newSid();
    const waid = newWaid();
    await decide(pulpo, 'hola', { waid });
    const [turn] = await turnsWith(pulpo.db, DEMO_IDS.estilo, `wa-${waid}`);
    await pulpo.db.inWorkspace(DEMO_IDS.estilo, (tx) =>
      tx
        .updateTable('messages')
        .set({ provider_sid: sid })
        .where('turn_id', '=', turn?.id ?? '')
        .where('direction', '=', 'outbound')
        .execute(),
    );
    expect((await decide(pulpo, 'hola', { waid, requestId: sid })).status).toBe(422);
  });

  it('does not block the request id: its own conversation still gets its answer', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    const { sid, reply } = await customer.say('cuánto sale la barba?');
    expect((await decide(pulpo, 'cuánto sale la barba?', { requestId: sid })).status).toBe(422);
    expect((await customer.say('cuánto sale la barba?', { sid })).reply).toBe(reply);
  });

  it('gets nothing on the webhook from another sender, is logged and counted', async () => {
    const { sid } = await pulpo.customer().say('soy Zulema Quiroga, quiero un turno de barba');
    const other = newNumber();
    const answer = await pulpo.customer({ from: other }).say('hola', { sid });
    expect(answer).toMatchObject({ status: 200, reply: null });
    expect(await turnsWith(pulpo.db, DEMO_IDS.estilo, other)).toEqual([]);
    expect(await metrics()).toMatch(/pulpo_webhook_requests_total\{result="message_id_taken"\} 1/);
    expect(pulpo.log.some((line) => line.includes('"event":"message_id_taken"') && line.includes(sid))).toBe(true);
  });
});

describe('a message id of any form', () => {
  const SECRET = 'Juana-Perez-5491155550099';

  it('leaves no text of the caller in logs and search attributes', async () => {
    const waid = newWaid();
    const conversation = `${SECRET}-${waid}`;
    const headers = { 'x-conversation-id': conversation };
    const requestId = `${SECRET}-${randomUUID()}`;
    const first = await decide(pulpo, 'cuánto sale la barba?', { waid, requestId, headers });
    expect(first.status).toBe(200);
    const [turn] = await turnsWith(pulpo.db, DEMO_IDS.estilo, conversation);
    expect(pulpo.log.join('')).not.toContain('Juana');
    const query = `ConversationId = '${turn?.conversation_id}'`;
    const run = await eventually(async () => {
      for await (const found of pulpo.client.workflow.list({ query })) return found;
      return false as const;
    });
    const described = JSON.stringify([run.workflowId, run.typedSearchAttributes.getAll(), run.memo]);
    expect(described).not.toContain('Juana');
    const history = await pulpo.client.workflow.getHandle(run.workflowId, run.runId).fetchHistory();
    const accepted = (history.events ?? []).flatMap(({ workflowExecutionUpdateAcceptedEventAttributes: update }) =>
      update?.protocolInstanceId ? [update.protocolInstanceId] : [],
    );
    expect(accepted).not.toHaveLength(0);
    expect(accepted.join()).not.toContain('Juana');
  });

  it('still makes a repetition the same message', async () => {
    const waid = newWaid();
    const options = {
      token: pulpo.config.tokens.api,
      headers: decideHeaders({ requestId: `${SECRET}-again` }),
      body: decideBody('precios', { waid }),
    };
    const send = () => call(pulpo.baseUrl, 'POST', '/orchestrator/decide', options);
    const [first, second] = [await send(), await send()];
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect(await turnsWith(pulpo.db, DEMO_IDS.estilo, `wa-${waid}`)).toHaveLength(1);
  });

  it('may be long, five times in one burst', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    const texts = ['hola', 'quiero un turno', 'de barba', 'para mañana', 'a la tarde'];
    const answers = await Promise.all(
      texts.map((text, index) => customer.say(text, { sid: `${index}${'ñ'.repeat(500)}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers.filter(({ reply }) => reply !== null)).not.toHaveLength(0);
    const stored = await messagesWith(pulpo.db, DEMO_IDS.estilo, from);
    expect(stored.every(({ direction, answer }) => direction === 'outbound' || answer !== null)).toBe(true);
    expect((await turnsWith(pulpo.db, DEMO_IDS.estilo, from)).map(({ outcome }) => outcome)).not.toContain('failed');
  });

  it('is taken from a webhook too', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    const sid = `${SECRET} ñandú ${'y'.repeat(400)}`;
    const first = await customer.say('cuánto sale la barba?', { sid });
    expect(first).toMatchObject({ status: 200, reply: expect.stringContaining('3.000') });
    expect((await customer.say('cuánto sale la barba?', { sid })).reply).toBe(first.reply);
    expect(pulpo.log.join('')).not.toContain('ñandú');
  });
});
