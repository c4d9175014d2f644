import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { asRecord } from '../../../store/json';
import { BUENOS_AIRES, openDay, spoken } from '../../support/days';
import { administer } from '../../support/database';
import { DEMO_IDS } from '../../support/demo';
import { eventually } from '../../support/eventually';
import { startPulpo, type Pulpo } from '../../support/pulpo';
import { appointmentsOf, messagesWith, turnsWith } from '../../support/rows';
import {
  admin,
  bodyWithMessage,
  call,
  decide,
  decideBody,
  decideHeaders,
  errorOf,
  newWaid,
  sendDecide,
  textOf,
} from './support';

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo();
});
afterAll(() => pulpo.stop());

const toolsOf = (body: Record<string, unknown>): Record<string, unknown>[] =>
  Array.isArray(body['tool_calls']) ? body['tool_calls'].map(asRecord) : [];

describe('who may call', () => {
  it.each([
    ['no token', null, 'unauthenticated'],
    ['a wrong token', 'not-the-token', 'invalid_token'],
  ])('nobody with %s', async (_name, token, code) => {
    const answer = await decide(pulpo, 'hola', { token });
    expect(answer.status).toBe(401);
    expect(errorOf(answer)['code']).toBe(code);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  });

  it('not with the admin token', async () => {
    expect((await decide(pulpo, 'hola', { token: pulpo.config.tokens.admin })).status).toBe(401);
  });

  it('for a workspace that exists', async () => {
    const answer = await decide(pulpo, 'hola', { workspaceId: randomUUID() });
    expect(answer.status).toBe(404);
    expect(errorOf(answer)).toMatchObject({ code: 'workspace_not_found', field: 'X-Workspace-Id' });
  });

  it('never for the scope of the platform', async () => {
    const workspaceId = '00000000-0000-0000-0000-000000000000';
    expect((await decide(pulpo, 'hola', { workspaceId })).status).toBe(404);
  });

  it('for an active workspace', async () => {
    const workspaceId = DEMO_IDS.consultorio;
    const setActive = (active: boolean) =>
      administer(pulpo.adminUrl, (admin) =>
        admin.query('UPDATE pulpo.workspaces SET active = $1 WHERE id = $2', [active, workspaceId]),
      );
    await setActive(false);
    try {
      expect((await decide(pulpo, 'hola', { workspaceId })).status).toBe(403);
    } finally {
      await setActive(true);
    }
  });
});

describe('a request that is not acceptable', () => {
  const send = (body: unknown, headers: Record<string, string> = {}) => sendDecide(pulpo, body, { headers });

  it.each([
    ['text', { text: undefined }, 'user_message.text'],
    ['a text that is too long', { text: 'a'.repeat(4097) }, 'user_message.text'],
    ['a number for a text', { text: 7 }, 'user_message.text'],
    ['an instant', { timestamp_iso: 'ayer' }, 'user_message.timestamp_iso'],
    ['a WhatsApp id', { waid: undefined }, 'user_message.waid'],
  ])('is told which field: %s', async (_name, change, field) => {
    const answer = await send(bodyWithMessage(change));
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({ code: 'invalid_body', field });
  });

  it.each([
    [{}, 'user_message'],
    [[], ''],
    [{ ...decideBody('hola'), state: { slots: { color: 'rojo' } } }, 'state.slots.color'],
  ])('is told what is missing or too much: %j', async (body, field) => {
    const answer = await send(body);
    expect(answer.status).toBe(400);
    expect(errorOf(answer)['field'] ?? '').toBe(field);
  });

  it.each([
    [{ 'x-workspace-id': '' }, 'X-Workspace-Id'],
    [{ 'x-workspace-id': 'estilo' }, 'X-Workspace-Id'],
    [{ 'x-conversation-id': 'a b' }, 'X-Conversation-Id'],
    [{ 'x-request-id': 'x'.repeat(129) }, 'X-Request-Id'],
    [{ 'x-channel': 'a/b' }, 'X-Channel'],
  ])('is told which header: %j', async (headers, field) => {
    const answer = await send(decideBody('hola'), headers);
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({ code: 'invalid_header', field });
  });

  it('must be JSON', async () => {
    const answer = await send('{"user_message":');
    expect(answer.status).toBe(400);
    expect(errorOf(answer)['code']).toBe('invalid_json');
    expect((await send('hola', { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('must not be huge', async () => {
    const answer = await send({ ...decideBody('hola'), padding: 'x'.repeat(200_000) });
    expect(answer.status).toBe(413);
  });

  it('leaves no trace', async () => {
    const waid = newWaid();
    await send(bodyWithMessage({ waid, timestamp_iso: 'ayer' }));
    expect(await messagesWith(pulpo.db, DEMO_IDS.estilo, `wa-${waid}`)).toEqual([]);
  });
});

describe('a conversation', () => {
  it('answers questions with the record of the turn', async () => {
    const answer = await decide(pulpo, '¿cuánto sale la coloración?');
    expect(answer.status).toBe(200);
    expect(textOf(answer)).toContain('$9.500');
    expect(asRecord(answer.body['telemetry'])).toMatchObject({ route: 'rules', intent: 'info_prices' });
    expect(toolsOf(answer.body)).toContainEqual(
      expect.objectContaining({ tool: 'get_available_services', success: true }),
    );
  });

  it('books over several turns, and shows no names in the log of tool calls', async () => {
    const waid = newWaid();
    const day = openDay(1);
    const asked = await decide(pulpo, `quiero un turno de barba el ${spoken(day)} a las 10`, { waid });
    expect(asked.status).toBe(200);
    expect(asRecord(asRecord(asked.body['patch'])['slots'])).toMatchObject({ preferred_date: day.toISODate() });
    expect(textOf(await decide(pulpo, 'Zulema Quiroga', { waid }))).toContain('¿Confirmo?');
    const booked = await decide(pulpo, 'dale', { waid });
    expect(textOf(booked)).toContain('Listo, Zulema');
    const booking = toolsOf(booked.body).find(({ tool }) => tool === 'book_appointment');
    expect(booking).toMatchObject({ success: true, args: { client_name: '[redacted]' } });
    const rows = await appointmentsOf(pulpo.db, DEMO_IDS.estilo);
    expect(rows).toContainEqual(
      expect.objectContaining({ client_name: 'Zulema Quiroga', at: `${day.toISODate()} 10:00`, status: 'booked' }),
    );
  });

  it.each([
    ['as of when it was written', 23, 23],
    ['as of its arrival when it is said to be of another day', 49, 0],
    ['as of its arrival when it is said to be of the future', -49, 0],
  ])('has its days read %s', async (_, saidHoursAgo, readHoursAgo) => {
    const waid = newWaid();
    const ago = (hours: number) => DateTime.now().setZone(BUENOS_AIRES).minus({ hours });
    const day = openDay(0, 5);
    const days = Math.round(day.diff(ago(readHoursAgo).startOf('day'), 'days').days);
    const body = bodyWithMessage({
      waid,
      text: `un turno de barba dentro de ${days} días`,
      timestamp_iso: ago(saidHoursAgo).toISO(),
    });
    const answer = await sendDecide(pulpo, body);
    expect(asRecord(asRecord(answer.body['patch'])['slots'])).toMatchObject({ preferred_date: day.toISODate() });
  });

  it('is told when a message was too long to be read whole', async () => {
    const story = 'ayer estuve pensando mucho en el pelo y en lo seco que me queda cuando lo lavo. '.repeat(15);
    const answer = await decide(pulpo, `${story}cuánto sale la coloración?`);
    expect(textOf(answer)).toMatch(/leí solo una parte.*\$9\.500/s);
  });

  it('is named by the header, or by the WhatsApp id', async () => {
    const waid = newWaid();
    await decide(pulpo, 'quiero un turno para corte', { waid });
    const other = await decide(pulpo, 'hola', { waid, headers: { 'x-conversation-id': `other-${waid}` } });
    expect(other.status).toBe(200);
    const [first] = await turnsWith(pulpo.db, DEMO_IDS.estilo, `wa-${waid}`);
    const [second] = await turnsWith(pulpo.db, DEMO_IDS.estilo, `other-${waid}`);
    expect(first?.conversation_id).toBeDefined();
    expect(second?.conversation_id).not.toBe(first?.conversation_id);
  });

  it('stays in its workspace', async () => {
    const waid = newWaid();
    await decide(pulpo, 'quiero un turno para corte', { waid });
    await decide(pulpo, 'hola', { waid, workspaceId: DEMO_IDS.consultorio });
    expect(await turnsWith(pulpo.db, DEMO_IDS.estilo, `wa-${waid}`)).toHaveLength(1);
    expect(await turnsWith(pulpo.db, DEMO_IDS.consultorio, `wa-${waid}`)).toHaveLength(1);
  });

  it('goes on where a caller had left it, once', async () => {
    const waid = newWaid();
    const day = openDay(2);
    const state = {
      fsm_state: 'COLLECTING' as const,
      slots: { service_type: 'Barba', preferred_date: day.toISODate(), preferred_time: '11:00' },
    };
    const asked = await decide(pulpo, 'Iris Funes', { waid, state });
    expect(textOf(asked)).toContain('¿Confirmo?');
    expect(textOf(asked)).toContain('Iris Funes');
    const later = await decide(pulpo, 'dale', { waid, state: { slots: { client_name: 'Otra Persona' } } });
    expect(textOf(later)).toContain('Listo, Iris');
  });
});

describe('a request that comes again', () => {
  it('gets the very same answer, and runs nothing twice', async () => {
    const waid = newWaid();
    const requestId = randomUUID();
    const options = {
      token: pulpo.config.tokens.api,
      headers: decideHeaders({ requestId }),
      body: decideBody('precios', { waid }),
    };
    const send = () => call(pulpo.baseUrl, 'POST', '/orchestrator/decide', options);
    const together = await Promise.all([send(), send(), send()]);
    await decide(pulpo, 'horarios', { waid });
    const later = await send();
    for (const answer of [...together, later]) {
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual(later.body);
    }
    expect(await turnsWith(pulpo.db, DEMO_IDS.estilo, `wa-${waid}`)).toHaveLength(2);
  });

  it('is refused when it says something else', async () => {
    const waid = newWaid();
    const requestId = randomUUID();
    expect((await decide(pulpo, 'precios', { waid, requestId })).status).toBe(200);
    const answer = await decide(pulpo, 'horarios', { waid, requestId });
    expect(answer.status).toBe(422);
    expect(errorOf(answer)).toMatchObject({ code: 'request_id_reused', field: 'X-Request-Id' });
  });

  it('belongs to its workspace alone', async () => {
    const requestId = randomUUID();
    expect((await decide(pulpo, 'precios', { requestId })).status).toBe(200);
    expect((await decide(pulpo, 'precios', { requestId, workspaceId: DEMO_IDS.consultorio })).status).toBe(200);
  });
});

describe('messages at once', () => {
  it('get one reply that reflects them all', async () => {
    const waid = newWaid();
    const texts = ['hola', 'quiero un turno de barba', `el ${spoken(openDay(3))} a las 16`];
    const answers = await Promise.all(texts.map((text) => decide(pulpo, text, { waid })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const said = answers.map(textOf).filter(Boolean);
    expect(said.length).toBeLessThan(3);
    expect(said.length).toBeGreaterThan(0);
  });
});

describe('what is not to be answered', () => {
  it('is a 409 with words for the customer when policy denies it', async () => {
    await pulpo.disableTool('get_business_hours');
    // Workers keep a workspace's profile for some seconds.
    const answer = await eventually(async () => {
      const tried = await decide(pulpo, '¿a qué hora abren?');
      return tried.status === 409 && tried;
    });
    expect(textOf(answer)).not.toBe('');
    expect(errorOf(answer)).toMatchObject({ code: 'policy_denied' });
  });

  it('is an empty text while a person has the conversation', async () => {
    const waid = newWaid();
    await decide(pulpo, 'hola', { waid });
    const [turn] = await turnsWith(pulpo.db, DEMO_IDS.estilo, `wa-${waid}`);
    const handoff = `/workspaces/${DEMO_IDS.estilo}/conversations/${turn?.conversation_id}/handoff`;
    await admin(pulpo, 'POST', handoff, { reason: 'la clienta lo pidió' });
    const silent = await decide(pulpo, 'precios', { waid });
    expect(silent.status).toBe(200);
    expect(textOf(silent)).toBe('');
    await admin(pulpo, 'POST', `${handoff}/release`);
    expect(textOf(await decide(pulpo, 'precios', { waid }))).toContain('$');
  });

  it('is a 429 beyond the limit, and the message is not taken', async () => {
    const waid = newWaid();
    for (let message = 0; message < 10; message += 1) {
      expect((await decide(pulpo, 'hola', { waid })).status).toBe(200);
    }
    const answer = await decide(pulpo, 'hola de nuevo', { waid });
    expect(answer.status).toBe(429);
    const wait = Number(answer.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    const inbound = (await messagesWith(pulpo.db, DEMO_IDS.estilo, `wa-${waid}`)).filter(
      ({ direction }) => direction === 'inbound',
    );
    expect(inbound).toHaveLength(10);
    expect((await decide(pulpo, 'hola')).status).toBe(200);
  });
});

it('logs neither names nor numbers', async () => {
  const waid = newWaid();
  await decide(pulpo, 'soy Eleuterio Bustamante, quiero un turno', { waid });
  expect(pulpo.log.length).toBeGreaterThan(0);
  expect(pulpo.log.join('')).not.toMatch(new RegExp(`Eleuterio|Bustamante|${waid}`));
});
