/** Which task a message belongs to, and what it makes of it. */
import { describe, expect, it } from '@jest/globals';
import { WORKSPACES } from '../../../evals/workspaces';
import type { Beneficiary, Command, CommandBody, Question } from '../../understanding/commands/types';
import type { SlotName } from '../../slots';
import type { WorkspaceProfile } from '../../workspace';
import { makeConfirmation } from '../confirmation';
import { emptyState } from '../empty-state';
import { MAX_TASKS, type ConversationState, type KnownAppointment, type OfferedOption, type Task } from '../types';
import { newTask, pushTask, topTask } from '../tasks';
import { track } from './index';

const NOW = '2026-11-24T13:00:00.000Z';
const CONTEXT = { now: NOW, workspace: WORKSPACES.estilo as WorkspaceProfile };
const WEDNESDAY = '2026-11-25';
const THURSDAY = '2026-11-26';
const SUNDAY = '2026-11-29';
const TURN = 5;

type Values = Partial<Record<SlotName, string>>;
const slotsOf = (values: Values, source: 'customer' | 'mention' = 'customer'): Task['slots'] =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, source, turn: 1 }]));
const valuesOf = (task: Task | null | undefined): Values =>
  Object.fromEntries(Object.entries(task?.slots ?? {}).map(([name, { value }]) => [name, value]));

type Given = Partial<Omit<Task, 'slots'>> & { slots?: Values };
/** A conversation in which these are being done; the last one is talked about. */
function doing(...tasks: Given[]): ConversationState {
  let state: ConversationState = { ...emptyState(), turn: TURN };
  for (const { kind = 'book', slots = {}, ...rest } of tasks)
    state = pushTask(state, { ...newTask(state, kind), slots: slotsOf(slots), ...rest });
  return state;
}
const said = (...bodies: CommandBody[]): Command[] =>
  bodies.map((body) => ({ ...body, span: { start: 0, end: 1, text: 'x' } }));
const hear = (state: ConversationState, ...bodies: CommandBody[]) => track(state, said(...bodies), CONTEXT);
const topOf = (state: ConversationState, ...bodies: CommandBody[]): Task | null =>
  topTask(hear(state, ...bodies).state);
const kindsOf = ({ tasks }: ConversationState): string[] =>
  tasks.map(({ kind, slots }) => `${kind} ${slots.service_type?.value ?? ''}`.trim());

const set = (
  slot: SlotName,
  value: string,
  rest: { correct?: true; mentioned?: true; weekday?: true } = {},
): CommandBody => ({
  do: 'set',
  slot,
  value,
  ...rest,
});
const start = (task: Task['kind'], rest: { another?: true; alike?: true } = {}): CommandBody => ({
  do: 'start',
  task,
  sure: 1,
  ...rest,
});
const whom = (person: Beneficiary): CommandBody => ({ do: 'for', person });
const offer = (date: string, time: string, staff?: string): OfferedOption => ({
  values: { preferred_date: date, preferred_time: time, ...(staff ? { staff_name: staff } : {}) },
});

const APPOINTMENT: KnownAppointment = {
  code: 'K2M2QX',
  service: 'Barba',
  staff: 'Carlos Rodríguez',
  date: WEDNESDAY,
  time: '10:00',
  durationMinutes: 25,
  freeCancellation: true,
  clientName: 'Ana',
};
const OTHER: KnownAppointment = {
  ...APPOINTMENT,
  code: 'K3M2QX',
  service: 'Brushing',
  date: THURSDAY,
  clientName: 'Sofía',
};
/** Just after a write. */
const after = (kind: 'booked' | 'moved' | 'cancelled', turn = TURN): ConversationState => ({
  ...doing(),
  fsm: kind === 'cancelled' ? 'CANCELLED' : 'BOOKED',
  latest: { kind, appointment: APPOINTMENT, turn },
});

const CALL = { tool: 'book_appointment' as const, args: { service_type: 'Barba' } };
const asking = (slots: Values): Given => ({
  slots,
  pending: { kind: 'confirm' },
  confirmation: makeConfirmation([CALL], [], { now: NOW, sha256: (text) => text }),
});
const FULL: Values = {
  service_type: 'Barba',
  preferred_date: WEDNESDAY,
  preferred_time: '10:00',
  staff_name: 'Carlos Rodríguez',
  client_name: 'Ana',
};

describe('which task', () => {
  it('a start begins one, and the values that follow are its own', () => {
    const { state, started, focus } = hear(doing(), start('book'), set('service_type', 'Barba'));
    expect(kindsOf(state)).toEqual(['book Barba']);
    expect(started).toEqual([1]);
    expect(focus).toBe(1);
  });

  it('values without a start go on with the one that is talked about', () => {
    const two = doing({ slots: { service_type: 'Brushing' } }, { slots: { service_type: 'Barba' } });
    const { state, started } = hear(two, set('preferred_date', WEDNESDAY));
    expect(state.tasks.map(valuesOf)).toEqual([
      { service_type: 'Brushing' },
      { service_type: 'Barba', preferred_date: WEDNESDAY },
    ]);
    expect(started).toEqual([]);
  });

  it('the same kind again is the same task, not a second one', () => {
    const { state, started } = hear(doing({ slots: FULL }), start('book'), set('preferred_time', '11:00'));
    expect(state.tasks).toHaveLength(1);
    expect(valuesOf(topTask(state))).toEqual({ ...FULL, preferred_time: '11:00' });
    expect(started).toEqual([]);
  });

  it('a move or a cancellation that waits is taken up again; a booking that waits beneath another thing is not', () => {
    const waiting = doing({ kind: 'cancel' }, { slots: { service_type: 'Barba' } });
    expect(kindsOf(hear(waiting, start('cancel')).state)).toEqual(['book Barba', 'cancel']);
    const beneath = doing({ slots: { service_type: 'Barba' } }, { kind: 'cancel' });
    expect(kindsOf(hear(beneath, start('book'), set('service_type', 'Brushing')).state)).toEqual([
      'book Barba',
      'cancel',
      'book Brushing',
    ]);
  });

  it('"otro" is a second one, which waits beneath a first that is under way', () => {
    const { state, started, focus } = hear(
      doing({ slots: FULL }),
      start('book', { another: true }),
      set('service_type', 'Brushing'),
    );
    expect(kindsOf(state)).toEqual(['book Brushing', 'book Barba']);
    expect(started).toEqual([2]);
    expect(focus).toBe(1);
  });

  it('"otro" goes first while nothing of the first is known', () => {
    expect(kindsOf(hear(doing({}), start('book', { another: true }), set('service_type', 'Brushing')).state)).toEqual([
      'book',
      'book Brushing',
    ]);
  });

  it('somebody else than the one it is for begins another', () => {
    const forSon = doing({ slots: FULL, beneficiary: { relation: 'hijo' } });
    const both = hear(forSon, start('book'), whom({ self: true }), set('service_type', 'Barba')).state;
    expect(both.tasks.map(({ beneficiary }) => beneficiary)).toEqual([{ relation: 'hijo' }, { self: true }]);
    expect(hear(forSon, start('book'), whom({ relation: 'hijo' })).state.tasks).toHaveLength(1);
  });

  it('whom it is for, said later, is no second task', () => {
    expect(hear(doing({ slots: FULL }), start('book'), whom({ relation: 'hijo' })).state.tasks).toHaveLength(1);
  });

  it('several starts are done in the order of the message', () => {
    const { state, started } = hear(
      doing(),
      start('cancel'),
      start('book'),
      set('service_type', 'Barba'),
      start('book'),
      set('service_type', 'Brushing'),
    );
    expect(kindsOf(state)).toEqual(['book Brushing', 'book Barba', 'cancel']);
    expect(started).toEqual([1, 2, 3]);
  });

  it('two starts of a booking are two, though neither says that it is another', () => {
    const { state, started } = hear(
      doing(),
      start('book'),
      set('preferred_time', '10:00'),
      start('book'),
      set('preferred_time', '11:00'),
    );
    expect(state.tasks.map((task) => valuesOf(task).preferred_time)).toEqual(['11:00', '10:00']);
    expect(started).toEqual([1, 2]);
  });

  it('somebody who is named takes the talk to the task that is theirs', () => {
    const two = doing(
      { slots: { service_type: 'Brushing', client_name: 'Sofía' }, beneficiary: { relation: 'hija', name: 'Sofía' } },
      { slots: FULL },
    );
    for (const command of [whom({ relation: 'hija' }), { do: 'refer' as const, to: { owner: { name: 'Sofía' } } }]) {
      const { state, focus } = hear(two, command, set('preferred_time', '16:00'));
      expect(focus).toBe(1);
      expect(state.tasks.map(valuesOf)).toEqual([
        FULL,
        { service_type: 'Brushing', client_name: 'Sofía', preferred_time: '16:00' },
      ]);
    }
  });

  it('"el otro" is the one that waits, while nothing of this one is settled', () => {
    const other: CommandBody = { do: 'refer', to: { which: 'other' } };
    const fresh = doing({ slots: { service_type: 'Brushing' } }, { slots: { service_type: 'Barba' } });
    expect(hear(fresh, other).focus).toBe(1);
    const settled = doing({ slots: { service_type: 'Brushing' } }, { slots: FULL });
    expect(hear(settled, other).focus).toBe(2);
  });

  it('a yes or a wish after an invitation begins what was offered', () => {
    const invited: ConversationState = {
      ...doing(),
      question: { kind: 'clarify_intent', intents: ['book'] },
      invited: ['Barba'],
    };
    const { state, started } = hear(invited, { do: 'affirm' });
    expect(kindsOf(state)).toEqual(['book Barba']);
    expect(started).toEqual([1]);
    expect(state).toMatchObject({ question: null, invited: [] });
    expect(kindsOf(hear(invited, set('preferred_date', WEDNESDAY)).state)).toEqual(['book Barba']);
    expect(kindsOf(hear(invited, { do: 'deny' }).state)).toEqual([]);
    expect(kindsOf(hear(invited, set('service_type', 'Brushing', { mentioned: true })).state)).toEqual([]);
  });

  it('a yes to one of two readings begins neither; choosing one does', () => {
    const unsure: ConversationState = {
      ...doing(),
      question: { kind: 'clarify_intent', intents: ['cancel', 'reschedule'] },
      offered: [
        { values: {}, intent: 'cancel' },
        { values: {}, intent: 'reschedule' },
      ],
    };
    expect(kindsOf(hear(unsure, { do: 'affirm' }).state)).toEqual([]);
    expect(kindsOf(hear(unsure, { do: 'choose', index: 1 }).state)).toEqual(['move']);
  });

  it('what is corrected right after a booking is the booking', () => {
    const { state, started } = hear(after('booked'), set('preferred_time', '19:00', { correct: true }));
    expect(state.tasks).toMatchObject([{ kind: 'move', slots: { booking_id: { value: 'K2M2QX' } } }]);
    expect(valuesOf(topTask(state)).preferred_time).toBe('19:00');
    expect(started).toEqual([1]);
  });

  it('a distance right after a booking is that of the booking', () => {
    const later = topOf(after('booked'), { do: 'shift', by: { minutes: 30 } });
    expect(later).toMatchObject({ kind: 'move', slots: { preferred_time: { value: '10:30' } } });
  });

  it('nothing else is: not what was not corrected, not long after, not after a cancellation, not in a question', () => {
    const correction = set('preferred_time', '19:00', { correct: true });
    expect(hear(after('booked'), set('preferred_time', '19:00')).state.tasks).toEqual([]);
    expect(hear(after('booked'), set('client_email', 'a@b.ar', { correct: true })).state.tasks).toEqual([]);
    expect(hear(after('booked', 0), correction).state.tasks).toEqual([]);
    expect(hear(after('cancelled'), correction).state.tasks).toEqual([]);
    expect(hear(after('booked'), correction, { do: 'ask', question: { about: 'address' } }).state.tasks).toEqual([]);
    const asked: ConversationState = { ...after('booked'), question: { kind: 'offer_human' } };
    expect(hear(asked, correction).state.tasks).toEqual([]);
  });

  it('the stack holds so many, and the oldest gives way', () => {
    const full = doing(...Array.from({ length: MAX_TASKS }, () => ({ slots: { service_type: 'Barba' } })));
    const { state } = hear(full, start('move'));
    expect(state.tasks).toHaveLength(MAX_TASKS);
    expect(state.tasks.map(({ id }) => id)).not.toContain(1);
    expect(topTask(state)).toMatchObject({ kind: 'move', id: MAX_TASKS + 1 });
  });
});

describe('what a new task takes over', () => {
  it('what was named in passing, and that once', () => {
    const named: ConversationState = {
      ...doing(),
      mentioned: slotsOf({ service_type: 'Barba', preferred_date: WEDNESDAY }, 'mention'),
    };
    const { state } = hear(named, start('book'), set('preferred_date', THURSDAY));
    expect(valuesOf(topTask(state))).toEqual({ service_type: 'Barba', preferred_date: THURSDAY });
    expect(state.mentioned).toEqual({});
    expect(hear(named, start('cancel')).state.mentioned).toEqual(named.mentioned);
  });

  it('of the booking beside it, service, day and what is ruled out; not its hour, its name, its professional', () => {
    const excluded = { dates: [], weekdays: [0], hours: [], staff: [] };
    const first = doing({ slots: FULL, timeWindow: { from: '09:00', to: '13:00' }, excluded });
    const [second] = hear(first, start('book', { another: true }), whom({ relation: 'hijo' })).state.tasks;
    expect(valuesOf(second)).toEqual({ service_type: 'Barba', preferred_date: WEDNESDAY });
    expect(second).toMatchObject({ timeWindow: { from: '09:00', to: '13:00' }, excluded, like: 1 });
  });

  it('a range of days, unless the message names its own', () => {
    const week = { from: WEDNESDAY, to: '2026-12-01', except: [] };
    const first = doing({ slots: { service_type: 'Barba' }, dateRange: week });
    expect(hear(first, start('book', { another: true })).state.tasks[0]?.dateRange).toEqual(week);
    const own = { from: '2026-12-07', to: '2026-12-12', except: [] };
    expect(
      hear(first, start('book', { another: true }), { do: 'narrow', days: own }).state.tasks[0]?.dateRange,
    ).toEqual(own);
    expect(
      hear(first, start('book', { another: true }), set('preferred_date', THURSDAY)).state.tasks[0]?.dateRange,
    ).toBeNull();
  });

  it('of a booking that is done, the service; its day only for somebody, or alike', () => {
    expect(valuesOf(topOf(after('booked'), start('book', { another: true })))).toEqual({ service_type: 'Barba' });
    const forSon = topOf(after('booked'), start('book', { another: true }), whom({ relation: 'hijo' }));
    expect(valuesOf(forSon)).toEqual({ service_type: 'Barba', preferred_date: WEDNESDAY });
    expect(valuesOf(topOf(after('booked'), start('book', { another: true }), set('service_type', 'Brushing')))).toEqual(
      {
        service_type: 'Brushing',
      },
    );
    const brushingForSon = [
      start('book', { another: true }),
      whom({ relation: 'hijo' }),
      set('service_type', 'Brushing'),
    ];
    expect(valuesOf(topOf(after('booked'), ...brushingForSon))).toEqual({ service_type: 'Brushing' });
    expect(valuesOf(topOf(after('booked', 0), start('book', { another: true })))).toEqual({});
    expect(valuesOf(topOf(after('cancelled'), start('book', { another: true })))).toEqual({});
  });

  it('alike: its hour and its professional too, where no other are said', () => {
    const alike = start('book', { another: true, alike: true });
    expect(valuesOf(topOf(after('booked'), alike, set('preferred_date', THURSDAY)))).toEqual({
      service_type: 'Barba',
      preferred_date: THURSDAY,
      preferred_time: '10:00',
      staff_name: 'Carlos Rodríguez',
    });
    const otherHour = topOf(after('booked'), alike, set('preferred_time', '11:00'), set('staff_name', 'Juan Martínez'));
    expect(valuesOf(otherHour)).toMatchObject({ preferred_time: '11:00', staff_name: 'Juan Martínez' });
    // For somebody else on the same day the hour is taken: by the first.
    expect(valuesOf(topOf(after('booked'), alike, whom({ relation: 'hijo' })))).not.toHaveProperty('preferred_time');
  });

  it('a distance is told from the one before it, which stays where it is', () => {
    const nextDay: CommandBody = { do: 'shift', by: { days: 1, sameTime: true } };
    expect(valuesOf(topOf(after('booked'), start('book', { another: true }), nextDay))).toMatchObject({
      preferred_date: THURSDAY,
      preferred_time: '10:00',
    });
    const [second, first] = hear(doing({ slots: FULL }), start('book', { another: true }), nextDay).state.tasks;
    expect(valuesOf(second)).toMatchObject({ preferred_date: THURSDAY, preferred_time: '10:00' });
    expect(valuesOf(first)).toEqual(FULL);
  });
});

describe('several services', () => {
  const several: CommandBody = {
    do: 'unclear',
    problem: { kind: 'several_services', names: ['Barba', 'Brushing', 'Coloración'] },
  };

  it('are a task each, one behind the other on the same day', () => {
    const { state, started, problems } = hear(
      doing(),
      start('book'),
      several,
      set('preferred_date', WEDNESDAY),
      set('preferred_time', '10:00'),
    );
    expect(kindsOf(state)).toEqual(['book Coloración', 'book Brushing', 'book Barba']);
    expect(started).toEqual([1, 2, 3]);
    expect(problems).toEqual([]);
    expect(state.tasks.map(({ after: first }) => first)).toEqual([2, 1, null]);
    expect(state.tasks.map((task) => valuesOf(task).preferred_date)).toEqual([WEDNESDAY, WEDNESDAY, WEDNESDAY]);
    expect(state.tasks.map((task) => valuesOf(task).preferred_time)).toEqual([undefined, undefined, '10:00']);
  });

  it('are no longer what the summary was about', () => {
    const { state, confirms } = hear(doing(asking(FULL)), { do: 'affirm' }, several);
    expect(confirms).toBeNull();
    expect(topTask(state)?.confirmation).toBeNull();
  });

  it('are no problem where no booking is made', () => {
    expect(hear(doing({ kind: 'cancel' }), several).problems).toEqual([]);
    expect(hear(doing({ kind: 'cancel' }), several).state.tasks).toHaveLength(1);
  });
});

describe('behind another', () => {
  it('it waits for an open one, of that service', () => {
    const open = doing({ slots: { ...FULL, service_type: 'Coloración' } });
    const { state } = hear(
      open,
      start('book', { another: true }),
      { do: 'follow', service: 'Coloración' },
      set('service_type', 'Corte de Cabello'),
    );
    expect(state.tasks).toMatchObject([
      { after: 1, slots: { service_type: { value: 'Corte de Cabello' } } },
      { id: 1 },
    ]);
    const elsewhere = hear(open, start('book', { another: true }), { do: 'follow', service: 'Brushing' }).state;
    expect(elsewhere.tasks[0]?.after).toBeNull();
  });

  it('it begins when the one that is booked is over', () => {
    const task = topOf(
      after('booked'),
      start('book', { another: true }),
      { do: 'follow' },
      set('service_type', 'Brushing'),
    );
    expect(valuesOf(task).preferred_date).toBe(WEDNESDAY);
    expect(task?.timeWindow).toEqual({ from: '10:25', to: '24:00' });
  });
});

describe('values', () => {
  const draft = doing({ slots: FULL });

  it('another day keeps the hour, and one that could not be had on the day before', () => {
    const thursday = set('preferred_date', THURSDAY);
    expect(valuesOf(topOf(draft, thursday)).preferred_time).toBe('10:00');
    expect(valuesOf(topOf(draft, thursday, set('preferred_time', '11:00'))).preferred_time).toBe('11:00');
    const missed = doing({ slots: { service_type: 'Barba', preferred_date: WEDNESDAY }, missed: '12:00' });
    expect(valuesOf(topOf(missed, thursday)).preferred_time).toBe('12:00');
    const afternoon: CommandBody = { do: 'narrow', hours: { from: '14:00', to: '19:00' } };
    expect(topOf(missed, thursday, afternoon)).not.toHaveProperty('missed');
    expect(valuesOf(topOf(missed, thursday, afternoon))).not.toHaveProperty('preferred_time');
    expect(valuesOf(topOf(draft, set('preferred_date', WEDNESDAY))).preferred_time).toBe('10:00');
  });

  it('a range takes day and hour back; a part of the day the hour that does not lie in it', () => {
    const range = topOf(draft, { do: 'narrow', days: { from: THURSDAY, to: SUNDAY, except: [] } });
    expect(valuesOf(range)).toEqual({ service_type: 'Barba', staff_name: 'Carlos Rodríguez', client_name: 'Ana' });
    expect(range?.dateRange).toEqual({ from: THURSDAY, to: SUNDAY, except: [] });
    const afternoon = topOf(draft, { do: 'narrow', hours: { from: '14:00', to: '19:00' } });
    expect(afternoon).toMatchObject({ timeWindow: { from: '14:00', to: '19:00' } });
    expect(valuesOf(afternoon)).not.toHaveProperty('preferred_time');
    const evening = topOf(doing({ slots: { ...FULL, preferred_time: '06:00' } }), {
      do: 'narrow',
      hours: { from: '17:00', to: '23:00' },
    });
    expect(valuesOf(evening).preferred_time).toBe('18:00');
    expect(evening?.timeWindow).toBeNull();
    const closed = topOf(draft, { do: 'narrow', hours: { from: '19:00', to: '23:00' } });
    expect(valuesOf(closed)).not.toHaveProperty('preferred_time');
  });

  it('an exact value ends the narrowing', () => {
    const narrowed = doing({
      slots: { service_type: 'Barba' },
      dateRange: { from: WEDNESDAY, to: SUNDAY, except: [] },
      timeWindow: { from: '14:00', to: '19:00' },
    });
    expect(topOf(narrowed, set('preferred_date', THURSDAY))).toMatchObject({
      dateRange: null,
      timeWindow: { from: '14:00' },
    });
    expect(topOf(narrowed, set('preferred_time', '15:00'))).toMatchObject({
      timeWindow: null,
      dateRange: { from: WEDNESDAY },
    });
  });

  it('"más tarde" narrows the day that is talked about, and no other', () => {
    const later = topOf(draft, { do: 'shift', by: { towards: 'later' } });
    expect(later?.timeWindow).toEqual({ from: '10:01', to: '24:00', derived: true });
    expect(valuesOf(later)).not.toHaveProperty('preferred_time');
    const narrowed = doing({
      slots: { service_type: 'Barba', preferred_date: WEDNESDAY },
      timeWindow: later?.timeWindow ?? null,
    });
    expect(topOf(narrowed, set('preferred_date', THURSDAY))?.timeWindow).toBeNull();
    const afternoon = doing({ slots: { preferred_date: WEDNESDAY }, timeWindow: { from: '14:00', to: '19:00' } });
    expect(topOf(afternoon, set('preferred_date', THURSDAY))?.timeWindow).not.toBeNull();
  });

  it('a distance counts from the draft', () => {
    expect(valuesOf(topOf(draft, { do: 'shift', by: { minutes: 30 } }))).toMatchObject({
      preferred_date: WEDNESDAY,
      preferred_time: '10:30',
    });
    expect(valuesOf(topOf(draft, { do: 'shift', by: { days: 1 } }))).toMatchObject({
      preferred_date: THURSDAY,
      preferred_time: '10:00',
    });
  });

  it('a weekday alone is the one in sight', () => {
    const inSight = doing({ slots: {}, dateRange: { from: '2026-12-07', to: '2026-12-12', except: [] } });
    expect(valuesOf(topOf(inSight, set('preferred_date', WEDNESDAY, { weekday: true }))).preferred_date).toBe(
      '2026-12-09',
    );
    expect(valuesOf(topOf(inSight, set('preferred_date', WEDNESDAY))).preferred_date).toBe(WEDNESDAY);
  });

  it('an hour among offers is an hour of their day', () => {
    const one = doing({
      offered: [offer(THURSDAY, '10:00'), offer(THURSDAY, '12:00')],
      pending: { kind: 'choose', slot: 'preferred_time' },
    });
    expect(valuesOf(topOf(one, set('preferred_time', '12:30'))).preferred_date).toBe(THURSDAY);
    const days = doing({
      offered: [offer(WEDNESDAY, '10:00'), offer(THURSDAY, '12:00')],
      pending: { kind: 'choose', slot: 'preferred_time' },
    });
    expect(valuesOf(topOf(days, set('preferred_time', '12:00'))).preferred_date).toBe(THURSDAY);
    expect(valuesOf(topOf(days, set('preferred_time', '15:00')))).not.toHaveProperty('preferred_date');
    expect(
      valuesOf(
        topOf(one, set('preferred_time', '12:30'), {
          do: 'narrow',
          days: { from: SUNDAY, to: '2026-12-01', except: [] },
        }),
      ),
    ).not.toHaveProperty('preferred_date');
  });

  it('an option sets what it stands for, and empties what it clears', () => {
    const offered = [offer(THURSDAY, '10:00'), offer(THURSDAY, '12:00', 'Juan Martínez')];
    const choosing = doing({
      slots: { service_type: 'Barba' },
      offered,
      dateRange: { from: WEDNESDAY, to: SUNDAY, except: [] },
      timeWindow: { from: '09:00', to: '13:00' },
    });
    const { state, chose } = hear(choosing, { do: 'choose', index: 1 });
    expect(topTask(state)).toMatchObject({
      dateRange: null,
      timeWindow: null,
      slots: { staff_name: { source: 'offer' } },
    });
    expect(valuesOf(topTask(state))).toMatchObject({
      preferred_date: THURSDAY,
      preferred_time: '12:00',
      staff_name: 'Juan Martínez',
    });
    expect(chose).toBe(true);
    expect(hear(choosing, { do: 'choose', index: 7 }).chose).toBe(false);
    const clearing = doing({ slots: FULL, offered: [{ values: {}, clears: ['preferred_time'] }] });
    expect(valuesOf(topOf(clearing, { do: 'choose', index: 0 }))).not.toHaveProperty('preferred_time');
  });

  it('"cambiame el día" empties it, and a service what hangs on it', () => {
    const change = (slot: SlotName | null) => valuesOf(topOf(draft, { do: 'change', slot }));
    expect(change('preferred_date')).toEqual({
      service_type: 'Barba',
      staff_name: 'Carlos Rodríguez',
      client_name: 'Ana',
      preferred_time: '10:00',
    });
    expect(change('service_type')).toEqual({ preferred_date: WEDNESDAY, preferred_time: '10:00', client_name: 'Ana' });
    expect(change('preferred_time')).toEqual({ ...FULL, preferred_time: undefined });
    expect(change(null)).toEqual(FULL);
    expect(topOf(doing(asking(FULL)), { do: 'change', slot: 'client_email' })?.confirmation).toBeNull();
    const narrowed = doing({
      dateRange: { from: WEDNESDAY, to: SUNDAY, except: [] },
      timeWindow: { from: '09:00', to: '13:00' },
    });
    expect(topOf(narrowed, { do: 'change', slot: 'preferred_date' })).toMatchObject({
      dateRange: null,
      timeWindow: null,
    });
    expect(topOf(narrowed, { do: 'change', slot: 'preferred_time' })).toMatchObject({
      dateRange: { from: WEDNESDAY },
      timeWindow: null,
    });
  });

  it('"cualquiera" takes a professional back, and leaves the day open', () => {
    expect(valuesOf(topOf(draft, { do: 'leave_open', slot: 'staff_name' }))).not.toHaveProperty('staff_name');
    const open = doing({ slots: { service_type: 'Barba' } });
    const week = { from: '2026-11-24', to: '2026-12-01', except: [] };
    expect(topOf(open, { do: 'leave_open', slot: 'preferred_date' })?.dateRange).toEqual(week);
    expect(topOf(open, { do: 'leave_open', slot: 'preferred_date', soonest: true })?.dateRange).toEqual({
      ...week,
      soonest: true,
    });
    const named = { from: THURSDAY, to: SUNDAY, except: [] };
    const ranged = doing({ dateRange: named });
    expect(topOf(ranged, { do: 'leave_open', slot: null })?.dateRange).toEqual(named);
    expect(topOf(ranged, { do: 'leave_open', slot: null, soonest: true })?.dateRange).toEqual({
      ...named,
      soonest: true,
    });
    expect(topOf(draft, { do: 'leave_open', slot: 'preferred_date' })?.dateRange).toBeNull();
  });

  it('"no sé" to the question about the day looks through the week; to another it does not', () => {
    const asked = (slot: SlotName) => doing({ slots: { service_type: 'Barba' }, pending: { kind: 'slot', slot } });
    expect(topOf(asked('preferred_date'), { do: 'doubt' })?.dateRange).not.toBeNull();
    expect(topOf(asked('client_name'), { do: 'doubt' })?.dateRange).toBeNull();
  });

  it('what a question names fills what is empty, and overwrites nothing', () => {
    const empty = doing({});
    const named = topOf(
      empty,
      set('service_type', 'Barba', { mentioned: true }),
      set('staff_name', 'Juan Martínez', { mentioned: true }),
    );
    expect(valuesOf(named)).toEqual({ service_type: 'Barba' });
    expect(named?.slots.service_type?.source).toBe('mention');
    expect(valuesOf(topOf(draft, set('service_type', 'Brushing', { mentioned: true })))).toEqual(FULL);
    // A closed day is no wish.
    expect(valuesOf(topOf(empty, set('preferred_date', SUNDAY, { mentioned: true })))).toEqual({});
    expect(valuesOf(topOf(empty, set('preferred_date', THURSDAY, { mentioned: true })))).toEqual({
      preferred_date: THURSDAY,
    });
    const ranged = doing({ dateRange: { from: WEDNESDAY, to: SUNDAY, except: [] } });
    expect(valuesOf(topOf(ranged, set('preferred_date', THURSDAY, { mentioned: true })))).toEqual({});
    expect(valuesOf(topOf(doing({ kind: 'move' }), set('preferred_date', THURSDAY, { mentioned: true })))).toEqual({});
  });

  it('another service leaves what was offered for the first behind', () => {
    const offered = [offer(THURSDAY, '10:00')];
    expect(topOf(doing({ slots: FULL, offered }), set('service_type', 'Brushing'))?.offered).toEqual([]);
    expect(topOf(doing({ slots: FULL, offered }), set('client_name', 'Luz'))?.offered).toEqual(offered);
  });

  it('a value that is said again keeps its age and where it came from', () => {
    const before = topTask(draft)?.slots.service_type;
    expect(topOf(draft, set('service_type', 'Barba'))?.slots.service_type).toEqual(before);
  });
});

describe('what is ruled out', () => {
  const exclude = (what: Omit<Extract<CommandBody, { do: 'exclude' }>, 'do'>): CommandBody => ({
    do: 'exclude',
    ...what,
  });

  it('adds up', () => {
    const first = hear(doing({}), exclude({ weekdays: [0] })).state;
    const both = topOf(
      first,
      exclude({ weekdays: [0, 1], staff: 'Carlos Rodríguez' }),
      exclude({ hours: { from: '09:00', to: '10:00' } }),
      exclude({ dates: [THURSDAY] }),
    );
    expect(both?.excluded).toEqual({
      dates: [THURSDAY],
      weekdays: [0, 1],
      hours: [{ from: '09:00', to: '10:00' }],
      staff: ['Carlos Rodríguez'],
    });
  });

  it('is the day that is talked about, when that is named by its weekday', () => {
    expect(topOf(doing({ slots: FULL }), exclude({ weekdays: [2] }))?.excluded).toMatchObject({
      dates: [WEDNESDAY],
      weekdays: [],
    });
    expect(topOf(doing({ slots: FULL }), exclude({ weekdays: [3] }))?.excluded).toMatchObject({
      dates: [],
      weekdays: [3],
    });
    const two = topOf(doing({ slots: FULL }), exclude({ weekdays: [2, 3] }));
    expect(two?.excluded).toMatchObject({ dates: [], weekdays: [2, 3] });
  });

  it('is an hour of one day alone, where both are said', () => {
    const both = topOf(doing({ slots: FULL }), exclude({ hours: { from: '09:00', to: '11:00' }, dates: [THURSDAY] }));
    expect(both?.excluded).toMatchObject({ dates: [], hours: [{ from: '09:00', to: '11:00', dates: [THURSDAY] }] });
    expect(valuesOf(both)).toEqual(FULL);
    const sameDay = exclude({ hours: { from: '09:00', to: '11:00' }, dates: [WEDNESDAY] });
    expect(valuesOf(topOf(doing({ slots: FULL }), sameDay))).not.toHaveProperty('preferred_time');
  });

  it('takes back what it rules out, and nothing else', () => {
    const gone = (what: Parameters<typeof exclude>[0]) => valuesOf(topOf(doing({ slots: FULL }), exclude(what)));
    expect(gone({ dates: [WEDNESDAY] })).not.toHaveProperty('preferred_date');
    expect(gone({ weekdays: [2] })).not.toHaveProperty('preferred_date');
    expect(gone({ hours: { from: '10:00', to: '11:00' } })).toEqual({ ...FULL, preferred_time: undefined });
    expect(gone({ staff: 'Carlos Rodríguez' })).toEqual({ ...FULL, staff_name: undefined });
    expect(
      gone({ dates: [THURSDAY], weekdays: [3], hours: { from: '11:00', to: '12:00' }, staff: 'Juan Martínez' }),
    ).toEqual(FULL);
  });

  it('ends the confirmation, whether or not it takes anything back', () => {
    expect(topOf(doing(asking(FULL)), exclude({ weekdays: [6] }))?.confirmation).toBeNull();
  });
});

describe('a move', () => {
  const moving: ConversationState = {
    ...doing({ kind: 'move', slots: { booking_id: 'K2M2QX' } }),
    appointments: [APPOINTMENT, OTHER],
  };
  const open: ConversationState = { ...doing({ kind: 'move' }), appointments: [APPOINTMENT, OTHER] };

  it('takes no service and no code as a wish', () => {
    expect(valuesOf(topOf(moving, set('service_type', 'Brushing'), set('booking_id', 'K3M2QX')))).toEqual({
      booking_id: 'K2M2QX',
    });
  });

  it('another appointment than before is looked for anew, with what was said of it', () => {
    const one = topOf(moving, { do: 'refer', to: { owner: { name: 'Sofía' } } });
    expect(one?.target).toEqual({ owner: { name: 'Sofía' } });
    expect(valuesOf(one)).toEqual({});
    const narrowed = topOf(doing({ kind: 'move', target: { service: 'Barba' } }), {
      do: 'refer',
      to: { time: '10:00' },
    });
    expect(narrowed?.target).toEqual({ service: 'Barba', time: '10:00' });
    expect(topOf(doing({ slots: FULL }), { do: 'refer', to: { code: 'K3M2QX' } })?.target).toBeNull();
  });

  it('to somebody else keeps its day and its hour', () => {
    expect(valuesOf(topOf(moving, set('staff_name', 'Juan Martínez')))).toEqual({
      booking_id: 'K2M2QX',
      staff_name: 'Juan Martínez',
      preferred_date: WEDNESDAY,
      preferred_time: '10:00',
    });
    expect(valuesOf(topOf(moving, set('staff_name', 'Carlos Rodríguez')))).not.toHaveProperty('preferred_date');
    expect(
      valuesOf(topOf(moving, set('staff_name', 'Juan Martínez'), set('preferred_date', THURSDAY))),
    ).not.toHaveProperty('preferred_time');
  });

  it('by a distance counts from the appointment; from which, is remembered until that is known', () => {
    const later: CommandBody = { do: 'shift', by: { minutes: 30 } };
    expect(topOf(moving, later)).toMatchObject({ shift: null, slots: { preferred_time: { value: '10:30' } } });
    expect(topOf(open, later)).toMatchObject({ shift: { minutes: 30 }, slots: {} });
  });
});

describe('a cancellation', () => {
  it('takes no values: they say which one is meant', () => {
    const cancelling = doing({ kind: 'cancel' });
    const { state, problems } = hear(
      cancelling,
      set('preferred_date', WEDNESDAY),
      { do: 'narrow', hours: { from: '09:00', to: '13:00' } },
      { do: 'unclear', problem: { kind: 'past_date', date: '2026-11-01' } },
      { do: 'refer', to: { which: 'all' } },
    );
    expect(topTask(state)).toMatchObject({ timeWindow: null, target: { which: 'all' } });
    expect(valuesOf(topTask(state))).toEqual({});
    expect(problems).toEqual([]);
  });

  it('of another than was asked about is not confirmed', () => {
    const { confirms } = hear(
      doing({ kind: 'cancel', ...asking({}) }),
      { do: 'affirm' },
      { do: 'refer', to: { code: 'K3M2QX' } },
    );
    expect(confirms).toBeNull();
  });
});

describe('problems', () => {
  const unclear = (problem: Extract<CommandBody, { do: 'unclear' }>['problem']): CommandBody => ({
    do: 'unclear',
    problem,
  });

  it('are those that are still open', () => {
    const name = unclear({ kind: 'unclear_name', said: '...' });
    expect(hear(doing({}), name).problems).toHaveLength(1);
    expect(hear(doing({ slots: FULL }), name).problems).toEqual([]);
    const service = unclear({ kind: 'unknown_service', said: 'botox' });
    expect(hear(doing({}), service).problems).toHaveLength(1);
    expect(hear(doing({ kind: 'move' }), service).problems).toEqual([]);
  });

  it('an e-mail that is none holds nothing up, and is told', () => {
    const heard = hear(doing({}), unclear({ kind: 'bad_email', said: 'ana@' }));
    expect(heard).toMatchObject({ problems: [], badEmail: 'ana@' });
  });
});

describe('who it is for', () => {
  it('gives its name to the appointment, unless that has one', () => {
    expect(topOf(doing({}), whom({ relation: 'hija', name: 'Sofía' }))).toMatchObject({
      beneficiary: { relation: 'hija', name: 'Sofía' },
      slots: { client_name: { value: 'Sofía' } },
    });
    expect(valuesOf(topOf(doing({ slots: FULL }), whom({ name: 'Sofía' }))).client_name).toBe('Ana');
  });

  it('adds to what was known of them', () => {
    expect(topOf(doing({ beneficiary: { relation: 'hija' } }), whom({ name: 'Sofía' }))?.beneficiary).toEqual({
      relation: 'hija',
      name: 'Sofía',
    });
  });
});

describe('the customer', () => {
  it('keeps e-mail and telephone for themselves; a name is the task’s first', () => {
    const { state } = hear(
      doing({}),
      set('client_email', 'a@b.ar'),
      set('client_phone', '+5491155554444'),
      set('client_name', 'Ana'),
    );
    expect(valuesOf(topTask(state))).toEqual({ client_name: 'Ana' });
    expect(Object.keys(state.contact)).toEqual(['client_email', 'client_phone']);
    expect(hear(doing(), set('client_name', 'Ana')).state.contact.client_name?.value).toBe('Ana');
  });

  const profile: ConversationState = {
    ...doing({ slots: { service_type: 'Barba' }, pending: { kind: 'slot', slot: 'client_name' } }),
    contact: { client_name: { value: 'Ana', source: 'channel', turn: 0 } },
  };

  it('says yes to the name of the profile, or that it is for them: then it is their own word', () => {
    for (const command of [{ do: 'affirm' as const }, whom({ self: true })]) {
      expect(topOf(profile, command)?.slots.client_name).toMatchObject({ value: 'Ana', source: 'customer' });
    }
  });

  it('says yes to no name that was not asked about', () => {
    const elsewhere = { ...profile, tasks: profile.tasks.map((task) => ({ ...task, pending: null })) };
    expect(topOf(elsewhere, { do: 'affirm' })?.slots.client_name).toBeUndefined();
    expect(valuesOf(topOf(profile, { do: 'affirm' }, set('client_name', 'Luz'))).client_name).toBe('Luz');
  });

  it('names something outside of any task: it is kept for one that begins', () => {
    const { state } = hear(doing(), set('service_type', 'Barba', { mentioned: true }), set('booking_id', 'K2M2QX'));
    expect(state.tasks).toEqual([]);
    expect(Object.keys(state.mentioned)).toEqual(['service_type']);
  });
});

describe('a yes', () => {
  const asked = doing(asking(FULL));

  it('is for the summary that was asked about last', () => {
    expect(hear(asked, { do: 'affirm' }).confirms).toBe(1);
    expect(hear(asked, { do: 'affirm' }, { do: 'ask', question: { about: 'address' } }).confirms).toBe(1);
    expect(hear(asked, { do: 'affirm' }, set('preferred_time', '10:00')).confirms).toBe(1);
    expect(hear(asked, { do: 'affirm' }, start('book', { another: true }), whom({ relation: 'hijo' })).confirms).toBe(
      1,
    );
  });

  it('is none with anything that changes it, or that takes it back', () => {
    const others: CommandBody[] = [
      set('preferred_time', '11:00'),
      set('client_name', 'Luz'),
      { do: 'narrow', hours: { from: '14:00', to: '19:00' } },
      { do: 'exclude', weekdays: [6] },
      { do: 'shift', by: { minutes: 30 } },
      { do: 'change', slot: 'preferred_time' },
      { do: 'leave_open', slot: 'staff_name' },
      { do: 'deny' },
      { do: 'drop' },
      { do: 'defer' },
    ];
    for (const other of others)
      expect([other.do, hear(asked, { do: 'affirm' }, other).confirms]).toEqual([other.do, null]);
  });

  it('is none without a word of agreement, without a summary, to one that waits, or too late', () => {
    expect(hear(asked, set('preferred_time', '10:00')).confirms).toBeNull();
    expect(hear(doing({ slots: FULL }), { do: 'affirm' }).confirms).toBeNull();
    expect(hear(doing(asking(FULL), { slots: FULL }), { do: 'affirm' }).confirms).toBeNull();
    const beside: ConversationState = { ...asked, question: { kind: 'offer_human' } };
    expect(hear(beside, { do: 'affirm' }).confirms).toBeNull();
    const late = { ...CONTEXT, now: '2026-11-24T19:00:00.000Z' };
    expect(track(asked, said({ do: 'affirm' }), late).confirms).toBeNull();
  });
});

describe('taking back what was written', () => {
  it('begins the reverse of it', () => {
    expect(topOf(after('booked'), { do: 'undo' })).toMatchObject({
      kind: 'cancel',
      slots: { booking_id: { value: 'K2M2QX' } },
    });
    expect(topOf(after('cancelled'), { do: 'undo' })).toMatchObject({ kind: 'book' });
    expect(valuesOf(topOf(after('cancelled'), { do: 'undo' }))).toEqual(FULL);
    const moved = after('moved');
    const previous = { date: THURSDAY, time: '16:00' };
    const back: ConversationState = { ...moved, latest: moved.latest && { ...moved.latest, previous } };
    expect(valuesOf(topOf(back, { do: 'undo' }))).toEqual({
      booking_id: 'K2M2QX',
      preferred_date: THURSDAY,
      preferred_time: '16:00',
    });
    expect(topOf(moved, { do: 'undo' })).toBeNull();
  });

  it('begins nothing when nothing was written, or something else is being done', () => {
    expect(hear(doing(), { do: 'undo' }).started).toEqual([]);
    const busy: ConversationState = { ...after('booked'), tasks: doing({ slots: FULL }).tasks, lastTaskId: 1 };
    expect(hear(busy, { do: 'undo' }).state.tasks).toHaveLength(1);
  });
});

describe('questions', () => {
  const asks = (state: ConversationState, question: Question) => hear(state, { do: 'ask', question }).questions;

  it('are about what is talked about, where they name nothing', () => {
    const draft = doing({ slots: FULL });
    expect(asks(draft, { about: 'prices' })).toEqual([{ about: 'prices', service: 'Barba' }]);
    expect(asks(draft, { about: 'duration' })).toEqual([{ about: 'duration', service: 'Barba' }]);
    expect(asks(draft, { about: 'staff', service: 'Brushing' })).toEqual([{ about: 'staff', service: 'Brushing' }]);
    expect(asks(draft, { about: 'prices', all: true })).toEqual([{ about: 'prices', all: true }]);
    expect(asks(draft, { about: 'prices', unknown: 'botox' })).toEqual([{ about: 'prices', unknown: 'botox' }]);
    expect(asks(draft, { about: 'address' })).toEqual([{ about: 'address' }]);
    expect(asks(doing(), { about: 'prices' })).toEqual([{ about: 'prices' }]);
  });

  it('are about what has just been booked, and with whom', () => {
    expect(asks(after('booked'), { about: 'prices' })).toEqual([
      { about: 'prices', service: 'Barba', staff: 'Carlos Rodríguez' },
    ]);
    expect(asks(after('cancelled'), { about: 'prices' })).toEqual([{ about: 'prices' }]);
  });

  it('are all of the message’s, in its order', () => {
    const { questions } = hear(
      doing(),
      { do: 'ask', question: { about: 'address' } },
      { do: 'ask', question: { about: 'promotions' } },
    );
    expect(questions.map(({ about }) => about)).toEqual(['address', 'promotions']);
  });
});

describe('what is told of it', () => {
  it('changed and corrected: what has another value, and what had one', () => {
    const heard = hear(
      doing({ slots: { service_type: 'Barba', preferred_time: '10:00' } }),
      set('preferred_date', THURSDAY),
      set('preferred_time', '11:00'),
    );
    expect(heard.changed).toEqual(['preferred_date', 'preferred_time']);
    expect(heard.corrected).toEqual(['preferred_time']);
    expect(heard.moved).toBe(true);
  });

  it('not moved: a value that is there, a question, a yes', () => {
    const draft = doing({ slots: FULL });
    expect(hear(draft, set('preferred_time', '10:00')).moved).toBe(false);
    expect(hear(draft, { do: 'ask', question: { about: 'address' } }).moved).toBe(false);
    expect(hear(draft, { do: 'affirm' }).moved).toBe(false);
    expect(hear(doing(), { do: 'greet' }).moved).toBe(false);
  });

  it('moved: a narrowing, somebody it is for, another task to talk about', () => {
    const draft = doing({ slots: FULL });
    expect(hear(draft, { do: 'exclude', weekdays: [6] })).toMatchObject({ moved: true, excluded: true });
    expect(hear(draft, whom({ relation: 'hijo' })).moved).toBe(true);
    expect(hear(draft, start('move')).moved).toBe(true);
  });

  it('people are called for by a complaint, a wish, or a delay', () => {
    expect(hear(doing(), { do: 'person', why: 'complaint' }).handoff).toBe('complaint');
    expect(hear(doing(), { do: 'late' }).handoff).toBe('late');
    expect(hear(doing(), { do: 'greet' }).handoff).toBeNull();
  });

  it('nothing of what was before is changed', () => {
    const before = doing(asking(FULL), { slots: FULL });
    const copy = structuredClone(before);
    hear(
      before,
      { do: 'affirm' },
      start('book', { another: true }),
      whom({ relation: 'hijo' }),
      set('preferred_date', THURSDAY),
    );
    expect(before).toEqual(copy);
  });
});
