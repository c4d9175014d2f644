/** One input line of `pulpo extract`. */
import { DateTime } from 'luxon';
import type { WeeklyHours } from '../domain/booking/types';
import type { OfferedOption, PendingQuestion } from '../domain/dialogue/types';
import type { UnderstandingContext } from '../domain/understanding/types';
import { SLOT_NAMES, type SlotValues } from '../domain/slots';
import type { Catalogue } from '../domain/catalogue';
import { validateWith } from '../schemas/validate';

export type LineId = string | number | null;

export interface Readable {
  id: LineId;
  text: string;
  context: UnderstandingContext;
}
export interface Refused {
  id: LineId;
  error: string;
}

/** Only `text` is needed; `now` and `timezone` default to this moment in Buenos Aires. The rest is optional context. */
interface Line {
  text: string;
  now?: string;
  timezone?: string;
  catalogue?: Catalogue;
  pending?: PendingQuestion;
  offered?: OfferedOption[];
  slots?: SlotValues;
  hours?: WeeklyHours;
}

const DEFAULT_ZONE = 'America/Argentina/Buenos_Aires';

const strings = { type: 'array', items: { type: 'string' } };
const entries = {
  type: 'array',
  items: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, synonyms: strings } },
};
const time = { type: 'string', pattern: '^([01][0-9]|2[0-4]):[0-5][0-9]$' };
const slotValues = {
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(SLOT_NAMES.map((name) => [name, { type: 'string' }])),
};

const LINE_SCHEMA = {
  type: 'object',
  required: ['text'],
  properties: {
    text: { type: 'string', maxLength: 10_000 },
    now: { type: 'string' },
    timezone: { type: 'string' },
    catalogue: { type: 'object', required: ['services', 'staff'], properties: { services: entries, staff: entries } },
    pending: {
      type: 'object',
      required: ['kind'],
      properties: {
        kind: { enum: ['slot', 'confirm', 'choose', 'clarify_intent', 'offer_human'] },
        slot: { enum: SLOT_NAMES },
        intents: strings,
      },
      if: { properties: { kind: { enum: ['slot', 'choose'] } } },
      then: { required: ['slot'] },
    },
    offered: {
      type: 'array',
      items: {
        type: 'object',
        required: ['label', 'values'],
        properties: { label: { type: 'string' }, values: slotValues },
      },
    },
    slots: slotValues,
    hours: {
      type: 'array',
      minItems: 7,
      maxItems: 7,
      items: {
        type: 'array',
        items: { type: 'object', required: ['from', 'to'], properties: { from: time, to: time } },
      },
    },
  },
};

/** @param catalogue for lines that name none */
export function readLine(raw: string, catalogue: Catalogue): Readable | Refused {
  const parsed = parse(raw);
  if (parsed === undefined)
    return { id: null, error: raw.trim() === '' ? 'the line is empty' : 'the line is not valid JSON' };
  const id = idOf(parsed);
  const checked = validateWith(
    'cli:extract-line',
    LINE_SCHEMA,
    withoutNulls(parsed),
    (value): value is Line => typeof value === 'object',
  );
  if (!checked.ok) return { id, error: checked.message };
  const { text, timezone = DEFAULT_ZONE, pending, ...line } = checked.value;
  if (!DateTime.local({ zone: timezone }).isValid) return { id, error: `timezone "${timezone}" is not known` };
  const now = DateTime.fromISO(line.now ?? new Date().toISOString(), { zone: timezone });
  if (!now.isValid) return { id, error: `now "${line.now}" is not an ISO 8601 time` };
  return {
    id,
    text,
    context: {
      now: now.toISO(),
      timezone,
      country: 'AR',
      catalogue: withSynonyms(line.catalogue ?? catalogue),
      ...(pending ? { pendingQuestion: pending } : {}),
      ...(line.offered ? { offered: line.offered } : {}),
      ...(line.slots ? { slots: line.slots } : {}),
      ...(line.hours ? { hours: line.hours } : {}),
    },
  };
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function idOf(value: unknown): LineId {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

/** `"slots": null` says the same as no slots. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== null)
      .map(([key, field]) => [key, withoutNulls(field)]),
  );
}

const withSynonyms = ({ services, staff }: Catalogue): Catalogue => ({
  services: services.map((entry) => ({ ...entry, synonyms: entry.synonyms ?? [] })),
  staff: staff.map((entry) => ({ ...entry, synonyms: entry.synonyms ?? [] })),
});
