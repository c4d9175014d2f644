import { describe, expect, it } from '@jest/globals';
import { validateDecideResponse } from '../../schemas/validate';
import { ApiError } from '../errors';
import { answerFor } from './answer';
import { viewTurn, type StoredTurn } from './turn-view';

const TURN: StoredTurn = {
  workspace_id: '7a1c2b60-0000-4000-8000-000000000001',
  id: '7a1c2b60-0000-4000-8000-000000000002',
  conversation_id: '7a1c2b60-0000-4000-8000-000000000003',
  pipeline: 'slm',
  route: 'rules',
  fallback_from: 'slm',
  intent: 'book',
  confidence: 0.92,
  outcome: 'booked',
  total_ms: 41.26,
  timings: { extractor: 1.04, planner: 2, policy: 3, broker: 4, reducer: -5, nlg: 'x' },
  canary: {},
  input: null,
  extraction: null,
  plan: null,
  verdicts: [{ verdict: 'allow' }],
  results: [
    {
      tool: 'book_appointment',
      args: { service_type: 'Barba', preferred_time: '10:00', client_name: 'Ana Paz', notes: 'alergia' },
      status: 'done',
      outcome: { ok: true, data: {} },
    },
    {
      tool: 'cancel_appointment',
      args: { booking_id: 'K7M2QX' },
      status: 'done',
      outcome: { ok: false, code: 'not_found' },
    },
    { tool: 'get_business_hours', args: {}, status: 'failed', error: 'down' },
  ],
  patch: {
    slots: { client_name: 'Ana Paz', unheard_of: 'x', preferred_time: 7 },
    slots_to_remove: ['service_type', 'service_type', 'unheard_of'],
    cache_invalidation_keys: ['availability'],
  },
  reply: { message: '¡Listo, Ana!', quickReplies: [] },
  models: null,
  created_at: new Date(0),
};
const reply = (change: Partial<StoredTurn> = {}) =>
  answerFor({
    kind: 'reply',
    text: '¡Listo, Ana!\n1) Sí',
    suggestions: ['Sí', ''],
    view: viewTurn({ ...TURN, ...change }),
  });

describe('a reply', () => {
  it('is the turn in the words of the contract', () => {
    const { status, body } = reply();
    expect(status).toBe(200);
    expect(validateDecideResponse(body).ok).toBe(true);
    expect(body).toEqual({
      assistant: { text: '¡Listo, Ana!', suggested_replies: ['Sí'] },
      tool_calls: [
        {
          tool: 'book_appointment',
          args: { service_type: 'Barba', preferred_time: '10:00', client_name: '[redacted]', notes: '[redacted]' },
          success: true,
        },
        { tool: 'cancel_appointment', args: { booking_id: 'K7M2QX' }, success: false },
        { tool: 'get_business_hours', args: {}, success: false },
      ],
      patch: {
        slots: { client_name: 'Ana Paz' },
        slots_to_remove: ['service_type'],
        cache_invalidation_keys: ['availability'],
      },
      telemetry: {
        route: 'rules',
        fallback_from: 'slm',
        intent: 'book',
        confidence: 0.92,
        extractor_ms: 1,
        planner_ms: 2,
        policy_ms: 3,
        broker_ms: 4,
        reducer_ms: 0,
        nlg_ms: 0,
        total_ms: 41.3,
      },
    });
  });

  it('is a conflict when policy denied, with the reason and what would lift it', () => {
    const verdicts = [{ verdict: 'deny', reason: 'tool_not_allowed', sentence: 'No puedo.', lift: 'Enable the tool.' }];
    expect(reply({ outcome: 'denied', verdicts })).toMatchObject({
      status: 409,
      body: { assistant: { text: '¡Listo, Ana!' }, error: { code: 'policy_denied', hint: 'Enable the tool.' } },
    });
  });

  it('is never a success when the turn failed', () => {
    expect(reply({ outcome: 'failed', intent: null, confidence: null, reply: null })).toMatchObject({
      status: 500,
      body: { assistant: { text: '¡Listo, Ana!\n1) Sí' }, error: { code: 'turn_failed' } },
    });
  });
});

describe('no reply', () => {
  it.each(['merged', 'silent'] as const)('is an empty text in a valid answer: %s', (kind) => {
    const { status, body } = answerFor({ kind });
    expect(status).toBe(200);
    expect(validateDecideResponse(body).ok).toBe(true);
    expect(body.assistant.text).toBe('');
  });

  it('says when to come back', () => {
    expect(answerFor({ kind: 'throttled', text: 'Dame un minuto' })).toMatchObject({ status: 429, retryAfter: 60 });
    expect(() => answerFor({ kind: 'unfinished' })).toThrow(ApiError);
  });
});
