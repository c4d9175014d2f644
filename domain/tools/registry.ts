/**
 * The one registry of tools: planner schema, policy allow-list, manifests, model tool declarations and executors are all
 * derived from it, so that they cannot drift. Declarative only: executors live in `tools/`.
 */
import type { SlotName } from '../slots';
import { TOOL_NAMES, type ToolName } from './names';

export const TIERS = ['basic', 'premium', 'enterprise'] as const;
export type Tier = (typeof TIERS)[number];

export type ToolScope = 'read' | 'write' | 'admin';

/** JSON Schema (draft 2020-12 subset) of a tool's arguments: flat strings only. */
export interface ArgsSchema {
  type: 'object';
  additionalProperties: false;
  properties: Record<
    string,
    { type: 'string'; description: string; pattern?: string; maxLength?: number; format?: string }
  >;
  required: string[];
}

export interface ToolSpec {
  name: ToolName;
  /** es-AR, for consoles and audit ("Reservar turno"). */
  label: string;
  /** English, for models and documentation. */
  description: string;
  scope: ToolScope;
  tier: Tier;
  ratePerMinute: number;
  timeoutMs: number;
  /** Slots that must be present in args ∪ state before it may run. */
  requiresSlots: readonly SlotName[];
  args: ArgsSchema;
  /** Reads are repeatable; writes carry an idempotency key. */
  idempotent: 'by_nature' | 'by_key';
}

const string = (description: string, extra: object = {}) => ({ type: 'string' as const, description, ...extra });
const DATE = string('Local day, YYYY-MM-DD', { format: 'date' });
const TIME = string('Local time, HH:MM', { pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });
const SERVICE = string('Service, as the catalogue names it', { maxLength: 80 });
const NAME = string('Name for the appointment', { maxLength: 80 });
const STAFF = string('Professional, as the catalogue names them', { maxLength: 80 });
/** Lists are strings too: the arguments of a tool stay flat. */
const DATES = string('Days that are ruled out, YYYY-MM-DD, separated by commas', {
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}(,[0-9]{4}-[0-9]{2}-[0-9]{2})*$',
  maxLength: 340,
});
const BOOKING = string('Code of the appointment', { maxLength: 64 });

function args(properties: ArgsSchema['properties'], required: string[] = []): ArgsSchema {
  return { type: 'object', additionalProperties: false, properties, required };
}

const read = { scope: 'read', tier: 'basic', timeoutMs: 3000, requiresSlots: [], idempotent: 'by_nature' } as const;
const write = { scope: 'write', tier: 'basic', ratePerMinute: 10, timeoutMs: 10_000, idempotent: 'by_key' } as const;

export const TOOLS: Readonly<Record<ToolName, ToolSpec>> = {
  get_available_services: {
    ...read,
    name: 'get_available_services',
    label: 'Ver servicios y precios',
    description: 'Services with price range, duration and professionals; q narrows by words.',
    ratePerMinute: 60,
    args: args({ q: string('Words to look for', { maxLength: 80 }), category: string('Category', { maxLength: 80 }) }),
  },
  get_business_hours: {
    ...read,
    name: 'get_business_hours',
    label: 'Ver horarios',
    description: 'Weekly opening hours and the next special dates.',
    ratePerMinute: 60,
    args: args({}),
  },
  check_service_availability: {
    ...read,
    name: 'check_service_availability',
    label: 'Ver disponibilidad',
    description: 'Free starts of a service on a day, or the reason why there are none, with the nearest alternatives.',
    ratePerMinute: 30,
    timeoutMs: 5000,
    requiresSlots: ['service_type', 'preferred_date'],
    args: args(
      {
        service_type: SERVICE,
        preferred_date: DATE,
        preferred_time: TIME,
        staff_name: STAFF,
        date_to: string('Last day to look at, YYYY-MM-DD', { pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }),
        time_from: string('Only starts at or after HH:MM', { pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }),
        time_to: string('Only starts before HH:MM', { pattern: '^([01][0-9]|2[0-4]):[0-5][0-9]$' }),
        not_on: DATES,
        not_staff: string('Professionals who are ruled out, as the catalogue names them, separated by commas', {
          maxLength: 240,
        }),
        spare_staff: string('Professionals to be left to others where there is a choice, separated by commas', {
          maxLength: 240,
        }),
        order: string('spread: starts over all that is free (default). soonest: the first ones, without gaps', {
          pattern: '^(spread|soonest)$',
        }),
        booking_id: string('Code of the appointment that is being moved: its own time counts as free', {
          maxLength: 64,
        }),
      },
      ['service_type', 'preferred_date'],
    ),
  },
  get_service_packages: {
    ...read,
    name: 'get_service_packages',
    label: 'Ver paquetes',
    description: 'Packages of several services at one price.',
    ratePerMinute: 60,
    args: args({}),
  },
  get_active_promotions: {
    ...read,
    name: 'get_active_promotions',
    label: 'Ver promociones',
    description: 'Promotions in force on a day (default today).',
    ratePerMinute: 60,
    args: args({ date: DATE }),
  },
  find_appointment_by_phone: {
    ...read,
    name: 'find_appointment_by_phone',
    label: 'Ver mis turnos',
    description:
      "The customer's own appointments: future ones, and those that began a short while ago or are not over. Identity comes from the channel, never from arguments.",
    ratePerMinute: 30,
    args: args({}),
  },
  book_appointment: {
    ...write,
    name: 'book_appointment',
    label: 'Reservar turno',
    description: 'Books an appointment for this customer.',
    requiresSlots: ['service_type', 'preferred_date', 'preferred_time', 'client_name'],
    args: args(
      {
        service_type: SERVICE,
        preferred_date: DATE,
        preferred_time: TIME,
        client_name: NAME,
        client_email: string('E-mail', { maxLength: 254 }),
        staff_name: STAFF,
        notes: string('Notes', { maxLength: 300 }),
      },
      ['service_type', 'preferred_date', 'preferred_time', 'client_name'],
    ),
  },
  reschedule_appointment: {
    ...write,
    name: 'reschedule_appointment',
    label: 'Cambiar turno',
    description:
      "Moves one of the customer's own appointments, or puts it in another name; the old slot is freed only if the new one is taken.",
    requiresSlots: ['booking_id', 'preferred_date', 'preferred_time'],
    args: args(
      { booking_id: BOOKING, preferred_date: DATE, preferred_time: TIME, staff_name: STAFF, client_name: NAME },
      ['booking_id', 'preferred_date', 'preferred_time'],
    ),
  },
  cancel_appointment: {
    ...write,
    name: 'cancel_appointment',
    label: 'Cancelar turno',
    description: "Cancels one of the customer's own appointments.",
    requiresSlots: ['booking_id'],
    args: args({ booking_id: BOOKING, reason: string('Reason', { maxLength: 300 }) }, ['booking_id']),
  },
};

export const toolSpecs = (): ToolSpec[] => TOOL_NAMES.map((name) => TOOLS[name]);
