/** The planner on a small model: it names tools and missing data; every argument is filled in by code from what was said. */
import type { Message } from 'ollama';
import type { Plan, PlannedAction } from '../domain/dialogue/plan';
import { slotValues } from '../domain/dialogue/tasks';
import { TOOL_NAMES, type ToolName } from '../domain/tools/names';
import { TOOLS } from '../domain/tools/registry';
import { SLOT_NAMES, type SlotName, type SlotValues } from '../domain/slots';
import { validatePlanner, validateWith, type Result } from '../schemas/validate';
import type { OllamaClient } from './ollama-client';
import { loadPrompt, plainText, promptFile } from './prompts';
import { parseJson, structuredChat } from './structured';
import type { ModelStats, PlanRequest, SlmPlanner } from './types';

const EXAMPLES_FILE = 'examples-planner.jsonl';
const MAX_TOKENS = 128;
const MAX_ACTIONS = 3;

export interface SlmPlannerSettings {
  client: OllamaClient;
  model: string;
  /** For both attempts together. */
  timeoutMs: number;
}

interface PlannerOutput {
  actions: { tool: ToolName }[];
  missing: SlotName[];
}

export function createSlmPlanner({ client, model, timeoutMs }: SlmPlannerSettings): SlmPlanner {
  return {
    async plan(request: PlanRequest): Promise<{ plan: Plan; stats: ModelStats }> {
      const tools = enabledTools(request);
      const format = outputSchema(tools);
      const { value, stats } = await structuredChat(client, {
        model,
        promptVersion: loadPrompt('planner', [EXAMPLES_FILE]).version,
        messages: promptFor(request, tools),
        format,
        validate: (raw) => toPlan(raw, tools, format, request),
        maxTokens: MAX_TOKENS,
        timeoutMs,
        ...(request.signal ? { signal: request.signal } : {}),
      });
      return { plan: value, stats };
    },
  };
}

function enabledTools({ workspace }: PlanRequest): ToolName[] {
  return TOOL_NAMES.filter((name) => workspace.manifest.tools.some((tool) => tool.name === name && tool.enabled));
}

function outputSchema(tools: readonly ToolName[]): object {
  return {
    type: 'object',
    properties: {
      actions: {
        type: 'array',
        maxItems: tools.length === 0 ? 0 : MAX_ACTIONS,
        items: {
          type: 'object',
          properties: { tool: { type: 'string', enum: tools.length === 0 ? ['none'] : tools } },
          required: ['tool'],
          additionalProperties: false,
        },
      },
      missing: { type: 'array', items: { type: 'string', enum: [...SLOT_NAMES] }, maxItems: SLOT_NAMES.length },
    },
    required: ['actions', 'missing'],
    additionalProperties: false,
  };
}

/** Model output → a plan that the contract accepts, or what is wrong with it (for the repair). */
function toPlan(raw: unknown, tools: readonly ToolName[], format: object, request: PlanRequest): Result<Plan> {
  const shape = validateWith(
    `slm:planner:${tools.join()}`,
    format,
    raw,
    (value): value is PlannerOutput => value === raw,
  );
  if (!shape.ok) return shape;
  const values = accumulated(request);
  const missing = new Set(shape.value.missing.filter((slot) => values[slot] === undefined));
  const actions: PlannedAction[] = [];
  for (const { tool } of shape.value.actions) {
    const args = argumentsFor(tool, values);
    const lacking = TOOLS[tool].args.required.filter((name) => args[name] === undefined);
    // A tool that cannot run yet says what it waits for.
    if (lacking.length > 0) SLOT_NAMES.filter((slot) => lacking.includes(slot)).forEach((slot) => missing.add(slot));
    else if (!actions.some((action) => action.tool === tool)) actions.push({ tool, args });
  }
  const plan: Plan = {
    plan_version: 'v1',
    actions,
    needs_confirmation: actions.some((action) => TOOLS[action.tool].scope === 'write'),
    missing_slots: SLOT_NAMES.filter((slot) => missing.has(slot)),
  };
  const checked = validatePlanner(plan);
  return checked.ok ? { ok: true, value: plan } : checked;
}

/** What the conversation has gathered, this message included. */
function accumulated({ state, reading }: PlanRequest): SlotValues {
  const values: SlotValues = {};
  const known = slotValues(state);
  for (const slot of SLOT_NAMES) {
    const value = reading.slots[slot] ?? known[slot];
    if (value !== undefined) values[slot] = value;
  }
  return values;
}

function argumentsFor(tool: ToolName, values: SlotValues): Record<string, string> {
  const args: Record<string, string> = {};
  for (const slot of SLOT_NAMES) {
    const value = values[slot];
    if (value !== undefined && Object.hasOwn(TOOLS[tool].args.properties, slot)) args[slot] = value;
  }
  return args;
}

function promptFor(request: PlanRequest, tools: readonly ToolName[]): Message[] {
  const list = tools.map((name) => `- ${name}: ${TOOLS[name].description}`).join('\n');
  const shots = readPlannerExamples().flatMap(([question, answer]): Message[] => [
    { role: 'user', content: question },
    { role: 'assistant', content: JSON.stringify(answer) },
  ]);
  return [
    { role: 'system', content: `${loadPrompt('planner').text}\n${list}` },
    ...shots,
    { role: 'user', content: describe(request) },
  ];
}

/** Values that identify a person are not shown: that they are there is all the model needs. */
const PRIVATE: readonly SlotName[] = ['client_name', 'client_email', 'client_phone', 'booking_id'];

function describe(request: PlanRequest): string {
  const { state, reading } = request;
  const values = accumulated(request);
  const data = SLOT_NAMES.flatMap((slot) => {
    const value = values[slot];
    return value === undefined ? [] : [`${slot}=${PRIVATE.includes(slot) ? 'dado' : plainText(value, 80)}`];
  });
  const seen = state.observations.slice(-3).map(({ tool, note }) => `${tool}: ${plainText(note, 80)}`);
  return [
    `Estado: ${state.fsm}`,
    `Pedido: ${[reading.alsoIntent, reading.intent].filter((intent) => intent !== null).join(' + ')}`,
    `Datos: ${data.length === 0 ? 'ninguno' : data.join('; ')}`,
    ...(seen.length === 0 ? [] : [`Ya se vio: ${seen.join('; ')}`]),
  ].join('\n');
}

/** @throws when the examples' file is broken: a broken release, not a runtime case. */
export function readPlannerExamples(): [question: string, answer: PlannerOutput][] {
  const schema = outputSchema(TOOL_NAMES);
  return promptFile(EXAMPLES_FILE)
    .split('\n')
    .map((line, at) => {
      const pair = parseJson(line);
      const [question, raw]: unknown[] = Array.isArray(pair) ? pair : [];
      const answer = validateWith('slm:planner:example', schema, raw, (value): value is PlannerOutput => value === raw);
      if (typeof question !== 'string' || !answer.ok) throw new Error(`${EXAMPLES_FILE}:${at + 1}: not an example`);
      return [question, answer.value];
    });
}
