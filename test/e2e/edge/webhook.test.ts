import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sign } from '../../../channel/signature';
import { isOptedOut } from '../../../store/opt-outs';
import { DEMO_IDS } from '../../support/demo';
import { ESTILO, startPulpo, type Pulpo } from '../../support/pulpo';
import { messagesWith, turnsWith } from '../../support/rows';
import { INBOUND_PATH, newNumber, newSid, replyIn } from '../../support/whatsapp';

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo();
});
afterAll(() => pulpo.stop());

const STATUS_PATH = INBOUND_PATH.replace('inbound', 'status');

interface Sent {
  status: number;
  text: string;
  headers: Record<string, string | string[] | undefined>;
}

interface Shape {
  path?: string;
  method?: string;
  contentType?: string;
  signed?: boolean;
}

/** Sends a form exactly as given: repeated names, any charset, any method. Signed as Twilio signs. */
function send(pairs: [string, string][], shape: Shape = {}): Promise<Sent> {
  const {
    path = INBOUND_PATH,
    method = 'POST',
    contentType = 'application/x-www-form-urlencoded',
    signed = true,
  } = shape;
  const params: Record<string, string[]> = {};
  for (const [name, value] of pairs) params[name] = [...(params[name] ?? []), value];
  const signature = signed
    ? sign(pulpo.config.twilio.authToken, pulpo.baseUrl + path, method === 'POST' ? params : {})
    : '';
  return raw(method, path, new URLSearchParams(pairs).toString(), {
    'content-type': contentType,
    'x-twilio-signature': signature,
  });
}

function raw(method: string, path: string, body: string, headers: Record<string, string>): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const sent = request(pulpo.baseUrl + path, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? body : undefined);
  });
}

const message = (fields: Record<string, string> = {}): [string, string][] =>
  Object.entries({ MessageSid: newSid(), From: newNumber(), To: ESTILO, Body: 'precios', NumMedia: '0', ...fields });

async function counted(result: string): Promise<number> {
  const text = await (await fetch(`${pulpo.baseUrl}/metrics`)).text();
  return Number(new RegExp(`^pulpo_webhook_requests_total\\{result="${result}"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
}

async function refused(result: string, status: number, sending: () => Promise<Sent>): Promise<Sent> {
  const before = await counted(result);
  const lines = pulpo.log.length;
  const answer = await sending();
  expect(answer.status).toBe(status);
  expect(await counted(result)).toBe(before + 1);
  expect(pulpo.log.slice(lines).some((line) => line.includes(`"${result}"`))).toBe(true);
  return answer;
}

describe('a webhook request that is refused is logged and counted', () => {
  it.each([INBOUND_PATH, STATUS_PATH])('GET %s: 405 with Allow', async (path) => {
    const answer = await refused('method_not_allowed', 405, () => send([], { path, method: 'GET' }));
    expect(answer.headers['allow']).toBe('POST');
  });

  it('a charset that cannot be read: 415', async () => {
    const contentType = 'application/x-www-form-urlencoded; charset=klingon';
    await refused('unsupported_media', 415, () => send(message(), { contentType }));
  });

  it('a body over 64 kB: 413', async () => {
    await refused('body_too_large', 413, () => send(message({ Body: 'x'.repeat(70_000) })));
  });

  it('more parameters than Twilio sends: 413', async () => {
    const many = Array.from({ length: 300 }, (_, index): [string, string] => [`P${index}`, '']);
    await refused('body_too_large', 413, () => send([...message(), ...many]));
  });

  it('a body that is not encoded as it says: 400', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' };
    await refused('bad_request', 400, () => raw('POST', INBOUND_PATH, 'no gzip', headers));
  });

  it('a wrong signature: 403', async () => {
    await refused('bad_signature', 403, () => send(message(), { signed: false }));
  });

  it.each(['MessageSid', 'From', 'To', 'Body'])('%s twice: 400, once the signature is checked', async (name) => {
    const pairs: [string, string][] = [...message(), [name, 'whatsapp:+5491100000000']];
    const answer = await refused('bad_request', 400, () => send(pairs));
    expect(answer.text).toContain(`${name} is given more than once`);
    await refused('bad_signature', 403, () => send(pairs, { signed: false }));
  });

  it.each(['MessageSid', 'From', 'To'])('a NUL in %s: 400', async (name) => {
    const answer = await refused('bad_request', 400, () => send(message({ [name]: 'whatsapp:+549\u000011' })));
    expect(answer.text).toContain(`${name} holds a character`);
  });

  it('a status report without its parameters, with one twice, or with a NUL: 400', async () => {
    const report: [string, string][] = [
      ['MessageSid', newSid()],
      ['MessageStatus', 'delivered'],
      ['From', ESTILO],
    ];
    const path = STATUS_PATH;
    await refused('bad_request', 400, () => send(report.slice(0, 2), { path }));
    await refused('bad_request', 400, () => send([...report, ['MessageSid', 'SM1']], { path }));
    await refused('bad_request', 400, () => send([['MessageSid', 'SM\u0000'], ...report.slice(1)], { path }));
  });
});

it.each(['not-a-uuid', '-'.repeat(36), '%00', randomUUID()])(
  'a status report for the attempt %s is taken',
  async (attempt) => {
    const report = { MessageSid: newSid(), MessageStatus: 'delivered', From: ESTILO, ErrorCode: '63\u0000016' };
    const answer = await send(Object.entries(report), { path: `${STATUS_PATH}?attempt=${attempt}` });
    expect(answer.status).toBe(204);
  },
);

describe('a form is read', () => {
  it.each(['utf8', 'UTF8', 'UTF-8', '"utf-8"', 'utf_8', 'iso-8859-1'])('with charset=%s', async (charset) => {
    const contentType = `application/x-www-form-urlencoded; charset=${charset}`;
    const answer = await send(message({ Body: 'precios' }), { contentType });
    expect(answer.status).toBe(200);
    expect(replyIn(answer.text)).toContain('$');
  });

  it('when names that nobody reads come twice', async () => {
    expect((await send([...message(), ['Extra', '1'], ['Extra', '2']])).status).toBe(200);
  });

  it('with NULs and broken characters in what the customer wrote', async () => {
    const from = newNumber();
    const answer = await send(message({ From: from, Body: 'pre\u0000cios', ProfileName: 'Ana\u0000' }));
    expect(answer.status).toBe(200);
    expect(replyIn(answer.text)).toContain('$');
    expect((await messagesWith(pulpo.db, DEMO_IDS.estilo, from))[0]?.body).toBe('precios');
  });

  it.each([{ ButtonText: '' }, { ListTitle: '' }, { ButtonText: '', ButtonPayload: '', ListId: '', ListTitle: '' }])(
    'by its body when %j is empty',
    async (empty) => {
      const from = newNumber();
      const answer = await send(message({ From: from, Body: 'precios', ...empty }));
      expect(replyIn(answer.text)).toContain('$');
      expect((await messagesWith(pulpo.db, DEMO_IDS.estilo, from))[0]?.body).toBe('precios');
    },
  );
});

describe('an opt-out that Twilio has recorded and answered', () => {
  const optedOut = (from: string): Promise<boolean> =>
    pulpo.db.inWorkspace(DEMO_IDS.estilo, async (tx) => {
      const row = await tx
        .selectFrom('channel_identities')
        .select('contact_id')
        .where('identity', '=', from)
        .executeTakeFirstOrThrow();
      return isOptedOut(tx, row.contact_id);
    });

  it('is kept whatever the body says, gets no second reply, and START takes it back', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    expect((await customer.say('precios')).reply).toContain('$');
    expect(await customer.send({ Body: 'No gracias', OptOutType: 'STOP' })).toMatchObject({ status: 200, reply: null });
    expect(await optedOut(from)).toBe(true);
    expect((await customer.say('precios')).reply).toBeNull();
    expect(await customer.send({ Body: 'Volver', OptOutType: 'START' })).toMatchObject({ status: 200, reply: null });
    expect(await optedOut(from)).toBe(false);
    expect((await customer.say('precios')).reply).toContain('$');
  });

  it('is kept from a customer who has never written before, and while a person has the conversation', async () => {
    const from = newNumber();
    await pulpo.customer({ from }).send({ Body: 'STOP', OptOutType: 'STOP' });
    expect(await optedOut(from)).toBe(true);
    expect(await turnsWith(pulpo.db, DEMO_IDS.estilo, from)).toEqual([]);
  });

  it('counts once when it is repeated after START', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    const stop = await customer.send({ Body: 'STOP', OptOutType: 'STOP' });
    await customer.send({ Body: 'START', OptOutType: 'START' });
    await customer.send({ Body: 'STOP', OptOutType: 'STOP' }, { sid: stop.sid });
    expect(await optedOut(from)).toBe(false);
  });

  it('HELP was answered by Twilio: no second reply, and nothing changes', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    expect(await customer.send({ Body: 'ayuda', OptOutType: 'HELP' })).toMatchObject({ status: 200, reply: null });
    expect(await optedOut(from)).toBe(false);
    expect((await customer.say('precios')).reply).toContain('$');
  });

  it('of a type that nobody knows is an ordinary message', async () => {
    expect((await pulpo.customer().send({ Body: 'precios', OptOutType: 'OTHER' })).reply).toContain('$');
  });
});
