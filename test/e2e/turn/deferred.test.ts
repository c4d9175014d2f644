import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_IDS } from '../../support/demo';
import { eventually } from '../../support/eventually';
import { startPulpo, type Pulpo } from '../../support/pulpo';
import { messagesWith } from '../../support/rows';
import { newNumber } from '../../support/whatsapp';

describe('a turn that outlasts its inline budget', () => {
  let pulpo: Pulpo;
  beforeAll(async () => {
    // No time at all for an answer in the response: every reply leaves through the channel's API.
    pulpo = await startPulpo({ env: { INLINE_BUDGET_MS: '0' } });
  });
  afterAll(() => pulpo.stop());

  it('answers the webhook at once and delivers the reply once, and follows its delivery', async () => {
    const from = newNumber();
    const answer = await pulpo.customer({ from }).say('hola');
    expect(answer).toMatchObject({ status: 200, reply: null });
    const sent = await pulpo.twilio.waitFor((message) => message.to === from);
    expect(sent.body).toContain('Soy el asistente');
    expect(sent.from).toBe('whatsapp:+14155238886');
    const stored = await eventually(async () => {
      const rows = await messagesWith(pulpo.db, DEMO_IDS.estilo, from);
      return rows.find((row) => row.direction === 'outbound' && row.delivery === 'delivered') ?? null;
    });
    expect(stored).toMatchObject({ send_state: 'sent', provider_sid: sent.sid });
    expect(pulpo.twilio.messages().filter((message) => message.to === from)).toHaveLength(1);
  });

  it('gives a retry of the message nothing more, and sends nothing again', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    const first = await customer.say('hola');
    await pulpo.twilio.waitFor((message) => message.to === from);
    expect(await customer.say('hola', { sid: first.sid })).toMatchObject({ status: 200, reply: null });
    expect(pulpo.twilio.messages().filter((message) => message.to === from)).toHaveLength(1);
  });

  it('keeps trying while Twilio is unwell', async () => {
    const from = newNumber();
    pulpo.twilio.misbehave({ kind: 'answer', status: 503 }, { kind: 'answer', status: 429, retryAfter: '1' });
    await pulpo.customer({ from }).say('hola');
    const sent = await pulpo.twilio.waitFor((message) => message.to === from, 20_000);
    expect(sent.body).toContain('Soy el asistente');
  });

  it('never sends twice what may have been sent', async () => {
    const from = newNumber();
    pulpo.twilio.misbehave({ kind: 'drop' });
    await pulpo.customer({ from }).say('hola');
    await pulpo.twilio.waitFor((message) => message.to === from);
    await eventually(async () => {
      const rows = await messagesWith(pulpo.db, DEMO_IDS.estilo, from);
      return rows.some((row) => row.direction === 'outbound' && row.send_state === 'sent');
    });
    expect(pulpo.twilio.messages().filter((message) => message.to === from)).toHaveLength(1);
  });

  it('does not insist on what Twilio refuses for good', async () => {
    const from = newNumber();
    pulpo.twilio.misbehave({ kind: 'answer', status: 400, code: 63016 });
    await pulpo.customer({ from }).say('hola');
    await eventually(async () => {
      const rows = await messagesWith(pulpo.db, DEMO_IDS.estilo, from);
      return rows.some((row) => row.direction === 'outbound' && row.send_state === 'failed');
    });
    expect(pulpo.twilio.messages().filter((message) => message.to === from)).toHaveLength(0);
  });
});

describe('with no worker awake', () => {
  it('keeps the message and answers it when one is back', async () => {
    const pulpo = await startPulpo({ worker: false, env: { INLINE_BUDGET_MS: '500' } });
    try {
      const from = newNumber();
      const answer = await pulpo.customer({ from }).say('hola');
      expect(answer).toMatchObject({ status: 200, reply: null });
      await pulpo.startWorker();
      const sent = await pulpo.twilio.waitFor((message) => message.to === from, 20_000);
      expect(sent.body).toContain('Soy el asistente');
    } finally {
      await pulpo.stop();
    }
  });
});
