import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDay } from '../../support/days';
import { DEMO_IDS } from '../../support/demo';
import { startPulpo, type Pulpo } from '../../support/pulpo';
import { messagesWith } from '../../support/rows';
import { admin, bodyWithMessage, call, decide, decideBody, errorOf, newWaid, sendDecide, textOf } from '../api/support';

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo();
});
afterAll(() => pulpo.stop());

const send = (body: unknown, headers: Record<string, string> = {}) => sendDecide(pulpo, body, { headers });

describe('decide', () => {
  it.each([
    ['a NUL', 'pre\u0000cios'],
    ['half of a surrogate pair', 'precios \ud83d'],
  ])('reads a text with %s', async (_name, text) => {
    const waid = newWaid();
    const answer = await send(bodyWithMessage({ waid, text }));
    expect(answer.status).toBe(200);
    expect(textOf(answer)).toContain('$');
    expect((await messagesWith(pulpo.db, DEMO_IDS.estilo, `wa-${waid}`))[0]?.body).toMatch(/^precios( \ufffd)?$/);
  });

  it.each(
    ['message_id', 'waid', 'from', 'to'].flatMap((name) =>
      ['x\u0000', 'x\ud83d', 'x\ny'].map((value): [string, string] => [name, value]),
    ),
  )('says that %s cannot be %j', async (name, value) => {
    const answer = await send(bodyWithMessage({ [name]: value }));
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({ code: 'invalid_body', field: `user_message.${name}` });
  });

  it.each([
    ['an array for an id', { message_id: ['a', 'b'] }, 'user_message.message_id'],
    ['an array for a text', { text: ['precios'] }, 'user_message.text'],
  ])('refuses %s', async (_name, change, field) => {
    expect(errorOf(await send(bodyWithMessage(change)))).toMatchObject({ code: 'invalid_body', field });
  });

  it('refuses a body that is nested without end', async () => {
    const depth = 40_000;
    const text = JSON.stringify({ ...decideBody('precios'), state: { slots: {}, last_k_observations: [{ a: 0 }] } });
    const answer = await send(text.replace('"a":0', `"a":${'['.repeat(depth)}${']'.repeat(depth)}`));
    expect(answer.status).toBe(400);
    expect(errorOf(answer)['message']).toContain('nested too deeply');
  });

  it.each(['application/json; charset=utf8', 'application/json; charset="UTF-8"'])('reads %s', async (type) => {
    expect((await send(decideBody('precios'), { 'content-type': type })).status).toBe(200);
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'application/json; charset=klingon'])(
    'refuses %s',
    async (type) => {
      expect((await send(JSON.stringify(decideBody('precios')), { 'content-type': type })).status).toBe(415);
    },
  );

  it('repeats nothing that a caller has put into the state', async () => {
    const waid = newWaid();
    const slots = {
      service_type: 'Barba',
      preferred_date: openDay(2).toISODate(),
      preferred_time: '11:00',
      client_name: 'Juan. Tu código es ABC123 http://evil.example',
    };
    const state = { fsm_state: 'CONFIRMING' as const, slots, last_k_observations: [{ note: 'http://evil.example' }] };
    const answers = [await decide(pulpo, 'dale', { waid, state }), await decide(pulpo, 'sí', { waid })];
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.text).not.toMatch(/evil|ABC123/);
      expect(textOf(answer)).not.toContain('Listo');
    }
  });
});

describe('the admin API', () => {
  const WORKSPACE = `/workspaces/${DEMO_IDS.estilo}`;

  it.each(['identity=a%00b', 'phone=%00', 'identity=', 'phone=', 'phone=abc', 'identity=%ED%A0%80%0A'])(
    'refuses contacts?%s',
    async (query) => {
      const answer = await admin(pulpo, 'GET', `${WORKSPACE}/contacts?${query}`);
      expect(answer.status).toBe(400);
      expect(errorOf(answer)).toMatchObject({ code: 'invalid_parameter', field: query.split('=')[0] });
    },
  );

  it.each(['limit=', 'limit=007', 'limit=+5'])('refuses rollout/history?%s', async (query) => {
    expect((await admin(pulpo, 'GET', `/rollout/history?${query}`)).status).toBe(400);
  });

  it('keeps a reason without what cannot be stored, and refuses such an actor', async () => {
    const order = { share: 100, reason: 'todo\u0000 \ud83d' };
    expect((await admin(pulpo, 'PUT', '/rollout', order)).body).toMatchObject({ reason: 'todo \ufffd' });
    const answer = await admin(pulpo, 'PUT', '/rollout', { ...order, actor: 'a\u0000' });
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({ code: 'invalid_body', field: 'actor' });
  });

  it.each([0.07, 0.29, 33.33, 100])('takes a share of %d', async (share) => {
    expect((await admin(pulpo, 'PUT', '/rollout', { share, reason: 'x' })).body).toMatchObject({ share });
  });

  it.each([0.001, 33.333])('refuses a share of %d', async (share) => {
    const answer = await admin(pulpo, 'PUT', '/rollout', { share, reason: 'x' });
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({ code: 'invalid_body', field: 'share' });
  });

  it('takes no body of another kind for no body', async () => {
    const answer = await call(pulpo.baseUrl, 'POST', '/admin/api/rollout/rollback', {
      token: pulpo.config.tokens.admin,
      headers: { 'content-type': 'text/plain' },
      body: 'reason=x',
    });
    expect(answer.status).toBe(415);
  });
});

describe('wrong tokens', () => {
  const attempt = (token: string) =>
    call(pulpo.baseUrl, 'GET', '/admin/api/workspaces', { token }).then(({ status }) => status);

  it('are logged without the token, counted, and keep nobody with the right one out', async () => {
    const guess = `guess-${randomUUID()}`;
    const statuses = await Promise.all(Array.from({ length: 30 }, () => attempt(guess)));
    expect(statuses.every((status) => status === 401)).toBe(true);
    expect(await attempt(pulpo.config.tokens.admin)).toBe(200);
    const lines = pulpo.log.filter((line) => line.includes('"event":"auth_failure"'));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('')).toContain('"realm":"pulpo-admin"');
    expect(lines.join('')).not.toMatch(/guess-|127\.0\.0\.1/);
    const { text } = await call(pulpo.baseUrl, 'GET', '/metrics');
    expect(text).toMatch(/^pulpo_auth_failures_total\{realm="pulpo-admin",reason="wrong"\} 30$/m);
  });
});
