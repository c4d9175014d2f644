import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyState } from '../domain/dialogue/empty-state';
import { newTask, pushTask } from '../domain/dialogue/tasks';
import type { ConversationState } from '../domain/dialogue/types';
import { understand } from '../domain/understanding';
import type { SlotValues } from '../domain/slots';
import { validatePlanner } from '../schemas/validate';
import { startFakeOllama, type FakeOllama } from '../test/doubles/fake-ollama';
import { bicycleWorkshop } from '../test/doubles/workspace';
import { OllamaClient, RUNNER_OPTIONS } from './ollama-client';
import { createSlmPlanner, readPlannerExamples } from './slm-planner';
import { ModelError, type SlmPlanner } from './types';

const now = '2026-10-14T10:00:00-03:00';
const workspace = bicycleWorkshop();

function stateWith(values: SlotValues): ConversationState {
  const slots = Object.fromEntries(
    Object.entries(values).map(([slot, value]) => [slot, { value, source: 'customer' as const, turn: 1 }]),
  );
  const task = { ...newTask(emptyState(), 'book'), slots };
  return { ...pushTask(emptyState(), task), fsm: 'COLLECTING' };
}

describe('the planner on a small model', () => {
  let fake: FakeOllama;
  let planner: SlmPlanner;
  beforeEach(async () => {
    fake = await startFakeOllama();
    planner = createSlmPlanner({ client: new OllamaClient({ host: fake.url }), model: 'qwen2.5:7b', timeoutMs: 1500 });
  });
  afterEach(() => fake.stop());

  const plan = (values: SlotValues, text = 'quiero un turno', at = workspace) => {
    const context = { now, timezone: at.timezone, hours: at.hours, catalogue: at.catalogue };
    return planner.plan({ state: stateWith(values), reading: understand(text, context), workspace: at, now });
  };
  const complete: SlotValues = {
    service_type: 'Centrado de Ruedas',
    preferred_date: '2026-10-16',
    preferred_time: '15:00',
    client_name: 'Ana Paz',
  };

  it('fills every argument from what the conversation gathered', async () => {
    const { plan: made, stats } = await plan(complete);
    expect(made.actions).toEqual([
      {
        tool: 'check_service_availability',
        args: { service_type: 'Centrado de Ruedas', preferred_date: '2026-10-16', preferred_time: '15:00' },
      },
      { tool: 'book_appointment', args: complete },
    ]);
    expect(made).toMatchObject({ plan_version: 'v1', needs_confirmation: true, missing_slots: [] });
    expect(validatePlanner(made).ok).toBe(true);
    expect(stats.promptVersion).toMatch(/^planner@[0-9a-f]{8}$/);
  });

  it('turns a tool that cannot run yet into missing data', async () => {
    fake.setRespond(() => ({ actions: [{ tool: 'book_appointment' }], missing: ['client_email'] }));
    const { plan: made } = await plan({ service_type: 'Centrado de Ruedas' });
    expect(made).toMatchObject({
      actions: [],
      needs_confirmation: false,
      missing_slots: ['preferred_date', 'preferred_time', 'client_name', 'client_email'],
    });
  });

  it('constrains the model to the enabled tools, and does not show it who the customer is', async () => {
    const tools = workspace.manifest.tools.map((tool) => ({ ...tool, enabled: tool.name !== 'cancel_appointment' }));
    fake.setRespond(() => ({ actions: [], missing: [] }));
    await plan(complete, 'hola', bicycleWorkshop({ manifest: { ...workspace.manifest, tools } }));
    const sent = JSON.stringify(fake.requests[0]?.body);
    expect(JSON.stringify(fake.requests[0]?.format)).not.toContain('cancel_appointment');
    expect(sent).toContain('client_name=dado');
    expect(sent).not.toContain('Ana Paz');
    expect(fake.requests[0]?.options).toEqual({ ...RUNNER_OPTIONS, num_predict: 128 });
  });

  it('refuses an unknown tool after one repair', async () => {
    fake.setRespond(() => ({ actions: [{ tool: 'drop_table' }], missing: [] }));
    const failure = await plan(complete).catch((error: unknown) => error);
    expect(ModelError.isInstance(failure) && failure.kind).toBe('invalid');
    expect(fake.requests).toHaveLength(2);
  });

  it('drops a repeated action', async () => {
    fake.setRespond(() => ({ actions: [{ tool: 'get_business_hours' }, { tool: 'get_business_hours' }], missing: [] }));
    expect((await plan({})).plan.actions).toHaveLength(1);
  });

  it('has examples that a plan can be made of', () => expect(readPlannerExamples().length).toBeGreaterThan(5));
});
