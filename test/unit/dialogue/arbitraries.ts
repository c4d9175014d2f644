/** Random messages and random tool outcomes: any conversation at all, for the invariants of reducer and replies. */
import fc from 'fast-check';
import { TOOLS } from '../../../domain/tools/registry';
import type { ToolName } from '../../../domain/tools/names';
import { REFUSALS, type AppointmentInfo, type ToolOutcome, type ToolResult } from '../../../domain/tools/results';
import type { FreeStart } from '../../../domain/booking/types';
import type { PlannedAction } from '../../../domain/dialogue/plan';
import type { CatalogueMatch, DialogueAct, Reading } from '../../../domain/understanding/types';
import { INTENTS } from '../../../domain/understanding/vocabulary';
import type { SlotValues } from '../../../domain/slots';
import { reading, wants } from './readings';

export const DAYS = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-29', '2027-02-01'];
export const HOURS = ['09:00', '10:30', '15:00', '18:45'];
export const SERVICES = ['Corte de Cabello', 'Barba', 'Coloración'];
export const STAFF = ['Carlos Rodríguez', 'María Fernández'];
export const CODES = ['K2M2QX', 'K3M2QX', 'ZZZZZZ'];

const one = fc.constantFrom;
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

const slots: fc.Arbitrary<SlotValues> = fc
  .record({
    service_type: maybe(one(...SERVICES)),
    preferred_date: maybe(one(...DAYS)),
    preferred_time: maybe(one(...HOURS)),
    staff_name: maybe(one(...STAFF)),
    client_name: maybe(one('Ana', 'Pepe *Gómez*', 'x'.repeat(80))),
    client_email: maybe(one('ana@mail.com')),
    booking_id: maybe(one(...CODES)),
  })
  .map((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));

const act: fc.Arbitrary<DialogueAct> = fc.oneof(
  one<DialogueAct>(
    { kind: 'affirm' },
    { kind: 'deny' },
    { kind: 'dont_know' },
    { kind: 'abandon' },
    { kind: 'restart' },
  ),
  one<DialogueAct>(
    { kind: 'wait' },
    { kind: 'defer' },
    { kind: 'undo' },
    { kind: 'repeat' },
    { kind: 'not_understood' },
    { kind: 'human' },
    { kind: 'opt_out' },
    { kind: 'opt_in' },
  ),
  fc.nat(5).map((index) => ({ kind: 'choose' as const, index })),
);

const span = { start: 0, end: 1, text: 'x' };
const mention: fc.Arbitrary<CatalogueMatch> = one<CatalogueMatch>(
  { kind: 'several', names: SERVICES, span },
  { kind: 'several', names: SERVICES, separate: true, span },
  { kind: 'unknown', span },
  { kind: 'any', span },
);

const message: fc.Arbitrary<Reading> = fc
  .record({
    intent: one(...INTENTS),
    also: maybe(one(...INTENTS)),
    slots,
    sure: fc.double({ min: 0, max: 1, noNaN: true }),
    answers: fc.boolean(),
    correction: fc.boolean(),
    second: one(...INTENTS),
    service: maybe(mention),
    staff: maybe(mention),
  })
  .map((said) =>
    wants(said.intent, said.slots, {
      alsoIntent: said.also ?? null,
      confidence: said.sure,
      answersPending: said.answers,
      correction: said.correction,
      alternatives: [{ intent: said.second, confidence: 1 - said.sure }],
      service: said.slots.service_type ? null : (said.service ?? null),
      staff: said.slots.staff_name ? null : (said.staff ?? null),
    }),
  );

export const anyReading: fc.Arbitrary<Reading> = fc.oneof(
  { weight: 3, arbitrary: act.map((kind) => reading({ act: kind, answersPending: true })) },
  { weight: 5, arbitrary: message },
);

const starts: fc.Arbitrary<FreeStart[]> = fc.array(
  fc.record({
    date: one(...DAYS),
    time: one(...HOURS),
    staff: one(...STAFF),
    durationMinutes: fc.constant(30),
    price: fc.nat(90_000),
  }),
  { maxLength: 12 },
);

const appointment: fc.Arbitrary<AppointmentInfo> = fc.record({
  id: one(...CODES),
  code: one(...CODES),
  service: one(...SERVICES, 'Servicio de nombre muy largo '.repeat(2).trim()),
  staff: one(...STAFF),
  date: one(...DAYS),
  time: one(...HOURS),
  durationMinutes: fc.constant(30),
  price: fc.nat(90_000),
  clientName: fc.constant('Ana'),
  freeCancellation: fc.boolean(),
});

/** What happens to one action: every status, every refusal. */
export interface Fate {
  kind: 'done' | 'refused' | 'failed' | 'denied' | 'skipped';
  code: (typeof REFUSALS)[number];
  starts: FreeStart[];
  appointments: AppointmentInfo[];
  free: boolean;
}

export const anyFate: fc.Arbitrary<Fate> = fc.record({
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant('done' as const) },
    { weight: 3, arbitrary: one('refused', 'failed', 'denied', 'skipped') },
  ),
  code: one(...REFUSALS),
  starts,
  appointments: fc.uniqueArray(appointment, { maxLength: 8, minLength: 1, selector: ({ code }) => code }),
  free: fc.boolean(),
});

export function resultFor(action: PlannedAction, fate: Fate): ToolResult {
  const write = TOOLS[action.tool].scope === 'write';
  const base = { tool: action.tool, args: action.args, ms: 1 };
  if (fate.kind === 'failed') return { ...base, status: 'failed', error: 'StoreUnavailable' } as ToolResult;
  if (fate.kind === 'denied') return { ...base, status: 'denied', reason: 'rate_limited' } as ToolResult;
  if (fate.kind === 'skipped' && write) return { ...base, status: 'skipped', reason: 'slot_taken' } as ToolResult;
  const refused = { ok: false as const, code: fate.code, detail: '', alternatives: fate.starts };
  return { ...base, status: 'done', outcome: fate.kind === 'refused' ? refused : dataFor(action, fate) } as ToolResult;
}

function dataFor({ tool, args }: PlannedAction, { starts: free, appointments, free: isFree }: Fate): ToolOutcome {
  const [first] = appointments;
  if (!first) throw new Error('at least one appointment');
  const asked = args.preferred_time;
  const answers: Record<ToolName, () => ToolOutcome> = {
    get_available_services: () => ({ ok: true, data: { services: [] } }),
    get_business_hours: () => ({ ok: true, data: { week: [], specialDates: [] } }),
    get_service_packages: () => ({ ok: true, data: { packages: [] } }),
    get_active_promotions: () => ({ ok: true, data: { promotions: [] } }),
    find_appointment_by_phone: () => ({ ok: true, data: { appointments } }),
    check_service_availability: () => ({
      ok: true,
      data: {
        service: args.service_type ?? '',
        date: args.preferred_date ?? '',
        requested: asked ? { time: asked, free: isFree, staff: isFree ? 'María Fernández' : null } : null,
        starts: free,
      },
    }),
    book_appointment: () => ({ ok: true, data: { appointment: first } }),
    reschedule_appointment: () => ({
      ok: true,
      data: { appointment: first, previous: { date: first.date, time: first.time } },
    }),
    cancel_appointment: () => ({ ok: true, data: { appointment: first } }),
  };
  return answers[tool]();
}
