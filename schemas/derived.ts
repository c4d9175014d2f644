/**
 * The parts of the JSON Schemas that are derived from code, so that they cannot drift: intents and slots from the
 * vocabulary of understanding, states from the state machine, tools and their arguments from the tool registry.
 */
import { FSM_STATES, MAX_TASKS, SLOT_SOURCES, STATE_SCHEMA } from '../domain/dialogue/types';
import { TIERS, toolSpecs } from '../domain/tools/registry';
import { TOOL_NAMES } from '../domain/tools/names';
import { TASK_KINDS } from '../domain/understanding/commands/types';
import { INTENTS } from '../domain/understanding/vocabulary';
import { SLOT_NAMES, type SlotName } from '../domain/slots';

export type JsonSchema = { [key: string]: unknown };

const SLOT_RULES: Record<SlotName, JsonSchema> = {
  service_type: { minLength: 1, maxLength: 80 },
  preferred_date: { description: 'Local day, YYYY-MM-DD', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', format: 'date' },
  preferred_time: { description: 'Local time, HH:MM', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' },
  staff_name: { minLength: 1, maxLength: 80 },
  client_name: { minLength: 1, maxLength: 80 },
  client_email: { format: 'email', maxLength: 254 },
  client_phone: { description: 'E.164', pattern: '^[+][1-9][0-9]{1,14}$' },
  booking_id: { minLength: 1, maxLength: 64 },
};

const slots: JsonSchema = {
  title: 'Slots',
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(SLOT_NAMES.map((slot) => [slot, { type: ['string', 'null'], ...SLOT_RULES[slot] }])),
};

const actionDefs: JsonSchema = Object.fromEntries(
  toolSpecs().map((tool) => [
    `${tool.name}_action`,
    {
      title: `${pascal(tool.name)}Action`,
      type: 'object',
      additionalProperties: false,
      required: ['tool', 'args'],
      properties: {
        tool: { const: tool.name },
        args: { title: `${pascal(tool.name)}Args`, ...tool.args },
        reasoning: { type: 'string', maxLength: 150 },
      },
    },
  ]),
);

/** One branch per tool; `discriminator` makes errors speak of the named tool alone. */
const action: JsonSchema = {
  title: 'PlannerAction',
  type: 'object',
  required: ['tool', 'args'],
  properties: { tool: { $ref: '#/$defs/tool' } },
  discriminator: { propertyName: 'tool' },
  oneOf: TOOL_NAMES.map((name) => ({ $ref: `#/$defs/${name}_action` })),
};

const vocabulary = {
  intent: { title: 'Intent', enum: [...INTENTS] },
  slot_name: { title: 'SlotName', enum: [...SLOT_NAMES] },
  slots,
  fsm_state: { title: 'FsmState', enum: [...FSM_STATES] },
  tool: { title: 'Tool', enum: [...TOOL_NAMES] },
  tier: { title: 'Tier', enum: [...TIERS] },
} satisfies Record<string, JsonSchema>;

/** Of a stored value only the form of days and hours is checked: nothing else can stop a turn. */
const storedSlot = (title: string, value: JsonSchema, sources: readonly string[]): JsonSchema => ({
  title,
  type: 'object',
  additionalProperties: false,
  required: ['value', 'source', 'turn'],
  properties: {
    value: { type: 'string', ...value },
    source: { enum: [...sources] },
    turn: { type: 'integer', minimum: 0 },
  },
});

const bySlot = (title: string, of: (slot: SlotName) => JsonSchema): JsonSchema => ({
  title,
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(SLOT_NAMES.map((slot) => [slot, of(slot)])),
});

/** The form of days and hours, wherever a state holds them. */
const DAY_FORM: JsonSchema = { format: 'date' };
const HOUR_FORM: JsonSchema = { pattern: SLOT_RULES.preferred_time['pattern'] };
const STORED_FORMS: Partial<Record<SlotName, JsonSchema>> = { preferred_date: DAY_FORM, preferred_time: HOUR_FORM };

const SLOT_DEFS: Partial<Record<SlotName, string>> = { preferred_date: 'day_slot', preferred_time: 'hour_slot' };

/** Parts of the stored state that list what the code lists. */
const stored = {
  state_schema: { const: STATE_SCHEMA },
  task_kind: { title: 'StoredTaskKind', enum: [...TASK_KINDS] },
  tasks: { type: 'array', maxItems: MAX_TASKS, items: { $ref: '#/$defs/task' } },
  slot: storedSlot('StoredSlot', {}, SLOT_SOURCES),
  day_slot: storedSlot('StoredDaySlot', DAY_FORM, SLOT_SOURCES),
  hour_slot: storedSlot('StoredHourSlot', HOUR_FORM, SLOT_SOURCES),
  state_slots: bySlot('StoredSlots', (slot) => ({ $ref: `#/$defs/${SLOT_DEFS[slot] ?? 'slot'}` })),
  values: bySlot('StoredValues', (slot) => ({ type: 'string', ...STORED_FORMS[slot] })),
} satisfies Record<string, JsonSchema>;

/** The derived `$defs` of each schema file, by file name without extension. */
export const DERIVED_DEFS: Readonly<Record<string, JsonSchema>> = {
  extractor_v1: pick('intent', 'slots'),
  planner_v1: { ...pick('slot_name', 'tool'), action, ...actionDefs },
  response_v1: pick('fsm_state'),
  manifest_v1: pick('tool', 'tier', 'slot_name'),
  decide_request_v1: pick('fsm_state', 'slots'),
  decide_response_v1: pick('intent', 'slot_name', 'slots'),
  conversation_state_v1: {
    ...pick('intent', 'slot_name', 'fsm_state', 'tool'),
    values: stored.values,
    v1_slots: bySlot('SlotsV1', () => ({ $ref: '#/$defs/v1_slot' })),
  },
  conversation_state_v2: { ...pick('intent', 'slot_name', 'fsm_state', 'tool'), ...stored },
};

function pick(...names: (keyof typeof vocabulary)[]): JsonSchema {
  return Object.fromEntries(names.map((name) => [name, vocabulary[name]]));
}

function pascal(name: string): string {
  return name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}
