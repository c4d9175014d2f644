/**
 * The model side against a real Ollama with real models: whatever `OLLAMA_HOST`, `SLM_EXTRACTOR_MODEL`,
 * `SLM_PLANNER_MODEL` and `LEGACY_MODEL` say. What is asserted is what must hold for any model, however small: the shape
 * of everything it says, that nothing invented gets through, and that failures are told apart.
 */
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { emptyState } from '../../domain/dialogue/empty-state';
import { understand } from '../../domain/understanding';
import { combineReadings } from '../../domain/understanding/combine';
import type { UnderstandingContext } from '../../domain/understanding/types';
import { INTENTS } from '../../domain/understanding/vocabulary';
import { createLegacyAgent } from '../../models/legacy-agent';
import { OllamaClient } from '../../models/ollama-client';
import { createSlmExtractor } from '../../models/slm-extractor';
import { createSlmPlanner } from '../../models/slm-planner';
import { locateSpan } from '../../models/spans';
import { ModelError } from '../../models/types';
import { validateExtractor, validatePlanner, validateToolArgs } from '../../schemas/validate';
import { isToolName } from '../../domain/tools/names';
import { bicycleWorkshop } from '../doubles/workspace';

const host = process.env['OLLAMA_HOST'];
const extractorModel = process.env['SLM_EXTRACTOR_MODEL'] ?? 'qwen2.5:7b';
const plannerModel = process.env['SLM_PLANNER_MODEL'] ?? extractorModel;
const legacyModel = process.env['LEGACY_MODEL'] ?? 'qwen2.5:14b';

/** A busy machine without a GPU may need minutes for a cold prompt. */
const PATIENCE_MS = 240_000;
jest.setTimeout(2 * PATIENCE_MS);

describe('a real Ollama', () => {
  const client = new OllamaClient({ host: host ?? '' });
  const workspace = bicycleWorkshop();
  const now = '2026-10-14T10:00:00-03:00';
  const context: UnderstandingContext = {
    now,
    timezone: workspace.timezone,
    hours: workspace.hours,
    catalogue: workspace.catalogue,
  };

  beforeAll(async () => {
    if (!host) throw new Error('OLLAMA_HOST is not set: there is no real model server to test against.');
    const health = await client.health([extractorModel, plannerModel, legacyModel]);
    if (!health.reachable || health.missing.length > 0) throw new Error(`${host}: ${health.detail}`);
    await client.preload(extractorModel, PATIENCE_MS);
  });

  it.each([
    'Hola! quiero un turno para un centrado mañana a las 15hs, soy Lautaro',
    'cuanto sale el service?',
    'no voy a poder ir al turno',
    'jajaja sos un bot?',
  ])('reads %j within the contract, inventing nothing', async (text) => {
    const extractor = createSlmExtractor({ client, model: extractorModel, timeoutMs: PATIENCE_MS, understand });
    const rules = understand(text, context);
    const { reading, stats } = await extractor.extract({ text, context, rules });
    expect(INTENTS).toContain(reading.intent);
    const { intent, slots, confidence } = reading;
    expect(validateExtractor({ intent, slots, confidence })).toMatchObject({ ok: true });
    for (const span of Object.values(reading.spans)) expect(locateSpan(span.text, text)).not.toBeNull();
    expect(stats.promptTokens).toBeGreaterThan(200);
    expect(stats.outputTokens).toBeGreaterThan(3);
    expect(combineReadings(rules, reading, { threshold: 0.7 }).reading.intent).toBe(rules.intent);
  });

  it('plans within the contract, with arguments of the conversation alone', async () => {
    const planner = createSlmPlanner({ client, model: plannerModel, timeoutMs: PATIENCE_MS });
    const reading = understand('quiero un turno para centrado mañana', context);
    const { plan } = await planner.plan({ state: emptyState(), reading, workspace, now });
    expect(validatePlanner(plan)).toMatchObject({ ok: true });
    const said = Object.values(reading.slots);
    for (const action of plan.actions) for (const value of Object.values(action.args)) expect(said).toContain(value);
  });

  it('gives a legacy round that is usable or says that it is not', async () => {
    const agent = createLegacyAgent({ client, model: legacyModel, timeoutMs: PATIENCE_MS });
    const messages = [{ role: 'user' as const, content: '¿Qué días abren?' }];
    const round = await agent.step({ workspace, state: emptyState(), now, messages }).catch((error: unknown) => error);
    if (ModelError.isInstance(round)) {
      expect(round.kind).toBe('invalid');
      return;
    }
    expect(round).toMatchObject({ text: expect.any(String), toolCalls: expect.any(Array) });
    const { toolCalls } = round as Awaited<ReturnType<typeof agent.step>>;
    for (const { tool, args } of toolCalls) expect(isToolName(tool) && validateToolArgs(tool, args).ok).toBe(true);
  });

  it('tells its failures apart', async () => {
    const call = {
      model: extractorModel,
      messages: [{ role: 'user', content: 'hola' }],
      maxTokens: 20,
      timeoutMs: PATIENCE_MS,
    };
    const kindOf = (promise: Promise<unknown>): Promise<unknown> =>
      promise.then(
        () => 'no failure',
        (error: unknown) => (ModelError.isInstance(error) ? error.kind : error),
      );
    expect(await kindOf(client.chat({ ...call, model: 'no-such-model:1b' }))).toBe('missing');
    expect(await kindOf(client.chat({ ...call, timeoutMs: 1 }))).toBe('timeout');
    expect(await kindOf(client.chat({ ...call, signal: AbortSignal.abort() }))).toBe('aborted');
    expect(await kindOf(client.chat({ ...call, format: { type: 'nonsense' } }))).toBe('rejected');
    const endless = { role: 'user', content: 'turno '.repeat(9000) };
    expect(await kindOf(client.chat({ ...call, messages: [endless] }))).toBe('rejected');
    expect((await client.chat({ ...call, maxTokens: 2 })).complete).toBe(false);
    expect((await client.chat(call)).content.length).toBeGreaterThan(0);
  });
});
