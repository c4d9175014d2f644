/** What the extractor model is asked for: an intent and verbatim spans, under one-token keys; empty spans are left out. */
import { validateWith, type Result } from '../schemas/validate';
import { INTENTS, type Intent } from '../domain/understanding/vocabulary';
import type { SlotName } from '../domain/slots';

/** Key in the model's output → slot. E-mails and phones are left to the deterministic tier: they have a fixed shape. */
export const SPAN_SLOTS = {
  service: 'service_type',
  day: 'preferred_date',
  time: 'preferred_time',
  staff: 'staff_name',
  name: 'client_name',
  code: 'booking_id',
} as const satisfies Record<string, SlotName>;
export type SpanKey = keyof typeof SPAN_SLOTS;
export const SPAN_KEYS: readonly SpanKey[] = ['service', 'day', 'time', 'staff', 'name', 'code'];

export type SlmOutput = { intent: Intent } & Partial<Record<SpanKey, string>>;

/** Constrains decoding. No lengths and no patterns: they slow the grammar down, and the validator below has them. */
export const EXTRACTOR_FORMAT = {
  type: 'object',
  properties: {
    intent: { type: 'string', enum: [...INTENTS] },
    ...Object.fromEntries(SPAN_KEYS.map((key) => [key, { type: 'string' }])),
  },
  required: ['intent'],
  additionalProperties: false,
};

const OUTPUT_SCHEMA = {
  ...EXTRACTOR_FORMAT,
  properties: {
    intent: { enum: [...INTENTS] },
    ...Object.fromEntries(SPAN_KEYS.map((key) => [key, { type: 'string', maxLength: 200 }])),
  },
};

export function validateSlmOutput(value: unknown): Result<SlmOutput> {
  return validateWith(
    'slm:extractor',
    OUTPUT_SCHEMA,
    value,
    (candidate): candidate is SlmOutput => candidate === value,
  );
}
