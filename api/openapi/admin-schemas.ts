/** What the operators' routes answer. */
import { FSM_STATES } from '../../domain/dialogue/types';
import { TOOL_NAMES } from '../../domain/tools/names';
import { BREAKER_DEPENDENCIES } from '../admin/breakers';
import { FLAG, INSTANT, list, nullable, NUMBER, object, PIECE, schema, TEXT, UUID, type Json } from './build';

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

export const ADMIN_SCHEMAS: Record<string, Json> = {
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
    stateReplaced: nullable('string', {
      description: 'Why the stored state cannot be read: the next turn starts from an empty one. Null: it can be read.',
    }),
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
