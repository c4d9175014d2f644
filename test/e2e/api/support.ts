/** A caller of the HTTP API that holds every answer to the OpenAPI document. */
import { randomUUID } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { DOCUMENT } from '../../../api/openapi/document';
import type { DecideRequestV1 } from '../../../schemas/types';
import { asRecord } from '../../../store/json';
import { DEMO_IDS } from '../../support/demo';
import type { Pulpo } from '../../support/pulpo';

export interface Answered {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  text: string;
}

export interface CallOptions {
  token?: string | null;
  headers?: Record<string, string>;
  /** A string is sent as it is, anything else as JSON. */
  body?: unknown;
}

/** Calls a route and checks that status and body are documented. @throws {Error} when they are not */
export async function call(
  baseUrl: string,
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<Answered> {
  const { token = null, headers = {}, body } = options;
  const response = await fetch(baseUrl + path, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  const answered = {
    status: response.status,
    headers: response.headers,
    text,
    body: json ? asRecord(JSON.parse(text)) : {},
  };
  checkConformity(method, path, answered, json);
  return answered;
}

const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
ajv.addSchema(DOCUMENT, 'openapi');

function checkConformity(method: string, path: string, { status, body, text }: Answered, json: boolean): void {
  const route = Object.keys(DOCUMENT.paths).find((candidate) => matches(candidate, path.split('?')[0] ?? ''));
  if (route === undefined) throw new Error(`${path} is not documented`);
  const operation = asRecord(asRecord(DOCUMENT.paths)[route])[method.toLowerCase()];
  const response = asRecord(asRecord(asRecord(operation)['responses'])[String(status)]);
  if (!('description' in response))
    throw new Error(`${method} ${route} answered ${status}, which is not documented: ${text}`);
  if (!json) return;
  const pointer = [
    'paths',
    route,
    method.toLowerCase(),
    'responses',
    String(status),
    'content',
    'application/json',
    'schema',
  ];
  const reference = `openapi#/${pointer.map((part) => encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'))).join('/')}`;
  const validate = ajv.getSchema(reference) ?? ajv.compile({ $ref: reference });
  if (!validate(body))
    throw new Error(`${method} ${route} ${status} breaks its schema: ${ajv.errorsText(validate.errors)}\n${text}`);
}

const matches = (route: string, path: string): boolean =>
  new RegExp(`^${route.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(path);

export interface DecideOptions {
  workspaceId?: string;
  /** Digits of the number. */
  waid?: string;
  requestId?: string;
  headers?: Record<string, string>;
  state?: DecideRequestV1['state'];
  token?: string | null;
}

let numbers = 0;
/** A WhatsApp id that no other test uses. */
export const newWaid = (): string => `549115${String((numbers += 1)).padStart(7, '0')}`;

export const decideBody = (
  text: string,
  { waid = newWaid(), state = { slots: {} } }: DecideOptions = {},
): DecideRequestV1 => ({
  user_message: {
    text,
    message_id: randomUUID(),
    from: `whatsapp:+${waid}`,
    to: 'whatsapp:+14155238886',
    waid,
    timestamp_iso: new Date().toISOString(),
    locale: 'es-AR',
  },
  context: { platform: 'n8n', channel: 'whatsapp', business_name: 'Estilo', vertical: 'servicios' },
  state,
});

/** A request body with other members of `user_message`, valid or not. */
export function bodyWithMessage(change: object): unknown {
  const body = decideBody('precios');
  return { ...body, user_message: { ...body.user_message, ...change } };
}

export const decideHeaders = ({ workspaceId = DEMO_IDS.estilo, requestId, headers = {} }: DecideOptions = {}) => ({
  'x-workspace-id': workspaceId,
  ...(requestId === undefined ? {} : { 'x-request-id': requestId }),
  ...headers,
});

/** Sends any body to decide. */
export const sendDecide = (pulpo: Pulpo, body: unknown, options: DecideOptions = {}): Promise<Answered> =>
  call(pulpo.baseUrl, 'POST', '/orchestrator/decide', {
    token: options.token === undefined ? pulpo.config.tokens.api : options.token,
    headers: decideHeaders(options),
    body,
  });

export const decide = (pulpo: Pulpo, text: string, options: DecideOptions = {}): Promise<Answered> =>
  sendDecide(pulpo, decideBody(text, options), options);

export const admin = (pulpo: Pulpo, method: string, path: string, body?: unknown): Promise<Answered> =>
  call(pulpo.baseUrl, method, `/admin/api${path}`, {
    token: pulpo.config.tokens.admin,
    ...(body === undefined ? {} : { body }),
  });

export const textOf = ({ body }: Answered): string => String(asRecord(body['assistant'])['text']);
export const errorOf = ({ body }: Answered): Record<string, unknown> => asRecord(body['error']);
