/** Random lists of commands: anything that a message may come to, more often what people say than what they do not. */
import fc from 'fast-check';
import { SMALL_TALK, TASK_KINDS } from '../../../domain/understanding/commands/types';
import type {
  Beneficiary,
  Command,
  CommandBody,
  CommandKind,
  Question,
  Reference,
} from '../../../domain/understanding/commands/types';
import type { Problem } from '../../../domain/understanding/commands/problems';
import { INTENTS } from '../../../domain/understanding/vocabulary';
import type { SlotName } from '../../../domain/slots';
import { CODES, DAYS, HOURS, SERVICES, STAFF } from './arbitraries';

const one = fc.constantFrom;
const flag = <K extends string>(name: K): fc.Arbitrary<Partial<Record<K, true>>> =>
  one<Partial<Record<K, true>>>({}, {}, {}, { [name]: true } as Partial<Record<K, true>>);
/** Leaves out what was not chosen, as readings do. */
const some = <T extends object>(
  record: { [K in keyof T]-?: fc.Arbitrary<NonNullable<T[K]>> },
  required: (keyof T)[] = [],
) => fc.record(record, { requiredKeys: required }) as unknown as fc.Arbitrary<T>;

const NAMES = ['Ana', 'Sofía Paz', 'Pepe *Gómez*', 'x'.repeat(80)];
const VALUES: Readonly<Record<SlotName, readonly string[]>> = {
  service_type: SERVICES,
  preferred_date: DAYS,
  preferred_time: HOURS,
  staff_name: STAFF,
  client_name: NAMES,
  client_email: ['ana@mail.com'],
  client_phone: ['+5491155554444'],
  booking_id: CODES,
};
const slotName = one(...(Object.keys(VALUES) as SlotName[]));

const days = fc.tuple(one(...DAYS), fc.nat(2)).map(([from, at]) => ({
  from,
  to: DAYS[Math.min(DAYS.length - 1, DAYS.indexOf(from) + at)] ?? from,
  except: at === 2 ? [from] : [],
}));
const hours = one({ from: '09:00', to: '13:00' }, { from: '14:00', to: '19:00' }, { from: '15:01', to: '24:00' });
const person = one<Beneficiary>(
  { self: true },
  { relation: 'hijo' },
  { relation: 'mamá', name: 'Rosa' },
  { name: 'Sofía' },
);

const reference = some<Reference>({
  code: one(...CODES),
  owner: person,
  service: one(...SERVICES),
  staff: one(...STAFF),
  day: one(...DAYS).map((day) => ({ from: day, to: day })),
  time: one(...HOURS),
  which: one('all', 'other', 'that'),
  not: one<Reference>({ service: SERVICES[0] ?? '' }, { owner: { name: 'Sofía' } }),
  or: one<Reference[]>([{ service: SERVICES[0] ?? '' }, { owner: { name: 'Sofía' } }]),
});

const problem = one<Problem>(
  { kind: 'unknown_service', said: 'botox' },
  { kind: 'ambiguous_service', names: SERVICES.slice(0, 2) },
  { kind: 'several_services', names: SERVICES },
  { kind: 'several_services', names: [SERVICES[0] ?? '', SERVICES[0] ?? ''] },
  { kind: 'past_date', date: '2026-11-01' },
  { kind: 'invalid_date', said: '31/2' },
  { kind: 'ambiguous_date', dates: DAYS.slice(0, 2), hour: 10 },
  { kind: 'invalid_time', said: '25:00' },
  { kind: 'ambiguous_time', times: HOURS.slice(0, 2) },
  { kind: 'unknown_staff', said: 'Nadie' },
  { kind: 'ambiguous_staff', names: [...STAFF] },
  { kind: 'unclear_name', said: '...' },
  { kind: 'bad_email', said: 'ana@' },
);

const question = one<Question>(
  { about: 'services' },
  { about: 'services', unknown: 'botox' },
  { about: 'prices', service: 'Barba' },
  { about: 'prices', all: true },
  { about: 'prices', options: SERVICES.slice(0, 2), staff: STAFF[0] ?? '' },
  { about: 'duration' },
  { about: 'hours', date: DAYS[1] ?? '' },
  { about: 'hours', now: true },
  { about: 'packages' },
  { about: 'promotions' },
  { about: 'appointments' },
  { about: 'appointments', owner: { name: 'Sofía' } },
  { about: 'appointments', date: DAYS[1] ?? '', stands: true },
  { about: 'this' },
  { about: 'this', staff: true },
  { about: 'staff' },
  { about: 'person', staff: STAFF[0] ?? '' },
  { about: 'cancellation' },
  { about: 'address' },
  { about: 'unknown' },
  { about: 'faq', topic: 'pagos' },
);

type Bodies = { [K in CommandKind]: fc.Arbitrary<Extract<CommandBody, { do: K }>> };
const plain = <K extends CommandKind>(kind: K) => fc.constant({ do: kind });

/** One of every kind: a kind that is missing here does not compile. */
const BODIES: Bodies = {
  turn: fc.nat(3).map((open) => ({ do: 'turn' as const, open })),
  start: fc
    .record({ task: one(...TASK_KINDS), sure: one(0.5, 0.95), another: flag('another'), alike: flag('alike') })
    .map(({ task, sure, another, alike }) => ({
      do: 'start' as const,
      task,
      sure,
      ...(task === 'book' ? { ...another, ...(another.another ? alike : {}) } : {}),
    })),
  set: slotName.chain((slot) =>
    fc
      .record({
        value: one(...VALUES[slot]),
        correct: flag('correct'),
        mentioned: flag('mentioned'),
        only: slot === 'service_type' ? flag('only') : fc.constant({}),
      })
      .map(({ value, correct, mentioned, only }) => ({
        do: 'set' as const,
        slot,
        value,
        ...correct,
        ...mentioned,
        ...only,
      })),
  ),
  narrow: fc.oneof(
    days.map((value) => ({ do: 'narrow' as const, days: value })),
    hours.map((value) => ({ do: 'narrow' as const, hours: value })),
  ),
  exclude: some<Omit<Extract<CommandBody, { do: 'exclude' }>, 'do'>>({
    dates: one(...DAYS).map((day) => [day]),
    weekdays: fc.nat(6).map((day) => [day]),
    hours,
    staff: one(...STAFF),
    service: one(...SERVICES),
  }).map((what) => ({ do: 'exclude' as const, ...what })),
  shift: one<Extract<CommandBody, { do: 'shift' }>>(
    { do: 'shift', by: { minutes: 30 } },
    { do: 'shift', by: { minutes: -1440 } },
    { do: 'shift', by: { days: 1, sameTime: true } },
    { do: 'shift', by: { towards: 'later' } },
    { do: 'shift', by: { towards: 'earlier' } },
    { do: 'shift', by: { sameDay: true } },
    { do: 'shift', by: { sameDay: true, sameTime: true }, of: { service: 'Barba' } },
    { do: 'shift', by: { sameDay: true }, of: {} },
  ),
  leave_open: one<Extract<CommandBody, { do: 'leave_open' }>>(
    { do: 'leave_open', slot: 'preferred_date' },
    { do: 'leave_open', slot: 'preferred_date', soonest: true },
    { do: 'leave_open', slot: 'preferred_time' },
    { do: 'leave_open', slot: 'staff_name' },
    { do: 'leave_open', slot: null },
  ),
  same: fc.constant({ do: 'same' as const, slot: 'staff_name' as const }),
  unclear: problem.map((value) => ({ do: 'unclear' as const, problem: value })),
  follow: one<Extract<CommandBody, { do: 'follow' }>>({ do: 'follow' }, { do: 'follow', service: 'Barba' }),
  for: person.map((whom) => ({ do: 'for' as const, person: whom })),
  refer: reference.map((to) => ({ do: 'refer' as const, to })),
  choose: fc.nat(5).map((index) => ({ do: 'choose' as const, index })),
  change: fc.option(slotName, { freq: 4 }).map((slot) => ({ do: 'change' as const, slot })),
  more: plain('more'),
  ask: question.map((value) => ({ do: 'ask' as const, question: value })),
  unsure: fc
    .uniqueArray(one(...INTENTS), { minLength: 1, maxLength: 2 })
    .map((between) => ({ do: 'unsure' as const, between })),
  person: one('asked' as const, 'complaint' as const).map((why) => ({ do: 'person' as const, why })),
  smalltalk: one(...SMALL_TALK).map((topic) => ({ do: 'smalltalk' as const, topic })),
  greet: plain('greet'),
  outside: plain('outside'),
  affirm: plain('affirm'),
  deny: plain('deny'),
  doubt: plain('doubt'),
  defer: plain('defer'),
  wait: plain('wait'),
  drop: plain('drop'),
  finish: plain('finish'),
  undo: plain('undo'),
  restart: plain('restart'),
  repeat: plain('repeat'),
  explain: plain('explain'),
  late: plain('late'),
  optout: plain('optout'),
  optin: plain('optin'),
};

export const said = (...bodies: CommandBody[]): Command[] =>
  bodies.map((body, at) => ({ ...body, span: { start: at, end: at + 1, text: 'x' } }));

const anyBody: fc.Arbitrary<CommandBody> = fc.oneof(...Object.values(BODIES));

/** "Barba el viernes a las 10 a nombre de Ana": ready to be confirmed. */
const wholeBooking = fc
  .tuple(BODIES.start, one(...SERVICES), one(...DAYS), one(...HOURS), one(...NAMES))
  .map(([start, service, day, hour, name]): CommandBody[] => [
    { ...start, task: 'book' },
    { do: 'set', slot: 'service_type', value: service },
    { do: 'set', slot: 'preferred_date', value: day },
    { do: 'set', slot: 'preferred_time', value: hour },
    { do: 'set', slot: 'client_name', value: name },
  ]);

export const anyCommands: fc.Arbitrary<Command[]> = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(anyBody, { minLength: 1, maxLength: 7 }) },
    { weight: 3, arbitrary: wholeBooking },
    { weight: 1, arbitrary: fc.tuple(wholeBooking, wholeBooking).map((both) => both.flat()) },
    { weight: 3, arbitrary: fc.constant<CommandBody[]>([{ do: 'affirm' }]) },
    { weight: 1, arbitrary: anyBody.map((body): CommandBody[] => [{ do: 'affirm' }, body]) },
    { weight: 1, arbitrary: BODIES.start.map((start): CommandBody[] => [start]) },
    {
      weight: 1,
      arbitrary: one(...CODES).map((code): CommandBody[] => [
        { do: 'start', task: 'cancel', sure: 0.9 },
        { do: 'refer', to: { code } },
      ]),
    },
    {
      weight: 1,
      arbitrary: fc.constant<CommandBody[]>([
        { do: 'start', task: 'cancel', sure: 0.9 },
        { do: 'refer', to: { which: 'all' } },
      ]),
    },
  )
  .map((bodies) => said(...bodies));
