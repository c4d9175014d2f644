import { describe, expect, it } from '@jest/globals';
import { TOOLS, toolSpecs } from '../domain/tools/registry';
import { SLOT_NAMES } from '../domain/slots';
import plannerSchema from './planner_v1.json';
import {
  validateDecideRequest,
  validateDecideResponse,
  validateExtractor,
  validateManifest,
  validatePlanner,
  validateResponse,
  validateToolArgs,
} from './validate';

const reading = (slots: object = {}, rest: object = {}) => ({ intent: 'book', slots, confidence: 0.9, ...rest });

describe('extractor_v1', () => {
  it('accepts every slot as string or null', () => {
    expect(validateExtractor(reading(Object.fromEntries(SLOT_NAMES.map((slot) => [slot, null])))).ok).toBe(true);
    const full = {
      service_type: 'Coloración',
      preferred_date: '2028-02-29',
      preferred_time: '00:00',
      staff_name: 'María',
      client_name: 'Ana Núñez',
      client_email: 'ana@example.com',
      client_phone: '+5491155550100',
      booking_id: 'K7M2QX',
    };
    expect(validateExtractor(reading(full, { reasoning: 'x'.repeat(200) })).ok).toBe(true);
  });

  it.each([
    [{ preferred_date: '2026-02-29' }, 'slots.preferred_date'],
    [{ preferred_date: '2026-13-01' }, 'slots.preferred_date'],
    [{ preferred_date: 'mañana' }, 'slots.preferred_date'],
    [{ preferred_time: '24:00' }, 'slots.preferred_time'],
    [{ preferred_time: '9:30' }, 'slots.preferred_time'],
    [{ client_phone: '1155550100' }, 'slots.client_phone'],
    [{ client_phone: '+0155550100' }, 'slots.client_phone'],
    [{ client_email: 'ana@' }, 'slots.client_email'],
    [{ service_type: 5 }, 'slots.service_type'],
    [{ workspace_id: 'w' }, 'slots.workspace_id'],
  ])('names the field of %j', (slots, field) => {
    const result = validateExtractor(reading(slots));
    expect(result.ok).toBe(false);
    expect(!result.ok && result.errors.map((error) => error.field)).toContain(field);
  });

  it('requires intent, slots and confidence, and nothing else', () => {
    const result = validateExtractor({});
    expect(!result.ok && result.message).toBe('intent is required; slots is required; confidence is required');
    expect(validateExtractor(reading({}, { extra: 1 })).ok).toBe(false);
    expect(validateExtractor(reading({}, { confidence: 1.01 })).ok).toBe(false);
    expect(validateExtractor(reading({}, { intent: 'pay' })).ok).toBe(false);
    expect(validateExtractor(reading({}, { reasoning: 'x'.repeat(201) })).ok).toBe(false);
    expect(validateExtractor(null).ok).toBe(false);
  });
});

describe('planner_v1', () => {
  const plan = (...actions: object[]) => ({ plan_version: 'v1', actions, needs_confirmation: false });
  const hours = { tool: 'get_business_hours', args: {} };

  it('has one action branch per tool, with the arguments of the registry', () => {
    const branches = toolSpecs().map((tool) => [
      `${tool.name}_action`,
      { properties: { tool: { const: tool.name }, args: { ...tool.args } } },
    ]);
    expect(plannerSchema.$defs).toMatchObject(Object.fromEntries(branches));
    expect(plannerSchema.$defs.tool.enum).toEqual(Object.keys(TOOLS));
  });

  it('accepts up to three actions', () => {
    expect(validatePlanner(plan()).ok).toBe(true);
    expect(validatePlanner({ ...plan(hours, hours, hours), missing_slots: ['client_name'], confidence: 1 }).ok).toBe(
      true,
    );
    expect(validatePlanner(plan(hours, hours, hours, hours)).ok).toBe(false);
  });

  it('speaks of the named tool alone', () => {
    const result = validatePlanner(plan({ tool: 'cancel_appointment', args: { workspace_id: 'w' } }));
    expect(!result.ok && result.errors).toEqual([
      { field: 'actions.0.args.booking_id', problem: 'is required' },
      { field: 'actions.0.args.workspace_id', problem: 'is not a known field' },
    ]);
  });

  it('refuses unknown tools, long reasoning and unknown slots', () => {
    expect(validatePlanner(plan({ tool: 'drop_table', args: {} })).ok).toBe(false);
    expect(validatePlanner(plan({ ...hours, reasoning: 'x'.repeat(151) })).ok).toBe(false);
    expect(validatePlanner({ ...plan(), missing_slots: ['colour'] }).ok).toBe(false);
    expect(validatePlanner({ ...plan(), plan_version: 'v2' }).ok).toBe(false);
    expect(validatePlanner({ plan_version: 'v1', actions: [] }).ok).toBe(false);
  });
});

describe('tool arguments', () => {
  it('are checked against the registry', () => {
    expect(validateToolArgs('get_business_hours', {}).ok).toBe(true);
    const result = validateToolArgs('check_service_availability', { service_type: 'Corte', preferred_date: 'lunes' });
    expect(!result.ok && result.errors[0]?.field).toBe('preferred_date');
  });
});

describe('response_v1', () => {
  const reply = { message: 'Hola', tone: 'friendly', next_state: 'START' };
  it('bounds the message and the quick replies', () => {
    expect(validateResponse({ ...reply, quick_replies: ['Sí', 'No'], requires_human: false }).ok).toBe(true);
    expect(validateResponse({ ...reply, message: 'x'.repeat(480) }).ok).toBe(true);
    expect(validateResponse({ ...reply, message: 'x'.repeat(481) }).ok).toBe(false);
    expect(validateResponse({ ...reply, message: '' }).ok).toBe(false);
    expect(validateResponse({ ...reply, quick_replies: ['a', 'b', 'c', 'd', 'e'] }).ok).toBe(false);
    expect(validateResponse({ ...reply, quick_replies: ['x'.repeat(31)] }).ok).toBe(false);
    expect(validateResponse({ ...reply, next_state: 'LOST' }).ok).toBe(false);
  });
});

describe('manifest_v1', () => {
  const tool = {
    name: 'get_business_hours',
    enabled: true,
    scope: 'read',
    tier: 'basic',
    rate_per_minute: 60,
    timeout_ms: 3000,
    requires_slots: [],
    args_digest: 'a'.repeat(64),
  };
  const manifest = (...tools: object[]) => ({ manifest_version: 'v1', tools });

  it('tells built-in tools from remote ones', () => {
    const mcp = { server: 'https://tools.example.com/mcp', digest: 'b'.repeat(64) };
    expect(validateManifest(manifest(tool, { ...tool, name: 'loyalty_points', mcp })).ok).toBe(true);
    expect(validateManifest(manifest({ ...tool, mcp })).ok).toBe(false);
    expect(validateManifest(manifest({ ...tool, name: 'loyalty_points' })).ok).toBe(false);
    expect(validateManifest(manifest({ ...tool, name: 'x', mcp: { ...mcp, server: 'file:///etc/passwd' } })).ok).toBe(
      false,
    );
    expect(validateManifest(manifest({ ...tool, args_digest: 'short' })).ok).toBe(false);
  });
});

describe('decide_v1', () => {
  const request = {
    user_message: {
      text: 'hola',
      message_id: 'm1',
      from: 'whatsapp:+5491155550100',
      to: 'whatsapp:+14155238886',
      waid: '5491155550100',
      timestamp_iso: '2026-10-15T10:00:00-03:00',
    },
    context: { platform: 'whatsapp', channel: 'wa', business_name: 'Estilo', vertical: 'servicios' },
    state: { slots: {} },
  };

  it('names what is wrong with a request', () => {
    expect(validateDecideRequest({ ...request, n8n: true }).ok).toBe(true);
    const result = validateDecideRequest({
      ...request,
      user_message: { ...request.user_message, text: 'x'.repeat(4097), timestamp_iso: 'hoy' },
      state: { fsm_state: 'LOST', slots: { preferred_time: '25:00' } },
    });
    expect(!result.ok && result.errors.map((error) => error.field)).toEqual([
      'user_message.text',
      'user_message.timestamp_iso',
      'state.fsm_state',
      'state.slots.preferred_time',
    ]);
  });

  it('holds the response', () => {
    const ms = { extractor_ms: 1, planner_ms: 0, policy_ms: 0, broker_ms: 2, reducer_ms: 0, nlg_ms: 0, total_ms: 5 };
    const answer = {
      assistant: { text: '¡Hola!', suggested_replies: [] },
      tool_calls: [{ tool: 'get_business_hours', args: {}, success: true }],
      patch: { slots: {}, slots_to_remove: [], cache_invalidation_keys: [] },
      telemetry: { route: 'rules', fallback_from: 'slm', intent: 'greeting', confidence: 1, ...ms },
    };
    expect(validateDecideResponse(answer)).toEqual({ ok: true, value: answer });
    expect(validateDecideResponse({ ...answer, telemetry: { ...answer.telemetry, route: 'magic' } }).ok).toBe(false);
  });
});
