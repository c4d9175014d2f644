/** What the routes answer, besides the v1 contracts. */
import { ADMIN_BODIES } from '../admin/bodies';
import { ERROR_CODES } from '../errors';
import { ID_PATTERN } from '../ids';
import { MAX_ID } from '../webhook/read-form';
import { ADMIN_SCHEMAS } from './admin-schemas';
import { list, NUMBER, object, schema, TEXT, type Json } from './build';

const details: Json = {
  title: 'ErrorDetails',
  type: 'object',
  additionalProperties: false,
  required: ['code', 'message', 'hint'],
  properties: {
    code: { enum: [...ERROR_CODES], description: 'For programs.' },
    message: { type: 'string', description: 'What is wrong.' },
    field: { type: 'string', description: 'Path of the offending field, parameter or header.' },
    hint: { type: 'string', description: 'What to do about it.' },
  },
};

/** A decide response that is no success: what the customer should read, and why. */
const decideProblem = object('DecideProblem', {
  assistant: schema('DecideAssistant'),
  tool_calls: list(schema('DecideToolCall')),
  patch: schema('DecidePatch'),
  telemetry: schema('DecideTelemetry'),
  error: schema('ErrorDetails'),
});

const dependency = object('DependencyState', {
  status: { enum: ['up', 'degraded', 'down'] },
  detail: TEXT,
  ms: { ...NUMBER, minimum: 0 },
});

const health: Record<string, Json> = {
  Liveness: object('Liveness', { status: { const: 'live' } }),
  DependencyState: dependency,
  Readiness: object('Readiness', {
    status: { enum: ['ready', 'degraded', 'unavailable'] },
    dependencies: object('Dependencies', {
      postgres: schema('DependencyState'),
      temporal: schema('DependencyState'),
      workers: schema('DependencyState'),
      models: schema('DependencyState'),
    }),
    rollout: { ...TEXT, description: 'The effective slm share, in words.' },
    reasons: list(TEXT),
  }),
  ChannelHealth: object('ChannelHealth', {
    status: { enum: ['ok', 'unavailable'] },
    channel: { const: 'twilio' },
    rollout: TEXT,
    reasons: list(TEXT),
  }),
};

const ID: Json = { type: 'string', minLength: 1, maxLength: MAX_ID, pattern: ID_PATTERN };

const twilio: Record<string, Json> = {
  TwilioInbound: {
    title: 'TwilioInbound',
    type: 'object',
    description: 'As Twilio sends it, each parameter once; parameters that are not listed are tolerated.',
    required: ['MessageSid', 'From', 'To'],
    properties: {
      MessageSid: ID,
      From: { ...ID, examples: ['whatsapp:+5491122334455'] },
      To: { ...ID, examples: ['whatsapp:+14155238886'] },
      Body: { ...TEXT, description: 'Read up to 4096 characters.' },
      ProfileName: TEXT,
      NumMedia: TEXT,
      ButtonText: TEXT,
      ButtonPayload: TEXT,
      ListId: TEXT,
      ListTitle: TEXT,
      Latitude: TEXT,
      Longitude: TEXT,
      OptOutType: {
        ...TEXT,
        description: 'STOP and START are kept, and HELP is left to Twilio, which has answered all three.',
      },
    },
    additionalProperties: TEXT,
  },
  TwilioStatus: {
    title: 'TwilioStatus',
    type: 'object',
    required: ['MessageSid', 'MessageStatus', 'From'],
    properties: { MessageSid: ID, MessageStatus: ID, From: ID, ErrorCode: TEXT },
    additionalProperties: TEXT,
  },
};

export const SCHEMAS: Record<string, Json> = {
  ErrorDetails: details,
  Error: object('Error', { error: schema('ErrorDetails') }),
  DecideProblem: decideProblem,
  ...health,
  ...twilio,
  ...ADMIN_SCHEMAS,
  ...ADMIN_BODIES,
};
