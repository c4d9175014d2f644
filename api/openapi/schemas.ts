/** What the routes answer, besides the v1 contracts. */
import { FSM_STATES } from '../../domain/state/types';
import { TOOL_NAMES } from '../../domain/tools/names';
import { ADMIN_BODIES } from '../admin/bodies';
import { BREAKER_DEPENDENCIES } from '../admin/breakers';
import { ERROR_CODES } from '../errors';
import { FLAG, INSTANT, list, nullable, NUMBER, object, PIECE, schema, TEXT, UUID, type Json } from './build';

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

const rollout = {
  share: { ...NUMBER, minimum: 0, maximum: 100, description: 'Percent of the conversations that go to slm.' },
  scope: { enum: ['global', 'workspace', 'environment'], description: 'Where the share comes from.' },
  actor: TEXT,
  reason: TEXT,
  updatedAt: nullable('string', { format: 'date-time' }),
  words: TEXT,
};

const turnSummary = {
  id: UUID,
  conversationId: UUID,
  pipeline: { enum: ['slm', 'legacy'] },
  route: { enum: ['slm', 'legacy', 'rules'] },
  fallbackFrom: nullable('string'),
  intent: nullable('string'),
  confidence: nullable('number'),
  outcome: TEXT,
  totalMs: NUMBER,
  timings: { type: 'object', additionalProperties: NUMBER, description: 'Milliseconds by stage.' },
  createdAt: INSTANT,
};

const breaker = object('Breaker', {
  dependency: { enum: [...BREAKER_DEPENDENCIES] },
  state: { enum: ['closed', 'open', 'half_open'] },
  force: { enum: ['auto', 'open', 'closed'] },
  changes: list(object('BreakerChange', { state: TEXT, worker: TEXT, reason: TEXT, at: INSTANT })),
});

const admin: Record<string, Json> = {
  Workspaces: object('Workspaces', {
    workspaces: list(object('Workspace', { id: UUID, slug: TEXT, name: TEXT, active: FLAG })),
  }),
  Conversations: object('Conversations', {
    conversations: list(
      object('ConversationListing', {
        id: UUID,
        contactId: UUID,
        channelId: UUID,
        status: { enum: ['open', 'closed'] },
        profileName: nullable('string'),
        lastInboundAt: nullable('string', { format: 'date-time' }),
        handedOff: { ...FLAG, description: 'A person has taken over; the assistant is silent.' },
      }),
    ),
  }),
  Conversation: object('Conversation', {
    id: UUID,
    handedOff: FLAG,
    state: {
      type: ['object', 'null'],
      description: 'The assistant’s memory; null before the first turn.',
      required: ['version', 'fsm'],
      properties: { version: { type: 'integer' }, fsm: { enum: [...FSM_STATES] } },
    },
    messages: list(
      object('Message', {
        id: UUID,
        direction: { enum: ['inbound', 'outbound'] },
        author: { enum: ['customer', 'assistant', 'human', 'system'] },
        kind: TEXT,
        text: TEXT,
        at: INSTANT,
        turnId: nullable('string'),
        sendState: nullable('string'),
        delivery: nullable('string'),
        errorCode: nullable('string'),
      }),
    ),
  }),
  Turns: object('Turns', { turns: list(object('TurnListing', turnSummary)) }),
  Turn: object('Turn', {
    ...turnSummary,
    canary: PIECE,
    input: PIECE,
    extraction: PIECE,
    plan: { description: `At most three of: ${TOOL_NAMES.join(', ')}.` },
    verdicts: PIECE,
    results: PIECE,
    patch: PIECE,
    reply: PIECE,
    models: PIECE,
  }),
  Handoff: object('Handoff', {
    handedOff: FLAG,
    changed: { ...FLAG, description: 'False when it was so already.' },
  }),
  Audit: object('Audit', {
    entries: list(
      object('AuditEntry', {
        at: INSTANT,
        actor: TEXT,
        action: TEXT,
        subjectType: TEXT,
        subjectId: TEXT,
        detail: { type: 'object' },
      }),
    ),
  }),
  Contacts: object('Contacts', { contactIds: list(UUID) }),
  ContactExport: {
    title: 'ContactExport',
    type: 'object',
    description: 'Everything stored about the contact.',
    required: ['contact', 'identities', 'conversations', 'messages', 'memory', 'turns', 'feedback', 'appointments'],
  },
  Erasure: object('Erasure', {
    contactId: UUID,
    erased: { const: true },
    conversations: { type: 'integer' },
    appointments: { type: 'integer' },
    cancelled: { type: 'integer', description: 'Future appointments that had to be cancelled.' },
  }),
  Rollout: object('Rollout', rollout),
  GlobalRollout: object('GlobalRollout', {
    ...rollout,
    overrides: list(object('RolloutOverride', { workspaceId: UUID, slug: TEXT, ...rollout })),
  }),
  RolloutHistory: object('RolloutHistory', {
    changes: list(
      object('RolloutChange', {
        action: { enum: ['set', 'rollback', 'clear'] },
        share: nullable('number'),
        previousShare: nullable('number'),
        actor: TEXT,
        reason: TEXT,
        at: INSTANT,
      }),
    ),
  }),
  Breaker: breaker,
  Breakers: object('Breakers', { breakers: list(schema('Breaker')) }),
};

const twilio: Record<string, Json> = {
  TwilioInbound: {
    title: 'TwilioInbound',
    type: 'object',
    description: 'As Twilio sends it; parameters that are not listed are tolerated.',
    required: ['MessageSid', 'From', 'To'],
    properties: {
      MessageSid: TEXT,
      From: { type: 'string', examples: ['whatsapp:+5491122334455'] },
      To: { type: 'string', examples: ['whatsapp:+14155238886'] },
      Body: { type: 'string', maxLength: 4096 },
      ProfileName: TEXT,
      NumMedia: TEXT,
      ButtonText: TEXT,
      ButtonPayload: TEXT,
      ListId: TEXT,
      ListTitle: TEXT,
      Latitude: TEXT,
      Longitude: TEXT,
    },
    additionalProperties: TEXT,
  },
  TwilioStatus: {
    title: 'TwilioStatus',
    type: 'object',
    required: ['MessageSid', 'MessageStatus', 'From'],
    properties: { MessageSid: TEXT, MessageStatus: TEXT, From: TEXT, ErrorCode: TEXT },
    additionalProperties: TEXT,
  },
};

export const SCHEMAS: Record<string, Json> = {
  ErrorDetails: details,
  Error: object('Error', { error: schema('ErrorDetails') }),
  DecideProblem: decideProblem,
  ...health,
  ...twilio,
  ...admin,
  ...ADMIN_BODIES,
};
