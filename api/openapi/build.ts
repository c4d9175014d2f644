/** Words in which the routes are described; they keep each description to what is its own. */

export type Json = { [key: string]: unknown };

export interface Operation extends Json {
  operationId: string;
  summary: string;
  responses: Record<string, Json>;
}

/** Path (`/a/{b}`) → method → operation. */
export type Paths = Record<string, Record<string, Operation>>;

export const schema = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
export const parameter = (name: string): Json => ({ $ref: `#/components/parameters/${name}` });

const withContent = (type: string, described: string, body: Json): Json => ({
  description: described,
  content: { [type]: { schema: body } },
});

export const jsonOf = (described: string, name: string): Json =>
  withContent('application/json', described, schema(name));
export const textOf = (described: string, type = 'text/plain'): Json =>
  withContent(type, described, { type: 'string' });

export const jsonBody = (name: string, required = true): Json => ({
  required,
  content: { 'application/json': { schema: schema(name) } },
});

const ERRORS: Record<string, string> = {
  400: 'Something in the request is not acceptable; error.field says what.',
  401: 'The bearer token is missing or wrong.',
  403: 'The token may not act for this workspace, or the workspace is inactive.',
  404: 'There is no such thing in this workspace, or no such workspace.',
  413: 'The body is too large.',
  415: 'The content type, charset or encoding of the body is not supported.',
  422: 'This X-Request-Id was used before for another request, or is the id of a message of another conversation.',
  500: 'A bug; error.hint has a reference to the log.',
  503: 'A dependency does not answer, or not in time. Nothing is lost: repeat the request.',
};

const RETRY_AFTER = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } } };

/** The uniform errors of a route, by status. */
export function errors(...statuses: number[]): Record<string, Json> {
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      { ...jsonOf(ERRORS[status] ?? '', 'Error'), ...(status === 503 ? { headers: RETRY_AFTER } : {}) },
    ]),
  );
}

export const retrying = (response: Json): Json => ({ ...response, headers: RETRY_AFTER });

/** An object of which every listed property is always there. */
export const object = (title: string, properties: Record<string, Json>, extra: Json = {}): Json => ({
  title,
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
  ...extra,
});

export const list = (items: Json): Json => ({ type: 'array', items });
export const nullable = (type: string, extra: Json = {}): Json => ({ type: [type, 'null'], ...extra });
export const TEXT: Json = { type: 'string' };
export const NUMBER: Json = { type: 'number' };
export const FLAG: Json = { type: 'boolean' };
export const UUID: Json = { type: 'string', format: 'uuid' };
export const INSTANT: Json = { type: 'string', format: 'date-time' };
/** JSON of a stage, as it was stored. */
export const PIECE: Json = { description: 'As the stage produced it.' };
