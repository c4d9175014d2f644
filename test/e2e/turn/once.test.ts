import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_IDS } from '../../support/demo';
import { startPulpo, type Pulpo } from '../../support/pulpo';
import { messagesWith, turnsWith } from '../../support/rows';
import { newNumber, newSid } from '../../support/whatsapp';

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo();
});
afterAll(() => pulpo.stop());

describe('the same MessageSid twice', () => {
  it('at once: one message, one turn, the same answer', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    const sid = newSid();
    const answers = await Promise.all([customer.say('hola', { sid }), customer.say('hola', { sid })]);
    expect(answers[0]?.reply).toContain('Soy el asistente');
    expect(answers[1]?.reply).toBe(answers[0]?.reply);
    const stored = await messagesWith(pulpo.db, DEMO_IDS.estilo, from);
    expect(stored.filter((row) => row.direction === 'inbound')).toHaveLength(1);
    expect(stored.filter((row) => row.direction === 'outbound')).toHaveLength(1);
    expect(await turnsWith(pulpo.db, DEMO_IDS.estilo, from)).toHaveLength(1);
  });

  it('after the end, and after a newer turn: the stored answer, and nothing runs', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    const first = await customer.say('cuánto sale la barba?');
    const again = await customer.say('cuánto sale la barba?', { sid: first.sid });
    await customer.say('y a qué hora abren?');
    const muchLater = await customer.say('cuánto sale la barba?', { sid: first.sid });
    expect(first.reply).toContain('$3.000');
    expect([again.reply, muchLater.reply]).toEqual([first.reply, first.reply]);
    expect(await turnsWith(pulpo.db, DEMO_IDS.estilo, from)).toHaveLength(2);
  });

  it('is another message in another workspace', async () => {
    const from = newNumber();
    const sid = newSid();
    await pulpo.customer({ from }).say('hola', { sid });
    const other = await pulpo.customer({ from, to: 'whatsapp:+14155550100' }).say('hola', { sid });
    expect(other.reply).toContain('Consultorio Odontológico Norte');
  });
});

describe('a burst', () => {
  it('of three messages gets one reply that reflects all of them', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    const answers = await Promise.all([
      customer.say('hola buenas'),
      customer.say('cuánto sale la coloración'),
      customer.say('y a qué hora cierran los sábados?'),
    ]);
    const replies = answers.map((answer) => answer.reply).filter((reply) => reply !== null);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(replies).toHaveLength(1);
    expect(replies[0]).toContain('$9.500');
    expect(replies[0]).toMatch(/S[áa]b/);
    const stored = await messagesWith(pulpo.db, DEMO_IDS.estilo, from);
    expect(
      stored
        .filter((row) => row.direction === 'inbound')
        .map((row) => row.answer)
        .sort(),
    ).toEqual(['merged', 'merged', 'reply']);
    expect(stored.filter((row) => row.direction === 'outbound')).toHaveLength(1);
  });

  it('of more messages than one turn reads loses none', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => customer.say(`hola ${'a'.repeat(index)}`)),
    );
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    const stored = await messagesWith(pulpo.db, DEMO_IDS.estilo, from);
    const inbound = stored.filter((row) => row.direction === 'inbound');
    expect(inbound).toHaveLength(8);
    expect(inbound.every((row) => row.answer !== null)).toBe(true);
    expect(stored.filter((row) => row.direction === 'outbound').length).toBeLessThan(8);
  });
});

describe('the webhook', () => {
  it('refuses a wrong signature and stores nothing', async () => {
    const from = newNumber();
    const answer = await pulpo.customer({ from }).send({ Body: 'hola' }, { signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' });
    expect(answer.status).toBe(403);
    expect(await messagesWith(pulpo.db, DEMO_IDS.estilo, from)).toHaveLength(0);
  });

  it('answers a number of nobody with empty TwiML, and reaches no workspace', async () => {
    const from = newNumber();
    const answer = await pulpo.customer({ from, to: 'whatsapp:+14150000001' }).say('hola');
    expect(answer).toMatchObject({ status: 200, reply: null });
    for (const id of Object.values(DEMO_IDS)) expect(await messagesWith(pulpo.db, id, from)).toHaveLength(0);
    expect(pulpo.log.some((line) => line.includes('unknown_recipient'))).toBe(true);
  });

  it('names what is missing in a form', async () => {
    const answer = await pulpo.customer().send({ Body: 'hola', MessageSid: '' });
    expect(answer.status).toBe(400);
  });

  it('answers what it cannot read politely', async () => {
    const customer = pulpo.customer();
    for (const form of [
      { NumMedia: '1', MediaContentType0: 'audio/ogg', Body: '' },
      { Body: '', Latitude: '-34.6', Longitude: '-58.4' },
      { Body: '' },
    ]) {
      const answer = await customer.send(form);
      expect(answer.status).toBe(200);
      expect(answer.reply).toMatch(/\w{4}/);
    }
  });
});
