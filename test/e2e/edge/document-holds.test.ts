/**
 * Requests made from the OpenAPI document, against a running Pulpo: what the document allows is not refused as malformed,
 * what it does not allow is, and no answer is undocumented or a bug. (`call` checks status and body of every answer.)
 */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DOCUMENT } from '../../../api/openapi/document';
import { sign } from '../../../channel/signature';
import { asRecord } from '../../../store/json';
import { DEMO_IDS } from '../../support/demo';
import { startPulpo, type Pulpo } from '../../support/pulpo';
import { schemasOf } from '../../support/schema-arbitrary';
import { call, type Answered } from '../api/support';

const RUNS = 15;
/** Refusals of the form of a request. */
const MALFORMED = [400, 415, 422];
const schemas = schemasOf(DOCUMENT);

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo();
});
afterAll(() => pulpo.stop());

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Record<string, unknown>;
}

interface Operation {
  method: string;
  path: string;
  parameters: Parameter[];
  body: { type: string; schema: unknown; required: boolean } | null;
  security: string;
}

const operations: Operation[] = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]): Operation => {
    const listed = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
    const requestBody = asRecord(operation['requestBody']);
    const [type, content] = Object.entries(asRecord(requestBody['content']))[0] ?? [];
    const [security] = Array.isArray(operation['security']) ? operation['security'].map(asRecord) : [];
    return {
      method: method.toUpperCase(),
      path,
      parameters: listed.map(parameterOf),
      body: type ? { type, schema: asRecord(content)['schema'], required: requestBody['required'] === true } : null,
      security: Object.keys(security ?? {})[0] ?? 'open',
    };
  }),
);

function parameterOf(listed: unknown): Parameter {
  const name =
    String(asRecord(listed)['$ref'] ?? '')
      .split('/')
      .at(-1) ?? '';
  const parameter = asRecord(name ? asRecord(DOCUMENT.components.parameters)[name] : listed);
  return {
    name: String(parameter['name']),
    in: String(parameter['in']),
    required: parameter['required'] === true,
    schema: asRecord(parameter['schema']),
  };
}

type Values = Record<string, string | undefined>;
interface Filled {
  parameters: Values;
  body: unknown;
}

/** What a request puts into a parameter: text, which stands for a number where the schema has one. */
const meaning = (schema: Parameter['schema'], text: string): unknown =>
  schema['type'] === 'integer' && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;

const validParameter = ({ schema, required, name }: Parameter): fc.Arbitrary<string | undefined> => {
  const value = schemas.valid(schema).map(String);
  // Mostly a workspace that exists, so that the query behind it runs.
  const text =
    name === 'workspaceId' || name === 'X-Workspace-Id' ? fc.oneof(fc.constant(DEMO_IDS.estilo), value) : value;
  return required ? text : fc.option(text, { nil: undefined });
};

const validRequest = ({ parameters, body }: Operation): fc.Arbitrary<Filled> =>
  fc
    .record({
      parameters: fc.record(
        Object.fromEntries(parameters.map((parameter) => [parameter.name, validParameter(parameter)])),
      ),
      body: body === null ? fc.constant(undefined) : withOption(body.required, schemas.valid(body.schema)),
    })
    // The one rule that OpenAPI has no words for: exactly one of the two.
    .filter(
      ({ parameters: given }) =>
        !('phone' in given) || (given['phone'] === undefined) !== (given['identity'] === undefined),
    );

const withOption = (required: boolean, value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  required ? value : fc.option(value, { nil: undefined });

/** A valid request of which one part is made wrong. */
function invalidRequest(operation: Operation): fc.Arbitrary<Filled> | null {
  const parts: fc.Arbitrary<Filled>[] = operation.parameters.map((parameter) =>
    fc
      .tuple(
        validRequest(operation),
        fc.constantFrom('', ' ', '0', '-1', '201', '1.5', 'x/y', 'nañ', 'x'.repeat(300), '\u0001'),
      )
      .filter(
        ([, text]) => !schemas.accepts(parameter.schema, meaning(parameter.schema, text)) && sendable(parameter, text),
      )
      .map(([filled, text]) => ({ ...filled, parameters: { ...filled.parameters, [parameter.name]: text } })),
  );
  const { body } = operation;
  if (body) {
    parts.push(
      fc
        .tuple(validRequest(operation), schemas.invalid(body.schema))
        .map(([filled, wrong]) => ({ ...filled, body: wrong })),
    );
  }
  return parts.length === 0 ? null : fc.oneof(...parts);
}

/** An empty path parameter is another path; an empty optional header is none; a control character is no header. */
const sendable = (parameter: Parameter, text: string): boolean =>
  parameter.in === 'query' ||
  (text.trim() !== '' && (parameter.in === 'path' || !/[\u0000-\u001f\u0100-\uffff]/.test(text)));

function send(operation: Operation, { parameters, body }: Filled): Promise<Answered> {
  const { method, path, security } = operation;
  const of = (place: string) =>
    operation.parameters.flatMap(({ name, in: where }): [string, string][] => {
      const value = parameters[name];
      return where === place && value !== undefined ? [[name, value]] : [];
    });
  const filled = of('path').reduce((url, [name, value]) => url.replace(`{${name}}`, encodeURIComponent(value)), path);
  const query = new URLSearchParams(of('query')).toString();
  const url = query ? `${filled}?${query}` : filled;
  const headers = Object.fromEntries(of('header'));
  if (operation.body?.type !== 'application/x-www-form-urlencoded') {
    const { api, admin } = pulpo.config.tokens;
    return call(pulpo.baseUrl, method, url, {
      token: security === 'apiToken' ? api : security === 'adminToken' ? admin : null,
      headers,
      // An optional body that is absent is no body, not JSON's null.
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
  const form = Object.fromEntries(Object.entries(asRecord(body)).map(([name, value]) => [name, String(value)]));
  return call(pulpo.baseUrl, method, url, {
    headers: {
      'content-type': operation.body.type,
      'x-twilio-signature': sign(pulpo.config.twilio.authToken, pulpo.baseUrl + url, form),
    },
    body: new URLSearchParams(form).toString(),
  });
}

describe.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
  '%s',
  (_name, operation) => {
    const runs = operation.path === '/metrics' ? 1 : RUNS;

    it('takes what the document allows', async () => {
      await fc.assert(
        fc.asyncProperty(validRequest(operation), async (filled) => {
          const { status, text } = await send(operation, filled);
          expect([status, MALFORMED.includes(status) ? text : '']).toEqual([status, '']);
          if (operation.security !== 'open') expect(status).not.toBe(503);
          expect(status).not.toBe(500);
        }),
        { numRuns: runs, endOnFailure: true },
      );
    });

    const wrong = invalidRequest(operation);
    if (wrong === null || operation.body?.type === 'application/x-www-form-urlencoded') return;
    it('refuses what the document does not allow', async () => {
      await fc.assert(
        fc.asyncProperty(wrong, async (filled) => {
          const { status } = await send(operation, filled);
          // A dependency or workspace that is not one of the known is simply not found.
          expect([400, 404, 413]).toContain(status);
        }),
        { numRuns: runs, endOnFailure: true },
      );
    });
  },
);

describe.each(Object.entries(DOCUMENT.paths).map(([path, methods]) => [path, Object.keys(methods)] as const))(
  '%s',
  (path, methods) => {
    const url = path.replace('{dependency}', 'ollama').replace(/\{\w+\}/g, DEMO_IDS.estilo);
    const documented = methods.map((method) => method.toUpperCase());
    const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'].filter(
      (name) => !documented.includes(name),
    );

    it.each(others)('has no %s: 405, with the methods that it has', async (method) => {
      const token = path.startsWith('/admin') ? pulpo.config.tokens.admin : pulpo.config.tokens.api;
      const { status, allow } = await bare(method, url, token);
      expect(status).toBe(405);
      expect(allow.filter((name) => name !== 'HEAD').sort()).toEqual([...documented].sort());
    });
  },
);

function bare(method: string, path: string, token: string): Promise<{ status: number; allow: string[] }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      pulpo.baseUrl + path,
      { method, headers: { authorization: `Bearer ${token}` } },
      (response) => {
        response.resume();
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, allow: (response.headers.allow ?? '').split(', ') }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}
