/** One request to each kind of route, and what came back. */
import { randomUUID } from 'node:crypto';
import { sign } from '../../../channel/signature';
import { DEMO_IDS } from '../../support/demo';
import { ESTILO, type Pulpo } from '../../support/pulpo';
import { newNumber, newSid, replyIn } from '../../support/whatsapp';
import { decideBody, decideHeaders, newWaid } from '../../e2e/api/support';

export interface Outcome {
  status: number;
  retryAfter: string | null;
  ms: number;
  text: string;
}

export interface Route {
  name: string;
  /**
   * `repeatable`: messages and the like, whose callers repeat by id; short outages are bridged. `operator`: answered as
   * things stand. `health`: 503 with reasons, for monitors. `independent`: needs nothing, 200 whatever is away.
   */
  kind: 'repeatable' | 'operator' | 'health' | 'independent';
  ask(): Promise<Outcome>;
}

export const DECIDE = '`POST /orchestrator/decide`';

/** The same message each time {@link Message.ask} is called, as Twilio repeats it. */
export interface Message {
  from: string;
  sid: string;
  ask(): Promise<Outcome>;
}

export interface Requests {
  routes: Route[];
  inbound: Message;
  decide(): Promise<Outcome>;
}

/** Requests of a new customer: asking again repeats the same requests. */
export function requestsTo(pulpo: Pulpo): Requests {
  const { api, admin } = pulpo.config.tokens;
  const workspace = `/admin/api/workspaces/${DEMO_IDS.estilo}`;
  const inbound = newMessage(pulpo);
  const requestId = randomUUID();
  const body = JSON.stringify(decideBody('precios', { waid: newWaid() }));
  const decide = (): Promise<Outcome> =>
    timed(`${pulpo.baseUrl}/orchestrator/decide`, {
      method: 'POST',
      headers: { ...json(api), ...decideHeaders({ requestId }) },
      body,
    });
  const get =
    (path: string, headers = {}) =>
    (): Promise<Outcome> =>
      timed(pulpo.baseUrl + path, { headers });
  const put = (path: string, order: object) => (): Promise<Outcome> =>
    timed(pulpo.baseUrl + path, { method: 'PUT', headers: json(admin), body: JSON.stringify(order) });
  const why = { actor: 'test', reason: 'availability' };
  return {
    inbound,
    decide,
    routes: [
      { name: 'message (webhook)', kind: 'repeatable', ask: inbound.ask },
      { name: 'delivery report (webhook)', kind: 'repeatable', ask: () => report(pulpo) },
      { name: DECIDE, kind: 'repeatable', ask: decide },
      { name: 'admin, read', kind: 'operator', ask: get('/admin/api/rollout', json(admin)) },
      { name: 'admin, write', kind: 'operator', ask: put(`${workspace}/rollout`, { share: 100, ...why }) },
      { name: 'admin, circuits', kind: 'operator', ask: get('/admin/api/breakers', json(admin)) },
      {
        name: 'admin, order to a circuit',
        kind: 'operator',
        ask: put('/admin/api/breakers/twilio', { force: 'auto', ...why }),
      },
      { name: '`/health/ready`', kind: 'health', ask: get('/health/ready') },
      { name: 'health of the webhook', kind: 'health', ask: get('/webhook/pulpo/twilio/health') },
      { name: '`/health/live`', kind: 'independent', ask: get('/health/live') },
      { name: '`/metrics`', kind: 'independent', ask: get('/metrics') },
      { name: '`/openapi.json`', kind: 'independent', ask: get('/openapi.json') },
    ],
  };
}

function newMessage(pulpo: Pulpo): Message {
  const from = newNumber();
  const sid = newSid();
  const form = { MessageSid: sid, From: from, To: ESTILO, WaId: from.replace(/\D/g, ''), NumMedia: '0', Body: 'hola' };
  return { from, sid, ask: () => signed(pulpo, '/webhook/pulpo/twilio/wa/inbound', form) };
}

const report = (pulpo: Pulpo): Promise<Outcome> =>
  signed(pulpo, '/webhook/pulpo/twilio/wa/status', {
    MessageSid: newSid(),
    MessageStatus: 'delivered',
    From: ESTILO,
    To: newNumber(),
  });

function signed(pulpo: Pulpo, path: string, form: Record<string, string>): Promise<Outcome> {
  const url = pulpo.baseUrl + path;
  return timed(url, {
    method: 'POST',
    headers: { 'x-twilio-signature': sign(pulpo.config.twilio.authToken, url, form) },
    body: new URLSearchParams(form),
  });
}

const json = (token: string): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
});

/** Longer than any answer may take, so that one that never comes is told as such. */
const GIVE_UP_MS = 20_000;

async function timed(url: string, init: RequestInit): Promise<Outcome> {
  const started = performance.now();
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(GIVE_UP_MS) });
  const text = await response.text();
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    ms: Math.round(performance.now() - started),
    text,
  };
}

/** The reply that an answer to a message carries. */
export const replyOf = ({ text }: Outcome): string | null => replyIn(text);
