import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DOCUMENT } from '../../../api/openapi/document';
import { asRecord } from '../../../store/json';
import { openDay, spoken } from '../../support/days';
import { DEMO_IDS } from '../../support/demo';
import { eventually } from '../../support/eventually';
import { lockTable } from '../../support/locks';
import { startPulpo, type Pulpo } from '../../support/pulpo';
import { appointmentsOf, messagesWith, turnsWith } from '../../support/rows';
import { newNumber } from '../../support/whatsapp';
import { admin, call, decide, errorOf, newWaid } from './support';

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo({ share: 10 });
});
afterAll(() => pulpo.stop());

const ESTILO = `/workspaces/${DEMO_IDS.estilo}`;
const OTHER = `/workspaces/${DEMO_IDS.consultorio}`;
const rows = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(asRecord) : []);

async function talked(text = 'precios'): Promise<{ waid: string; conversationId: string; turnId: string }> {
  const waid = newWaid();
  expect((await decide(pulpo, text, { waid })).status).toBe(200);
  const [turn] = await turnsWith(pulpo.db, DEMO_IDS.estilo, `wa-${waid}`);
  return { waid, conversationId: turn?.conversation_id ?? '', turnId: turn?.id ?? '' };
}

const routes = Object.entries(DOCUMENT.paths)
  .filter(([path]) => path.startsWith('/admin/api'))
  .flatMap(([path, methods]) => Object.keys(methods).map((method): [string, string] => [method.toUpperCase(), path]));

describe.each(routes)('%s %s', (method, path) => {
  const filled = (workspaceId: string): string =>
    path
      .replace('{workspaceId}', workspaceId)
      .replace('{dependency}', 'ollama')
      .replace(/\{\w+\}/g, () => randomUUID());

  it('is for operators only', async () => {
    for (const token of [null, 'wrong', pulpo.config.tokens.api]) {
      expect((await call(pulpo.baseUrl, method, filled(DEMO_IDS.estilo), { token })).status).toBe(401);
    }
  });

  if (path.includes('{workspaceId}')) {
    const body =
      method === 'GET'
        ? undefined
        : { reason: 'prueba', ...(path.endsWith('/rollout') && method === 'PUT' ? { share: 1 } : {}) };
    const query = path.endsWith('/contacts') ? '?phone=%2B5491122334455' : '';
    const send = (workspaceId: string) =>
      call(pulpo.baseUrl, method, filled(workspaceId) + query, {
        token: pulpo.config.tokens.admin,
        ...(body ? { body } : {}),
      });

    it('knows no workspace that does not exist, and none that is no id', async () => {
      expect((await send(randomUUID())).status).toBe(404);
      expect((await send('00000000-0000-0000-0000-000000000000')).status).toBe(404);
      expect((await send('estilo')).status).toBe(400);
    });
  }
});

describe('conversations', () => {
  it('are listed, read, and explained turn by turn', async () => {
    const { waid, conversationId, turnId } = await talked('¿cuánto sale la coloración?');
    const listed = await admin(pulpo, 'GET', `${ESTILO}/conversations?status=open&limit=200`);
    expect(rows(listed.body['conversations'])).toContainEqual(
      expect.objectContaining({ id: conversationId, status: 'open', handedOff: false }),
    );
    const conversation = await admin(pulpo, 'GET', `${ESTILO}/conversations/${conversationId}`);
    expect(rows(conversation.body['messages']).map(({ direction }) => direction)).toEqual(['inbound', 'outbound']);
    const turns = await admin(pulpo, 'GET', `${ESTILO}/conversations/${conversationId}/turns`);
    expect(rows(turns.body['turns']).map(({ id }) => id)).toEqual([turnId]);
    const turn = await admin(pulpo, 'GET', `${ESTILO}/turns/${turnId}`);
    expect(turn.body).toMatchObject({
      intent: 'info_prices',
      route: 'rules',
      input: { text: '¿cuánto sale la coloración?' },
    });
    expect(turn.headers.get('cache-control')).toBe('no-store');
    expect(waid).not.toBe('');
  });

  it('of another workspace are not found', async () => {
    const { conversationId, turnId } = await talked();
    for (const path of [
      `conversations/${conversationId}`,
      `conversations/${conversationId}/turns`,
      `turns/${turnId}`,
    ]) {
      expect((await admin(pulpo, 'GET', `${OTHER}/${path}`)).status).toBe(404);
    }
    const handoff = `${OTHER}/conversations/${conversationId}/handoff`;
    expect((await admin(pulpo, 'POST', handoff, { reason: 'x' })).status).toBe(404);
    expect((await admin(pulpo, 'POST', `${handoff}/release`)).status).toBe(404);
    const listed = await admin(pulpo, 'GET', `${OTHER}/conversations?limit=200`);
    expect(rows(listed.body['conversations']).map(({ id }) => id)).not.toContain(conversationId);
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'limit=1&limit=2', 'status=half'])(
    'are not listed with %s',
    async (query) => {
      const answer = await admin(pulpo, 'GET', `${ESTILO}/conversations?${query}`);
      expect(answer.status).toBe(400);
      expect(errorOf(answer)['code']).toBe('invalid_parameter');
    },
  );
});

describe('a handoff', () => {
  it('silences the assistant on WhatsApp until it is released, and is audited', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    await customer.say('precios');
    const [turn] = await turnsWith(pulpo.db, DEMO_IDS.estilo, from);
    const handoff = `${ESTILO}/conversations/${turn?.conversation_id}/handoff`;
    const order = { reason: 'queja', actor: 'ana' };
    expect((await admin(pulpo, 'POST', handoff, order)).body).toEqual({ handedOff: true, changed: true });
    expect((await admin(pulpo, 'POST', handoff, order)).body).toEqual({ handedOff: true, changed: false });
    expect((await customer.say('¿hay alguien?')).reply).toBeNull();
    expect((await admin(pulpo, 'POST', `${handoff}/release`, { actor: 'ana' })).body).toEqual({
      handedOff: false,
      changed: true,
    });
    expect((await admin(pulpo, 'POST', `${handoff}/release`)).body).toEqual({ handedOff: false, changed: false });
    expect((await customer.say('precios')).reply).toContain('$');
    const audit = rows((await admin(pulpo, 'GET', `${ESTILO}/audit?limit=200`)).body['entries']);
    for (const action of ['handoff.ordered', 'handoff.released']) {
      expect(audit).toContainEqual(
        expect.objectContaining({ action, actor: 'operator:ana', subjectId: turn?.conversation_id }),
      );
    }
  });

  it('lets no reply leave that was being made when it was ordered', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    await customer.say('precios');
    const [turn] = await turnsWith(pulpo.db, DEMO_IDS.estilo, from);
    const handoff = `${ESTILO}/conversations/${turn?.conversation_id}/handoff`;
    const lock = await lockTable(pulpo, 'conversation_states');
    const answered = customer.say('a qué hora abren?');
    await lock.untilSomebodyWaits();
    expect((await admin(pulpo, 'POST', handoff, { reason: 'queja' })).body).toMatchObject({ handedOff: true });
    await lock.release();
    expect((await answered).reply).toBeNull();
    await admin(pulpo, 'POST', `${handoff}/release`);
  });

  it('that nobody gives back ends by itself: the assistant says so once, and goes on', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    expect((await customer.say('quiero hablar con una persona')).reply).toContain('persona');
    expect((await customer.say('precios')).reply).toBeNull();
    const [turn] = await turnsWith(pulpo.db, DEMO_IDS.estilo, from);
    await pulpo.query('update pulpo.handoffs set ends_at = now() where conversation_id = $1', [turn?.conversation_id]);
    expect((await customer.say('precios')).reply).toMatch(/por acá sigo yo\..*\$/s);
    expect((await customer.say('precios')).reply).not.toContain('sigo yo');
    const audit = rows((await admin(pulpo, 'GET', `${ESTILO}/audit?limit=200`)).body['entries']);
    const subjectId = turn?.conversation_id;
    expect(audit).toContainEqual(expect.objectContaining({ action: 'handoff.released', actor: 'system', subjectId }));
    // A person can take it over again.
    await customer.say('quiero hablar con una persona');
    expect((await customer.say('precios')).reply).toBeNull();
  });

  it('needs a reason', async () => {
    const { conversationId } = await talked();
    const answer = await admin(pulpo, 'POST', `${ESTILO}/conversations/${conversationId}/handoff`, {});
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({ code: 'invalid_body', field: 'reason' });
  });
});

describe('the rollout', () => {
  const pipelineOfNext = async (): Promise<string | undefined> => {
    const { waid } = await talked();
    return (await turnsWith(pulpo.db, DEMO_IDS.estilo, `wa-${waid}`)).at(-1)?.pipeline;
  };

  it('is shown, set, rolled back, and remembered with who and why', async () => {
    expect((await admin(pulpo, 'GET', '/rollout')).body).toMatchObject({ share: 10, scope: 'global', overrides: [] });
    const set = await admin(pulpo, 'PUT', '/rollout', { share: 100, reason: 'fase 3', actor: 'ana' });
    expect(set.body).toMatchObject({
      share: 100,
      words: 'effective slm share: 100 % (all slm)',
      actor: 'operator:ana',
    });
    expect(await pipelineOfNext()).toBe('slm');
    const back = await admin(pulpo, 'POST', '/rollout/rollback', { reason: 'errores' });
    expect(back.body).toMatchObject({ share: 0 });
    expect(await pipelineOfNext()).toBe('legacy');
    const history = rows((await admin(pulpo, 'GET', '/rollout/history')).body['changes']);
    expect(history.slice(0, 2)).toMatchObject([
      { action: 'rollback', share: 0, previousShare: 100, actor: 'operator:api', reason: 'errores' },
      { action: 'set', share: 100, previousShare: 10, actor: 'operator:ana', reason: 'fase 3' },
    ]);
  });

  it('may differ in one workspace, and a global rollback takes that with it', async () => {
    await admin(pulpo, 'PUT', '/rollout', { share: 0, reason: 'base' });
    await admin(pulpo, 'PUT', `${ESTILO}/rollout`, { share: 100, reason: 'piloto' });
    expect((await admin(pulpo, 'GET', `${ESTILO}/rollout`)).body).toMatchObject({ share: 100, scope: 'workspace' });
    expect((await admin(pulpo, 'GET', `${OTHER}/rollout`)).body).toMatchObject({ share: 0, scope: 'global' });
    const shown = await admin(pulpo, 'GET', '/rollout');
    expect(rows(shown.body['overrides'])).toMatchObject([{ workspaceId: DEMO_IDS.estilo, share: 100 }]);
    expect((await admin(pulpo, 'DELETE', `${ESTILO}/rollout`)).body).toMatchObject({ share: 0, scope: 'global' });
    await admin(pulpo, 'PUT', `${ESTILO}/rollout`, { share: 50, reason: 'otra vez' });
    expect((await admin(pulpo, 'POST', `${ESTILO}/rollout/rollback`)).body).toMatchObject({
      share: 0,
      scope: 'workspace',
    });
    await admin(pulpo, 'PUT', `${ESTILO}/rollout`, { share: 50, reason: 'otra vez' });
    await admin(pulpo, 'POST', '/rollout/rollback');
    expect((await admin(pulpo, 'GET', `${ESTILO}/rollout`)).body).toMatchObject({ share: 0 });
    const changes = rows((await admin(pulpo, 'GET', `${ESTILO}/rollout/history`)).body['changes']);
    expect(changes.map(({ action }) => action)).toEqual(['rollback', 'set', 'rollback', 'set', 'clear', 'set']);
  });

  it.each([
    [{ share: 101, reason: 'x' }, 'share'],
    [{ share: -1, reason: 'x' }, 'share'],
    [{ share: 0.001, reason: 'x' }, 'share'],
    [{ share: '10', reason: 'x' }, 'share'],
    [{ share: 10 }, 'reason'],
    [{ share: 10, reason: 'x', extra: 1 }, 'extra'],
  ])('does not take %j', async (body, field) => {
    const answer = await admin(pulpo, 'PUT', '/rollout', body);
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({ code: 'invalid_body', field });
  });
});

describe('circuits', () => {
  it('take orders, also before anybody has touched them', async () => {
    const before = await admin(pulpo, 'GET', '/breakers');
    expect(rows(before.body['breakers'])).toMatchObject([
      { dependency: 'ollama', state: 'closed', force: 'auto' },
      { dependency: 'twilio', state: 'closed', force: 'auto' },
    ]);
    const order = { force: 'open', reason: 'mantenimiento', actor: 'ana' };
    const forced = await admin(pulpo, 'PUT', '/breakers/ollama', order);
    expect(forced.body).toMatchObject({ dependency: 'ollama', state: 'open', force: 'open' });
    const after = await admin(pulpo, 'GET', '/breakers');
    expect(rows(after.body['breakers'])[0]).toMatchObject({ state: 'open', force: 'open' });
    const released = await admin(pulpo, 'PUT', '/breakers/ollama', { force: 'auto', reason: 'listo' });
    expect(released.body).toMatchObject({ state: 'closed', force: 'auto' });
    expect(rows(released.body['changes']).at(-1)).toMatchObject({ state: 'closed', reason: 'operator:api: listo' });
  });

  it('stand as without an order when it is taken back, also after the workers have heard of it', async () => {
    const workersSee = (value: number) =>
      eventually(async () =>
        (await (await fetch(`${pulpo.baseUrl}/metrics`)).text()).includes(
          `pulpo_breaker_state{dependency="twilio"} ${value}`,
        ),
      );
    await admin(pulpo, 'PUT', '/breakers/twilio', { force: 'open', reason: 'mantenimiento' });
    await workersSee(2);
    const released = await admin(pulpo, 'PUT', '/breakers/twilio', { force: 'auto', reason: 'listo' });
    expect(released.body).toMatchObject({ state: 'closed', force: 'auto' });
    await workersSee(0);
    const twilio = rows((await admin(pulpo, 'GET', '/breakers')).body['breakers'])[1];
    expect(twilio).toMatchObject({ state: 'closed', force: 'auto' });
    expect(rows(twilio?.['changes']).map(({ state, worker }) => [state, worker])).toEqual([
      ['open', 'operator'],
      ['closed', 'operator'],
    ]);
  });

  it('are those that there are', async () => {
    expect((await admin(pulpo, 'PUT', '/breakers/postgres', { force: 'open', reason: 'x' })).status).toBe(404);
    expect((await admin(pulpo, 'PUT', '/breakers/ollama', { force: 'ajar', reason: 'x' })).status).toBe(400);
  });
});

describe('a customer’s data', () => {
  it('is found, handed out and forgotten', async () => {
    const from = newNumber();
    const phone = from.replace('whatsapp:', '');
    const customer = pulpo.customer({ from });
    await customer.say(`soy Ofelia Sosa, quiero un turno de barba el ${spoken(openDay(4))} a las 9`);
    expect((await customer.say('dale')).reply).toContain('Listo');

    const found = await admin(pulpo, 'GET', `${ESTILO}/contacts?phone=${encodeURIComponent(phone)}`);
    const [contactId] = Array.isArray(found.body['contactIds']) ? found.body['contactIds'].map(String) : [];
    expect(contactId).toBeDefined();
    const byIdentity = await admin(pulpo, 'GET', `${ESTILO}/contacts?identity=${encodeURIComponent(from)}`);
    expect(byIdentity.body['contactIds']).toEqual([contactId]);
    expect(
      (await admin(pulpo, 'GET', `${OTHER}/contacts?phone=${encodeURIComponent(phone)}`)).body['contactIds'],
    ).toEqual([]);

    const contact = `contacts/${contactId}`;
    expect((await admin(pulpo, 'POST', `${OTHER}/${contact}/export`)).status).toBe(404);
    expect((await admin(pulpo, 'POST', `${OTHER}/${contact}/erase`)).status).toBe(404);
    const exported = await admin(pulpo, 'POST', `${ESTILO}/${contact}/export`, { reason: 'lo pidió' });
    expect(exported.text).toContain('Ofelia');
    const erased = await admin(pulpo, 'POST', `${ESTILO}/${contact}/erase`, { actor: 'ana' });
    expect(erased.body).toMatchObject({ contactId, erased: true, appointments: 1, cancelled: 1 });
    expect(await messagesWith(pulpo.db, DEMO_IDS.estilo, from)).toEqual([]);
    expect((await appointmentsOf(pulpo.db, DEMO_IDS.estilo)).map((row) => row.client_name)).not.toContain(
      'Ofelia Sosa',
    );
    const actions = rows((await admin(pulpo, 'GET', `${ESTILO}/audit?limit=200`)).body['entries']).map(
      ({ action }) => action,
    );
    expect(actions).toEqual(expect.arrayContaining(['contact.exported', 'contact.erased']));
  });

  it.each(['', '?phone=1&identity=2'])('is looked up by one thing: %p', async (query) => {
    expect((await admin(pulpo, 'GET', `${ESTILO}/contacts${query}`)).status).toBe(400);
  });
});

it('lists the workspaces', async () => {
  const { body } = await admin(pulpo, 'GET', '/workspaces');
  expect(
    rows(body['workspaces'])
      .map(({ id }) => id)
      .sort(),
  ).toEqual([DEMO_IDS.consultorio, DEMO_IDS.estilo].sort());
});
