/** From a seed to a customer: the same seed gives the same person, goal and agenda. */
import { addDays, localToday, type LocalDate, type LocalTime } from '../../domain/calendar';
import { BUSINESSES, businessNamed, type Business } from './businesses';
import { blocksOn, freeStaff, startsOn, type Agenda } from './calendar';
import { fullName, isWoman, relative, somebody } from './people';
import { questionAbout } from './questions';
import { chance, type Chance } from './random';
import {
  GOAL_KINDS,
  STYLES,
  type BookTask,
  type Change,
  type GoalKind,
  type Person,
  type Row,
  type Scenario,
  type Seeded,
  type Style,
  type Task,
  type TimeWish,
  type Wish,
} from './types';

const BUSINESS_NAMES = Object.keys(BUSINESSES);

/** When customers write where the clock may be chosen: working hours, late, early, at the weekend. */
const MOMENTS = [
  '2026-11-24T10:00:00-03:00',
  '2026-11-27T11:20:00-03:00',
  '2026-11-26T23:10:00-03:00',
  '2026-11-29T18:30:00-03:00',
  '2026-11-30T07:40:00-03:00',
  '2026-12-05T13:15:00-03:00',
  '2026-12-02T16:45:00-03:00',
];

const WRONG_BUSINESS = [
  'una pizza grande de muzza para llevar',
  'una mesa para 4 esta noche',
  'hacer un pedido de empanadas',
  'el estado de mi envío',
  'alquilar el depto de dos ambientes',
  'pasajes a Mar del Plata',
  'sacar entradas para el recital',
  'un presupuesto para pintar la casa',
];

/**
 * @param id the seed; goal, style and business are spread evenly over consecutive ones
 * @param now when the customer writes, where the clock cannot be chosen
 */
export function scenarioFor(id: number, now?: string): Scenario {
  const column = id % GOAL_KINDS.length;
  const round = Math.floor(id / GOAL_KINDS.length);
  const kind = GOAL_KINDS[column] ?? 'book';
  const style = STYLES[(column + round) % STYLES.length] ?? 'efficient';
  // Shifted every third round, so that each goal meets each pair of style and business.
  const business = BUSINESS_NAMES[(column + round + Math.floor(round / 3)) % BUSINESS_NAMES.length] ?? 'estilo';
  return new Maker(id, kind, style, business, now).make();
}

class Maker {
  private readonly random: Chance;
  private readonly business: Business;
  private readonly now: string;
  private readonly self: Person;
  private readonly own: Seeded[] = [];
  private readonly busy: Seeded[] = [];
  private readonly held: Seeded[] = [];
  private together = false;

  constructor(
    private readonly id: number,
    private readonly kind: GoalKind,
    private readonly style: Style,
    private readonly name: string,
    now: string | undefined,
  ) {
    this.random = chance(id, 1);
    this.business = businessNamed(name);
    this.now = now ?? this.random.pick(MOMENTS);
    this.self = somebody(this.random);
  }

  make(): Scenario {
    const tasks = this.tasks();
    return {
      id: this.id,
      business: this.name,
      kind: this.kind,
      style: this.style,
      now: new Date(this.now).toISOString(),
      self: this.self,
      tasks,
      together: this.together && tasks.length > 1 && this.style !== 'brief',
      own: this.own,
      busy: this.busy,
    };
  }

  private tasks(): Task[] {
    const { random } = this;
    switch (this.kind) {
      case 'book':
        return [this.changeable(this.book(this.self))];
      case 'book_for_other':
        return [this.changeable(this.book(this.relative()))];
      case 'two_bookings':
        return this.twoBookings();
      case 'two_people':
        return this.twoPeople();
      case 'move':
        return [this.move(this.appointments(random.pick([1, 1, 2])))];
      case 'cancel':
        return [{ kind: 'cancel', target: random.pick(this.appointments(random.pick([1, 1, 2, 3]))) }];
      case 'cancel_and_book': {
        const target = random.pick(this.appointments(random.pick([1, 2])));
        this.together = random.flip(0.5);
        return [{ kind: 'cancel', target }, this.book(this.self)];
      }
      case 'ask_and_book': {
        const task = this.changeable(this.book(this.self));
        this.together = random.flip(0.4);
        return [{ kind: 'ask', question: questionAbout(this.business, random, task.wish.service) }, task];
      }
      case 'changed_mind':
        return [this.changingMind(this.book(random.flip(0.8) ? this.self : this.relative(), true))];
      case 'closed_day':
        return [this.closedDay()];
      case 'closed_hour':
        return [this.closedHour()];
      case 'occupied':
        return [this.occupied()];
      case 'not_offered':
        return [
          { kind: 'foreign', said: random.pick(this.business.notOffered), wrongBusiness: false },
          ...(random.flip(0.4) ? [this.book(this.self)] : []),
        ];
      case 'wrong_business':
        return [{ kind: 'foreign', said: random.pick(WRONG_BUSINESS), wrongBusiness: true }];
      case 'look_up':
        return this.lookUp();
    }
  }

  private twoBookings(): Task[] {
    const first = this.book(this.self, true);
    this.hold(first);
    let second = this.book(this.self, true);
    // The same day, after the first, as people like it; or any other.
    if (this.random.flip(0.5)) {
      const service = this.serviceFor(this.self, first.wish.service);
      const later = startsOn(this.agenda(), { service, date: first.wish.date }).filter(
        (time) => 'at' in first.wish.time && time >= shifted(first.wish.time.at, 150),
      );
      const at = later[0];
      if (at) second = { ...second, wish: { service, date: first.wish.date, time: { at } } };
    }
    if (isSame(first.wish, second.wish)) second = { ...second, wish: this.wish(second.person, true, 9) };
    this.together = this.random.flip(0.5);
    return [first, second];
  }

  private twoPeople(): Task[] {
    const other = this.relative();
    const first = this.book(this.random.flip(0.5) ? other : this.self, true);
    this.hold(first);
    const person = first.person === other ? this.self : other;
    const service = this.fits(first.wish.service, person) ? first.wish.service : this.serviceFor(person);
    const starts = startsOn(this.agenda(), { service, date: first.wish.date }).filter(
      (time) => 'at' in first.wish.time && Math.abs(minutes(time) - minutes(first.wish.time.at)) >= 60,
    );
    const wish: Wish =
      starts.length > 0
        ? { service, date: first.wish.date, time: { at: roundest(this.random, starts) } }
        : this.wish(person, true);
    this.together = this.random.flip(0.6);
    return [first, { kind: 'book', person, wish, possible: true }];
  }

  /** The first of two bookings takes up whoever may do it, so that the second can be had in any case. */
  private hold({ wish, person }: BookTask): void {
    const { time } = wish;
    if (!('at' in time)) return;
    for (const staff of freeStaff(this.agenda(), wish, time.at))
      this.held.push(this.taken(staff, wish.service, wish.date, time.at, fullName(person)));
  }

  private lookUp(): Task[] {
    const rows = this.appointments(this.random.pick([1, 1, 2]));
    const question = {
      topic: 'own' as const,
      answers: rows.map(({ time }) => time),
    };
    const rest = this.random.pick<Task[]>([[], [], [this.move(rows)], [{ kind: 'cancel', target: rows[0] ?? fail() }]]);
    return [{ kind: 'ask', question }, ...rest];
  }

  private closedDay(): BookTask {
    const task = this.book(this.self, true);
    const today = localToday(this.now, this.business.seed.timezone);
    const closed = range(1, 12)
      .map((days) => addDays(today, days))
      .filter((date) => blocksOn(this.business.seed, date).length === 0);
    const { instead, ...rest } = this.withInstead(task);
    const wish = { ...task.wish, date: this.random.pick(closed) };
    return { ...rest, wish, possible: false, ...(instead ? { instead } : {}) };
  }

  private closedHour(): BookTask {
    const task = this.book(this.self, true);
    const blocks = blocksOn(this.business.seed, task.wish.date);
    const isOpen = (time: LocalTime): boolean =>
      blocks.some(({ from, to }) => from - 60 < minutes(time) && minutes(time) < to + 60);
    const hours = ['22:00', '21:30', '06:00', '23:00', '20:30'].filter((time) => !isOpen(time));
    const { instead, ...rest } = this.withInstead(task);
    const wish = { ...task.wish, time: { at: this.random.pick(hours) } };
    return { ...rest, wish, possible: false, ...(instead ? { instead } : {}) };
  }

  /** Everybody who could do it is taken at that hour. */
  private occupied(): BookTask {
    const task = this.book(this.self, true);
    const { wish } = task;
    if (!('at' in wish.time)) throw new Error('An exact hour is needed');
    for (const { name, does } of this.business.seed.staff) {
      if (!does.some(({ service }) => service === wish.service)) continue;
      this.busy.push(this.taken(name, wish.service, wish.date, wish.time.at, 'Otra Persona'));
    }
    const instead = this.random.pick<Wish | null>([
      { ...wish, time: { from: '00:00', until: '24:00' } },
      { ...wish, time: { from: '00:00', until: '24:00' } },
      this.anotherDay(wish),
      null,
    ]);
    return { ...task, possible: false, ...(instead ? { instead } : {}) };
  }

  /** The same on another day or, where that cannot be, whatever can. */
  private anotherDay(wish: Wish): Wish {
    const at = 'at' in wish.time ? wish.time.at : '';
    const today = localToday(this.now, this.business.seed.timezone);
    const days = range(1, 12)
      .map((ahead) => addDays(today, ahead))
      .filter((date) => date !== wish.date && freeStaff(this.agenda(), { ...wish, date }, at).length > 0);
    return days.length > 0 ? { ...wish, date: this.random.pick(days) } : { ...wish, ...this.moment(wish.service) };
  }

  /** Most people take something else, some leave. */
  private withInstead(task: BookTask): BookTask {
    return this.random.flip(0.6) ? { ...task, instead: task.wish } : task;
  }

  private changeable(task: BookTask): BookTask {
    if (this.style !== 'changeable') return task;
    const when = this.random.pick<Change['when']>(['asked', 'summary']);
    return { ...task, change: { when, to: this.otherMoment(task.wish) } };
  }

  private changingMind(task: BookTask): BookTask {
    const { random } = this;
    const when = random.pick<Change['when']>(['asked', 'summary', 'summary', 'booked']);
    const what = random.pick(
      when === 'booked' ? ['moment', 'drops'] : ['moment', 'moment', 'service', 'name', 'drops'],
    );
    if (what === 'drops') return { ...task, change: { when, to: {}, drops: true } };
    if (what === 'name') return { ...task, change: { when, to: { person: this.another(task.person) } } };
    if (what === 'service') {
      const service = this.serviceFor(task.person, task.wish.service);
      if (service !== task.wish.service && this.hasRoom({ ...task.wish, service }))
        return { ...task, wish: withoutStaff(task.wish), change: { when, to: { service } } };
    }
    return { ...task, change: { when, to: this.otherMoment(task.wish) } };
  }

  private another(person: Person): Person {
    const { first, last } = somebody(this.random);
    return person.first === first ? { first: 'Ramona', last: 'Ríos' } : { first, last };
  }

  private hasRoom(wish: Wish): boolean {
    return 'at' in wish.time && freeStaff(this.agenda(), withoutStaff(wish), wish.time.at).length > 0;
  }

  /** Another hour of that day, another day at that hour, or both. */
  private otherMoment(wish: Wish): Partial<Wish> {
    const time = this.random.flip(0.5) ? this.otherTime(wish) : null;
    if (time) return { time: { at: time } };
    const today = localToday(this.now, this.business.seed.timezone);
    const at = 'at' in wish.time ? wish.time.at : null;
    const days = range(1, 9)
      .map((ahead) => addDays(today, ahead))
      .filter(
        (date) => date !== wish.date && at !== null && freeStaff(this.agenda(), { ...wish, date }, at).length > 0,
      );
    if (days.length > 0) return { date: this.random.pick(days) };
    const other = this.otherTime(wish);
    if (!other) throw new Error('There is nothing to change to');
    return { time: { at: other } };
  }

  private otherTime(wish: Wish): LocalTime | null {
    const others = startsOn(this.agenda(), wish).filter(
      (time) => !('at' in wish.time) || Math.abs(minutes(time) - minutes(wish.time.at)) >= 60,
    );
    return others.length > 0 ? roundest(this.random, others) : null;
  }

  private relative(): Person {
    return relative(this.random, this.business.forChildren.length > 0, [this.self]);
  }

  private book(person: Person, exact = false): BookTask {
    return { kind: 'book', person, wish: this.wish(person, exact), possible: true };
  }

  private wish(person: Person, exact: boolean, ahead = 0): Wish {
    const service = this.serviceFor(person);
    const { date, time } = this.moment(service, ahead);
    const wish: Wish = { service, date, time };
    if (!exact && this.random.flip(0.25) && 'at' in time) {
      const part = partOf(time.at);
      if (startsOn(this.agenda(), wish).some((start) => start >= part.from && start < part.until))
        return { ...wish, time: part };
    }
    const able = 'at' in time ? freeStaff(this.agenda(), wish, time.at) : [];
    return this.random.flip(0.3) && able.length > 0 ? { ...wish, staff: this.random.pick(able) } : wish;
  }

  /** A day soon on which there is room, and a start of it; round hours are liked best. */
  private moment(service: string, ahead = 0): { date: LocalDate; time: TimeWish } {
    const today = localToday(this.now, this.business.seed.timezone);
    for (let tries = 0; tries < 40; tries += 1) {
      const date = addDays(today, ahead + this.random.pick([1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 10]));
      const starts = startsOn(this.agenda(), { service, date });
      if (starts.length > 0) return { date, time: { at: roundest(this.random, starts) } };
    }
    throw new Error(`No room for ${service}`);
  }

  private serviceFor(person: Person, except?: string): string {
    const { seed } = this.business;
    const fitting = seed.services.map(({ name }) => name).filter((name) => name !== except && this.fits(name, person));
    return fitting.length > 0 ? this.random.pick(fitting) : (except ?? fail());
  }

  private fits(service: string, person: Person): boolean {
    const isChild = /hij|nen|sobrin/.test(person.relation ?? '');
    if (isChild) return this.business.forChildren.includes(service);
    return !(isWoman(person) && this.business.forMen.includes(service));
  }

  /** Appointments that the customer has, each of another service or day; one may be for the family. */
  private appointments(count: number): Row[] {
    for (let made = 0; made < count; made += 1) {
      const person = this.random.flip(made === 0 ? 0.1 : 0.4) ? this.relative() : this.self;
      const used = this.own.map(({ service }) => service);
      const service = this.serviceFor(person, used[0]);
      const { date, time } = this.momentApart(service);
      const [staff = ''] = freeStaff(this.agenda(), { service, date }, time);
      this.own.push(this.taken(staff, service, date, time, fullName(person)));
    }
    return this.own.map((entry) => ({ ...entry, code: '' }));
  }

  private momentApart(service: string): { date: LocalDate; time: LocalTime } {
    for (;;) {
      const { date, time } = this.moment(service, 1);
      if ('at' in time && this.own.every((entry) => entry.date !== date)) return { date, time: time.at };
    }
  }

  private move(rows: readonly Row[]): Task {
    const target = this.random.pick(rows);
    const wish: Wish = { service: target.service, date: target.date, time: { at: target.time }, staff: target.staff };
    return { kind: 'move', target, wish: { ...wish, ...this.otherMoment(wish) } };
  }

  private taken(staff: string, service: string, date: LocalDate, time: LocalTime, name: string): Seeded {
    const does = this.business.seed.staff
      .find((member) => member.name === staff)
      ?.does.find((offer) => offer.service === service);
    return { service, staff, date, time, name, minutes: does?.durationMinutes ?? 30 };
  }

  private agenda(): Agenda {
    return { seed: this.business.seed, now: this.now, taken: [...this.own, ...this.busy, ...this.held] };
  }
}

const minutes = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const shifted = (time: LocalTime, by: number): LocalTime => {
  const at = minutes(time) + by;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
};

/** The whole hour mostly, the half sometimes. */
function roundest(random: Chance, starts: readonly LocalTime[]): LocalTime {
  const ending = random.flip(0.75) ? ['00'] : ['00', '30'];
  const round = starts.filter((time) => ending.includes(time.slice(3)));
  return random.pick(round.length > 0 ? round : starts);
}

const partOf = (time: LocalTime): { from: LocalTime; until: LocalTime } =>
  time < '13:00' ? { from: '00:00', until: '13:00' } : { from: '13:00', until: '24:00' };

const isSame = (a: Wish, b: Wish): boolean =>
  a.date === b.date && 'at' in a.time && 'at' in b.time && Math.abs(minutes(a.time.at) - minutes(b.time.at)) < 120;

function withoutStaff({ service, date, time }: Wish): Wish {
  return { service, date, time };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function fail(): never {
  throw new Error('A scenario without what it needs');
}
