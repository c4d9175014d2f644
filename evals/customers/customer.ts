/**
 * A customer with a goal: reads each reply as a person does, compares it with what they want, and answers in their own
 * words. Knows nothing of the product but its replies.
 */
import { businessNamed, type Business } from './businesses';
import { suits } from './calendar';
import { chance, type Chance } from './random';
import { fold } from './reply/fold';
import type { Mention } from './reply/mentions';
import { readReply, type Heard, type Option } from './reply/read-reply';
import type { QuestionId, StatementId } from './reply/cues';
import { isAppointment } from './match';
import { questionAbout } from './questions';
import { Speech } from './speech';
import { isSettled, standingOf, wrongFor, type Standing, type SummaryKind } from './standing';
import type { Question, Scenario, Wish, WishField } from './types';
import { sayTime } from './wording/say-when';

/** Messages that a customer writes for one task before giving up, and for each further one. */
export const PATIENCE = { first: 12, further: 6 };

export type Ending = 'satisfied' | 'handed_over' | 'repeated' | 'gave_up';

/** A question in between, and whether it was answered. */
interface Aside {
  /** Number of the message that asks it alone; 0 when it came along with an answer. */
  at: number;
  answers: readonly string[];
  answered: boolean;
}

const FIELD_OF: Partial<Record<QuestionId, WishField>> = {
  name: 'name',
  service: 'service',
  day: 'date',
  time: 'time',
  staff: 'staff',
};
const STILL_ASKING: readonly QuestionId[] = ['confirm', 'cancel', 'day', 'time', 'name', 'appointment'];
const REFUSALS: readonly StatementId[] = ['taken', 'closed', 'past', 'notice', 'far', 'no_such_day', 'staff_not'];

export class Customer {
  readonly standings: Standing[];
  readonly asides: Aside[] = [];
  readonly unclassified: string[] = [];
  ending: Ending | null = null;
  /** Messages written, the goodbye included. */
  written = 0;
  private readonly random: Chance;
  private readonly speech: Speech;
  private readonly business: Business;
  private readonly several: boolean;
  private lastWrong: WishField[] = [];
  private lastReplies: string[] = [];
  /** The goal is reached or given up: what remains is to say goodbye. */
  private closing = false;
  private insistedOnLeaving = false;
  private pending: Aside | null = null;
  private readonly questionsAsked = new Set<string>();

  constructor(private readonly scenario: Scenario) {
    this.random = chance(scenario.id, 2);
    this.business = businessNamed(scenario.business);
    this.speech = new Speech(scenario, this.business, this.random);
    this.standings = scenario.tasks.map((task) => standingOf(task, scenario));
    this.several = scenario.own.length > 1;
  }

  /** What the customer writes next, as one or more messages; `null` when the conversation is over. */
  next(reply: string | null): string[] | null {
    const said = reply === null ? this.begin() : this.react(reply);
    if (said === null) return null;
    const { first, further } = PATIENCE;
    if (!this.closing && this.written >= first + further * (this.standings.length - 1)) return this.end('gave_up');
    this.written += 1;
    return this.withRemark(said)
      .map((text) => this.speech.typed(text))
      .filter(Boolean);
  }

  /** Chatty people seldom leave it at the answer. */
  private withRemark(said: readonly string[]): string[] {
    const isAnswer = this.written > 1 && !this.closing;
    if (this.scenario.style !== 'chatty' || !isAnswer || !this.random.flip(0.25)) return [...said];
    const remark = this.speech.phrase('remark');
    return this.random.flip(0.3) ? [...said, remark] : [`${said.join(' ')}, ${remark}`];
  }

  private end(ending: Ending): null {
    this.ending ??= ending;
    return null;
  }

  private react(reply: string): string[] | null {
    const heard = readReply(reply, { seed: this.business.seed, today: this.speech.today });
    this.unclassified.push(...heard.unclassified);
    this.lastReplies = [...this.lastReplies, reply].slice(-3);
    if (heard.says.has('handoff')) return this.end('handed_over');
    if (this.lastReplies.length === 3 && new Set(this.lastReplies).size === 1) return this.end('repeated');
    this.noteAnswers(heard);
    const done = this.noteDone(heard);
    if (this.closing) return this.afterGoodbye(heard);
    return this.changeAfterBooking(done) ?? this.complain(heard) ?? this.goOn(heard, done.length > 0);
  }

  private goOn(heard: Heard, somethingDone: boolean): string[] | null {
    if (this.standings.every(isSettled)) return this.sayGoodbye(heard);
    const focus = this.focus(heard);
    if (focus.status === 'waiting') return this.openNext(focus, heard);
    if (focus.task.kind === 'ask') return this.askAgain(focus, heard);
    if (focus.task.kind === 'foreign') return this.onForeign(focus, heard);
    const change = this.changeOfMind(focus, heard);
    if (change) return change;
    const summary = this.onSummary(heard);
    if (summary) return summary;
    const aside = this.interruption(focus, heard);
    if (aside) return aside;
    return this.onRefusal(focus, heard) ?? this.onOptions(focus, heard) ?? this.onQuestion(focus, heard, somethingDone);
  }

  /** The task that the reply is about: one whose service or kind it names, else the first that is not settled. */
  private focus({ folded, asks }: Heard): Standing {
    const left = this.standings.filter((standing) => !isSettled(standing));
    const open = left.filter(({ status }) => status === 'open');
    const named = open.filter(({ wish }) => wish !== null && folded.includes(fold(wish.service)));
    const others = open.filter(({ wish }) => wish !== null && !folded.includes(fold(wish.service)));
    const isAsking = asks.size > 0;
    const byName = isAsking && named.length === 1 && others.length > 0 ? named[0] : undefined;
    const found = byName ?? open[0] ?? left[0];
    if (!found) throw new Error('Nothing is left to do');
    return found;
  }

  // Beginning a task

  private begin(): string[] {
    const [first, second] = this.standings;
    if (!first) throw new Error('A scenario without a task');
    if (this.scenario.together && second) return this.openTogether(first, second);
    return this.open(first);
  }

  private started(standing: Standing, told: readonly WishField[]): void {
    standing.status = 'open';
    standing.startedAt ??= this.written + 1;
    for (const field of told) standing.told.add(field);
  }

  private open(standing: Standing): string[] {
    const { task, wish, person } = standing;
    switch (task.kind) {
      case 'ask':
        this.started(standing, []);
        return this.greeted(this.speech.question(task.question));
      case 'foreign':
        this.started(standing, []);
        return [
          this.speech.phrase(task.wrongBusiness ? 'wrongBusiness' : 'foreign', {
            said: task.said,
            day: this.random.pick(['mañana', 'el viernes', 'esta semana']),
          }),
        ];
      case 'cancel':
        this.started(standing, []);
        return (
          this.brief(['cancelar turno', 'cancelar', 'cancelame el turno']) ?? [
            this.speech.phrase('cancel', this.speech.appointment(task.target, this.several)),
          ]
        );
      case 'move': {
        const mine = this.speech.appointment(task.target, this.several);
        if (this.isTerse() || this.random.flip(0.35)) {
          this.started(standing, []);
          return (
            this.brief(['cambiar turno', 'reprogramar', 'cambiar el turno']) ?? [this.speech.phrase('moveVague', mine)]
          );
        }
        this.started(standing, ['date', 'time']);
        const wish = standing.wish ?? task.wish;
        return [
          this.speech.phrase('move', {
            ...mine,
            dayTime: this.speech.parts(wish, this.scenario.self, this.changedFields(task.target, wish)),
          }),
        ];
      }
      case 'book':
        if (!wish || !person) throw new Error('A booking without a wish');
        return this.openBooking(standing);
    }
  }

  /** In a move: the day, the hour or both, as far as they change. An hour alone is said with its day half of the time. */
  private changedFields(target: { date: string; time: string }, wish: { date: string; time: object }): WishField[] {
    if (target.date === wish.date) return this.random.flip(0.5) ? ['time'] : ['date', 'time'];
    return ['date', 'time'];
  }

  private isTerse(): boolean {
    return this.scenario.style === 'brief' || this.scenario.style === 'forgetful';
  }

  private brief(texts: readonly string[]): string[] | null {
    return this.scenario.style === 'brief' ? [this.random.pick(texts)] : null;
  }

  private greeted(text: string): string[] {
    if (this.scenario.style === 'brief') return [text];
    if (this.scenario.style === 'chatty') return this.burst([this.speech.phrase('hello'), text]);
    return [this.random.flip(0.6) ? `${this.speech.phrase('hello')} ${text}` : text];
  }

  private openBooking(standing: Standing): string[] {
    const { wish, person } = standing;
    if (!wish || !person) throw new Error('A booking without a wish');
    const values = this.speech.booking(wish, person);
    const forOther = person.relation !== undefined;
    const all: WishField[] = ['service', 'date', 'time', 'staff', 'name'];
    switch (this.scenario.style) {
      case 'efficient':
        this.started(standing, all);
        return [this.speech.phrase(forOther ? 'bookAllForOther' : 'bookAll', values)];
      case 'changeable': {
        if (this.random.flip(0.5)) {
          this.started(standing, all);
          return [this.speech.phrase(forOther ? 'bookAllForOther' : 'bookAll', values)];
        }
        this.started(standing, ['service', 'date', 'time']);
        return [`${this.request(forOther, values)} ${values.withStaff ?? ''} ${values.day ?? ''} ${values.time ?? ''}`];
      }
      case 'chatty': {
        const withDay = this.random.flip(0.5);
        this.started(standing, withDay ? ['service', 'date'] : ['service']);
        const request = this.speech.phrase(forOther ? 'bookForOtherService' : 'book', values);
        const story = this.speech.phrase('story');
        return this.burst([
          ...(this.random.flip(0.5) ? [this.speech.phrase('hello')] : []),
          ...(this.random.flip(0.5) ? [story, withoutGreeting(request)] : [request, story]),
          ...(withDay ? [`${values.day ?? ''} puede ser?`] : []),
        ]);
      }
      case 'forgetful': {
        const vague = this.random.flip(0.4);
        this.started(standing, vague ? [] : ['service']);
        if (vague) return [this.speech.phrase(forOther ? 'bookForOther' : 'bookVague', values)];
        return [this.request(forOther, values)];
      }
      case 'chaotic': {
        const part = this.random.pick<WishField>(['date', 'time']);
        this.started(standing, ['service', part]);
        return [
          `${this.request(forOther, values)} ${values.withStaff ?? ''} ${(part === 'date' ? values.day : values.time) ?? ''}`,
        ];
      }
      case 'brief': {
        const withService = this.random.flip(0.6);
        this.started(standing, withService ? ['service'] : []);
        const word = this.random.pick([values.service ?? '', `turno ${values.service ?? ''}`]);
        return [withService ? word : this.random.pick(['turno', 'un turno', 'turnos?'])];
      }
    }
  }

  private request(forOther: boolean, values: Record<string, string>): string {
    return this.speech.phrase(forOther ? 'bookForOtherService' : 'book', values).replace(/\?$/, '');
  }

  /** Several lines as one message, or as a burst of messages. */
  private burst(lines: readonly string[]): string[] {
    return this.random.flip(0.5) ? [...lines] : [lines.join(this.random.flip(0.5) ? ', ' : '. ')];
  }

  private openTogether(first: Standing, second: Standing): string[] {
    const rest = second.task.kind === 'book' ? second : null;
    if (!rest?.wish || !rest.person) return this.open(first);
    const later = this.speech.booking(rest.wish, rest.person);
    if (first.task.kind === 'ask') {
      const question = this.speech.question(first.task.question);
      this.started(first, []);
      this.started(rest, ['service', 'date', 'time']);
      const request = withoutGreeting(this.request(rest.person.relation !== undefined, later));
      return [
        `${this.speech.phrase('hello')} ${question} ${this.random.pick(['y', 'y de paso', 'y'])} ${request} ${later.day ?? ''} ${later.time ?? ''}`,
      ];
    }
    if (first.task.kind === 'cancel') {
      this.started(first, []);
      this.started(rest, ['service', 'date', 'time']);
      return [
        this.speech.phrase('cancelAndBook', { ...later, ...this.speech.appointment(first.task.target, this.several) }),
      ];
    }
    if (!first.wish || !first.person) return this.open(first);
    const both = {
      ...this.speech.booking(first.wish, first.person),
      ...Object.fromEntries(Object.entries(later).map(([key, value]) => [`${key}2`, value])),
    };
    if (this.scenario.kind === 'two_bookings') {
      const told: WishField[] = ['service', 'date', 'time', 'name'];
      this.started(first, told);
      this.started(rest, told);
      return [this.speech.phrase('twoBookings', both)];
    }
    const all = this.scenario.style === 'efficient' || this.random.flip(0.5);
    for (const standing of [first, rest]) this.started(standing, all ? ['service', 'date', 'time', 'name'] : []);
    if (!all) return [this.speech.phrase('twoPeople', both)];
    return [this.speech.phrase(first.wish.service === rest.wish.service ? 'twoPeopleAll' : 'twoPeopleEach', both)];
  }

  /** The next task, after the one before it is settled. */
  private openNext(standing: Standing, heard: Heard): string[] {
    const { task, wish, person } = standing;
    if (task.kind !== 'book' || !wish || !person) return this.open(standing).map(withoutGreeting);
    const values = this.speech.booking(wish, person);
    const others = this.standings.some((other) => other.person !== null && other.person.first !== person.first);
    const whom = person.relation !== undefined ? 'ForOther' : others ? 'ForSelf' : '';
    const isFirstBooking = this.standings.every((other) => other === standing || other.task.kind !== 'book');
    const yes = heard.asks.has('other') || heard.asks.has('book') ? `${this.speech.phrase('yesBrief')}, ` : '';
    if (isFirstBooking)
      return this.openBooking(standing).map((text, index) => (index === 0 ? yes : '') + withoutGreeting(text));
    if (this.isTerse() || this.random.flip(0.3)) {
      this.started(standing, []);
      return [yes + this.speech.phrase(`bookAgainShort${whom}`, values)];
    }
    this.started(standing, ['service', 'date', 'time', 'staff', ...(whom === '' ? [] : (['name'] as const))]);
    return [yes + this.speech.phrase(`bookAgain${whom}`, values)];
  }

  // What the customer notes in a reply

  private noteAnswers({ folded }: Heard): void {
    const isIn = (answers: readonly string[]): boolean => answers.some((answer) => folded.includes(fold(answer)));
    if (this.pending && isIn(this.pending.answers)) this.pending.answered = true;
    this.pending = null;
    for (const standing of this.standings) {
      const { task } = standing;
      if (task.kind === 'ask' && standing.status === 'open' && isIn(task.question.answers))
        this.finish(standing, 'done');
    }
  }

  private finish(standing: Standing, status: 'done' | 'left'): void {
    standing.status = status;
    standing.finishedAt = this.written;
  }

  /** Marks what the reply says is done. @returns the bookings that have just been made */
  private noteDone({ mentions }: Heard): Standing[] {
    const made: Standing[] = [];
    for (const said of mentions) {
      if (said.date === undefined && said.time === undefined) continue;
      if (said.role === 'booked' || said.role === 'moved') {
        const kind: SummaryKind = said.role === 'moved' ? 'move' : 'book';
        const fitting = this.standings.find((standing) => {
          const wrong =
            wrongFor(said, standing, kind) ??
            (kind === 'move' ? wrongFor({ ...said, from: {} }, standing, kind) : null);
          return standing.status === 'open' && wrong?.length === 0;
        });
        if (!fitting) continue;
        fitting.booked = said;
        fitting.after = null;
        this.finish(fitting, 'done');
        made.push(fitting);
      }
      if (said.role === 'cancelled') {
        const fitting = this.standings.find((standing) => wrongFor(said, standing, 'cancel')?.length === 0);
        if (fitting) this.finish(fitting, fitting.task.kind === 'cancel' ? 'done' : 'left');
      }
    }
    return made;
  }

  /** Something was booked that is not what was wanted. */
  private complain({ mentions, says }: Heard): string[] | null {
    if (!says.has('booked')) return null;
    for (const said of mentions) {
      if (said.role !== 'booked' || said.date === undefined) continue;
      const isKnown = this.standings.some(({ booked }) => booked === said);
      const open = this.standings.find(({ status, task }) => status === 'open' && task.kind === 'book');
      if (isKnown || !open?.wish || !open.person) continue;
      open.booked = said;
      open.after = 'changing';
      const wrong = wrongFor(said, open, 'book') ?? [];
      return [this.speech.phrase('wrongBooked', { right: this.speech.parts(open.wish, open.person, wrong) })];
    }
    return null;
  }

  // Changes of mind

  private changeOfMind(standing: Standing, heard: Heard): string[] | null {
    const { task, changed, told } = standing;
    if (task.kind !== 'book' || !task.change || changed) return null;
    const isSummary = heard.asks.has('confirm') && heard.mentions.some(({ role }) => role === 'summary');
    const isAsked = heard.asks.size > 0 && (told.has('date') || told.has('time'));
    const isDue = task.change.when === 'summary' ? isSummary : task.change.when === 'asked' && (isSummary || isAsked);
    return isDue ? this.change(standing, false) : null;
  }

  private changeAfterBooking(made: readonly Standing[]): string[] | null {
    for (const standing of made) {
      const { task, changed } = standing;
      if (task.kind !== 'book' || task.change?.when !== 'booked' || changed) continue;
      standing.status = 'open';
      standing.after = task.change.drops ? 'dropping' : 'changing';
      return this.change(standing, true);
    }
    return null;
  }

  private change(standing: Standing, after: boolean): string[] {
    const { task } = standing;
    if (task.kind !== 'book' || !task.change || !standing.wish) throw new Error('There is nothing to change');
    standing.changed = true;
    const { drops, to } = task.change;
    if (drops) {
      if (after) return [this.speech.phrase('droppedAfter')];
      this.finish(standing, 'left');
      this.closing = true;
      return [this.speech.phrase('dropped')];
    }
    const { person, ...wish } = to;
    standing.wish = { ...standing.wish, ...wish };
    if (person) {
      standing.person = person;
      standing.told.add('name');
      return [this.speech.phrase('changedName', this.speech.booking(standing.wish, person))];
    }
    const fields = (Object.keys(wish) as (keyof typeof wish)[]).filter((field) => wish[field] !== undefined);
    for (const field of fields) standing.told.add(field);
    const right = this.speech.parts(standing.wish, standing.person ?? this.scenario.self, fields);
    return [this.speech.phrase(after ? 'changedAfter' : 'changed', { right })];
  }

  // Reacting

  private onSummary({ asks, mentions, folded }: Heard): string[] | null {
    const summary = mentions.filter(({ role }) => role === 'summary');
    if (summary.length === 0 || !(asks.has('confirm') || asks.has('cancel'))) return null;
    const read = summary.map((said) => {
      const kinds: SummaryKind[] = asks.has('cancel')
        ? ['cancel']
        : said.from || /resum\w+ el cambio/.test(folded)
          ? ['move']
          : /\bcancel/.test(folded)
            ? ['cancel', 'book']
            : ['book'];
      return { said, best: this.bestFor(said, kinds) };
    });
    const missed = read.find(({ best }) => best === null || best.wrong.length > 0);
    if (!missed) return this.yes(asks.has('cancel'));
    return missed.best ? this.correct(missed.best.standing, missed.best.wrong, missed.said) : this.notThat();
  }

  private bestFor(said: Mention, kinds: readonly SummaryKind[]): { standing: Standing; wrong: WishField[] } | null {
    const fitting = kinds.flatMap((kind) =>
      this.standings.flatMap((standing) => {
        const wrong = wrongFor(said, standing, kind);
        return wrong === null ? [] : [{ standing, wrong }];
      }),
    );
    fitting.sort((a, b) => a.wrong.length - b.wrong.length);
    return fitting[0] ?? null;
  }

  private yes(cancelling: boolean): string[] {
    const { style } = this.scenario;
    if (style === 'brief') return [this.speech.phrase('yesBrief')];
    if (style === 'chaotic' && this.random.flip(0.3) && this.asides.length < 2) {
      const question = this.aside(0);
      return [`${this.speech.phrase('yesBrief')}, ${question}`];
    }
    if (!cancelling && this.random.flip(0.08)) return [this.speech.phrase('yesThumb')];
    return [this.speech.phrase(cancelling ? 'yesCancel' : 'yes')];
  }

  private correct(standing: Standing, wrong: WishField[], said: Mention): string[] {
    const { task, wish, person, tookInstead } = standing;
    if (task.kind === 'book' && task.instead && !tookInstead) {
      // Something else was proposed, and it is what the customer would take instead.
      const other = wrongFor(said, { ...standing, wish: task.instead }, 'book');
      if (other?.length === 0) {
        this.takeInstead(standing);
        return this.yes(false);
      }
    }
    this.lastWrong = wrong;
    if (task.kind === 'cancel' || !wish || !person)
      return task.kind === 'cancel'
        ? [this.speech.phrase('wrongTarget', this.speech.appointment(task.target, true))]
        : this.notThat();
    if (task.kind === 'move' && wrong.includes('service'))
      return [this.speech.phrase('wrongTarget', this.speech.appointment(task.target, true))];
    for (const field of wrong) standing.told.add(field);
    if (wrong.length === 1 && wrong[0] === 'name')
      return [this.speech.phrase(person.relation ? 'wrongNameOther' : 'wrongName', this.speech.booking(wish, person))];
    const plain = standing.insisted > 0;
    standing.insisted += 1;
    return [this.speech.phrase('wrong', { right: this.speech.parts(wish, person, wrong, plain) })];
  }

  private notThat(): string[] {
    const focus = this.standings.find((standing) => !isSettled(standing));
    return [`${this.speech.phrase('notThatKind')}. ${focus ? this.plainly(focus) : ''}`];
  }

  private takeInstead(standing: Standing): void {
    const { task } = standing;
    if (task.kind !== 'book' || !task.instead) throw new Error('There is nothing to take instead');
    standing.wish = task.instead;
    standing.tookInstead = true;
    standing.heardNo = true;
  }

  private onRefusal(standing: Standing, heard: Heard): string[] | null {
    const { task, told } = standing;
    if (heard.says.has('no_appointments') && (task.kind === 'cancel' || task.kind === 'move')) {
      standing.insisted += 1;
      if (standing.insisted > 2) return this.leave(standing);
      return [this.speech.phrase('stillWant', this.speech.appointment(task.target, true))];
    }
    if (!REFUSALS.some((cue) => heard.says.has(cue)) || !(told.has('date') || told.has('time'))) return null;
    standing.heardNo = true;
    if (this.fitting(standing, heard.options)) return null;
    if (task.kind === 'book' && task.instead && !standing.tookInstead) {
      const before = standing.wish;
      this.takeInstead(standing);
      if (this.fitting(standing, heard.options)) return null;
      const { wish, person } = standing;
      if (!wish || !person || !before) return null;
      const fields = (['date', 'time'] as const).filter(
        (field) => JSON.stringify(wish[field]) !== JSON.stringify(before[field]),
      );
      for (const field of fields) told.add(field);
      return [this.speech.phrase('takesInstead', { right: this.speech.parts(wish, person, fields) })];
    }
    if (task.kind === 'book' && !task.possible && !standing.tookInstead) return this.leave(standing);
    standing.insisted += 1;
    if (standing.insisted > 3) return this.leave(standing);
    const { wish, person } = standing;
    return wish && person ? [this.speech.phrase('restate', { right: this.plain(standing) })] : null;
  }

  private leave(standing: Standing): string[] {
    this.finish(standing, 'left');
    if (this.standings.every(isSettled)) this.closing = true;
    return [this.speech.phrase('leave')];
  }

  private fitting(standing: Standing, options: readonly Option[]): Option | null {
    return options.find((option) => optionFits(option, standing)) ?? null;
  }

  private onOptions(standing: Standing, heard: Heard): string[] | null {
    const { options, asks } = heard;
    const { wish, person, task } = standing;
    if (options.length === 0) return null;
    if (asks.has('change')) return this.namedChange(standing);
    const option = this.fitting(standing, options);
    if (!option) {
      const offersServices = options.every(
        ({ mention }) => mention.service !== undefined && mention.time === undefined,
      );
      if (offersServices && wish && person) return [this.speech.booking(wish, person, true).service ?? ''];
      return null;
    }
    if (
      task.kind === 'cancel' ||
      (task.kind === 'move' && option.mention.service !== undefined && option.mention.time !== undefined)
    )
      return [this.speech.choice(option, this.speech.appointment(task.target, true).mine)];
    if (!wish || !person) return [this.speech.choice(option, option.text)];
    const { mention } = option;
    for (const field of ['service', 'date', 'time'] as const)
      if (mention[field] !== undefined) standing.told.add(field);
    if (mention.time !== undefined) {
      const chosen = { ...wish, time: { at: mention.time }, ...(mention.date ? { date: mention.date } : {}) };
      return [
        this.speech.choice(option, this.speech.parts(chosen, person, mention.date ? ['date', 'time'] : ['time'])),
      ];
    }
    if (mention.date !== undefined) return [this.speech.choice(option, this.speech.parts(wish, person, ['date']))];
    if (mention.service !== undefined)
      return [this.speech.choice(option, this.speech.parts(wish, person, ['service']))];
    return [this.speech.choice(option, option.text.toLowerCase())];
  }

  /** "¿Qué querés cambiar?" after a no: the customer says what it must be. */
  private namedChange(standing: Standing): string[] {
    const { wish, person } = standing;
    if (!wish || !person) return [this.plainly(standing)];
    if (this.lastWrong.length === 0) return [this.plainly(standing)];
    return [this.speech.parts(wish, person, this.lastWrong, true)];
  }

  private onQuestion(standing: Standing, heard: Heard, somethingDone: boolean): string[] {
    const { asks, says } = heard;
    if (asks.has('person')) return [`no, ${this.plainly(standing)}`];
    if (asks.has('retry')) return [this.speech.phrase('yesBrief')];
    const fields = [...asks].flatMap((id) => FIELD_OF[id] ?? []);
    if (fields.length > 0) return this.tell(standing, fields, says.has('not_understood'));
    if (asks.has('change')) return this.namedChange(standing);
    if (asks.has('other') || asks.has('book'))
      return [
        standing.task.kind === 'book'
          ? `${this.speech.phrase('yesBrief')}, ${this.plain(standing)}`
          : `no, ${this.plainly(standing)}`,
      ];
    if (asks.has('appointment') && (standing.task.kind === 'cancel' || standing.task.kind === 'move'))
      return [this.speech.appointment(standing.task.target, true).mine];
    if (asks.has('confirm')) {
      // Something is to be confirmed, and it is not told what: trusting people say yes, these do not.
      return [`${this.plainly(standing)}?`];
    }
    if (somethingDone && this.random.flip(0.3) && standing.task.kind === 'book') return ['y el otro?'];
    return [this.plainly(standing)];
  }

  private tell(standing: Standing, fields: readonly WishField[], notUnderstood: boolean): string[] {
    const { wish, person, told, asked, task } = standing;
    if (!wish || !person) return [this.plainly(standing)];
    const times = Math.max(...fields.map((field) => asked.get(field) ?? 0));
    const wasTold = fields.every((field) => told.has(field));
    for (const field of fields) {
      asked.set(field, (asked.get(field) ?? 0) + 1);
      told.add(field);
    }
    // Hours that are offered of several days: the day has to be said first.
    if (fields.length === 1 && fields[0] === 'time' && !told.has('date')) {
      told.add('date');
      return [this.speech.parts(wish, person, ['date', 'time'], notUnderstood)];
    }
    const plain = notUnderstood || times > (this.scenario.style === 'brief' ? 0 : 1);
    const values = this.speech.booking(wish, person, plain);
    if (fields.length > 1) return [this.speech.parts(wish, person, fields, plain)];
    const [field] = fields;
    if (this.scenario.style === 'brief' && field !== undefined) return [bare(field, values)];
    if (plain && field !== 'name' && field !== undefined) return [this.speech.parts(wish, person, [field], true)];
    if (wasTold && times > 0 && field !== undefined && task.kind === 'book')
      return [this.speech.phrase('alreadySaid', { right: this.speech.parts(wish, person, [field]) })];
    switch (field) {
      case 'name':
        return [this.speech.phrase(person.relation ? 'nameGivenOther' : 'nameGiven', values)];
      case 'date': {
        const both = !told.has('time') && this.scenario.style !== 'forgetful' && this.random.flip(0.5);
        if (both) told.add('time');
        return [this.speech.phrase(both ? 'dayTimeGiven' : 'dayGiven', values)];
      }
      case 'time':
        return [this.selfCorrected(wish) ?? this.speech.phrase('timeGiven', values)];
      case 'staff':
        return [wish.staff === undefined ? this.speech.phrase('any') : this.speech.phrase('staffGiven', values)];
      default:
        return [this.speech.phrase('serviceGiven', values)];
    }
  }

  /** "a las 10, no perdón, a las 11": how chaotic people give an hour now and then. */
  private selfCorrected({ time }: Wish): string | null {
    if (this.scenario.style !== 'chaotic' || !('at' in time) || !this.random.flip(0.25)) return null;
    const hour = Number(time.at.slice(0, 2));
    const wrong = { at: `${String(hour + 1).padStart(2, '0')}:00` };
    return this.speech.phrase('selfCorrected', {
      wrong: sayTime(wrong, this.random),
      right: sayTime(time, this.random),
    });
  }

  /** What is wanted, in one plain phrase. */
  private plain(standing: Standing): string {
    const { wish, person, task } = standing;
    if (!wish || !person) return '';
    const fields: WishField[] = task.kind === 'move' ? ['date', 'time'] : ['service', 'date', 'time', 'staff'];
    if (person.relation !== undefined || this.standings.length > 1) fields.push('name');
    for (const field of fields) standing.told.add(field);
    return this.speech.parts(
      wish,
      person,
      fields.filter((field) => task.kind !== 'move' || field !== 'name'),
      true,
    );
  }

  /** The same as a sentence that stands alone. */
  private plainly(standing: Standing): string {
    const { task } = standing;
    switch (task.kind) {
      case 'ask':
        return this.speech.question(task.question);
      case 'foreign':
        return this.speech.phrase('foreignAgain', { said: task.said });
      case 'cancel':
        return `quiero cancelar ${this.speech.appointment(task.target, true).mine}`;
      case 'move':
        return `quiero pasar ${this.speech.appointment(task.target, true).mine} para ${this.plain(standing)}`;
      case 'book':
        if (standing.after === 'dropping') return 'quiero cancelar el turno que saqué recién';
        if (standing.after === 'changing')
          return `quiero cambiar el turno que saqué recién para ${this.plain(standing)}`;
        return `quiero un turno para ${this.plain(standing)}`;
    }
  }

  // Questions

  private askAgain(standing: Standing, heard: Heard): string[] | null {
    const { task } = standing;
    if (task.kind !== 'ask') return null;
    const next = this.standings.find((other) => other !== standing && !isSettled(other));
    if (standing.insisted > 0) {
      this.finish(standing, 'left');
      return this.goOn(heard, false);
    }
    // With a booking under way the answer can wait.
    if (next?.status === 'open') {
      const index = this.standings.indexOf(standing);
      this.standings.splice(index, 1);
      this.standings.push(standing);
      return this.goOn(heard, false);
    }
    standing.insisted += 1;
    return [this.speech.question(task.question)];
  }

  private onForeign(standing: Standing, heard: Heard): string[] | null {
    const { task } = standing;
    if (task.kind !== 'foreign') return null;
    const { says, asks, options } = heard;
    const listsServices = options.some(({ mention }) => mention.service !== undefined && mention.time === undefined);
    const saysNo = says.has('not_offered') || says.has('out_of_scope') || says.has('services') || listsServices;
    // Whoever wants a pizza understands "soy el asistente de la peluquería".
    const showsTrade =
      task.wrongBusiness && (says.has('greeting') || asks.has('service') || asks.has('what') || asks.has('book'));
    standing.insisted += 1;
    if (saysNo || showsTrade) {
      standing.heardNo = true;
      this.finish(standing, 'left');
      const next = this.standings.find((other) => !isSettled(other));
      if (next) return this.openNext(next, heard).map((text, index) => (index === 0 ? `ah bueno. ${text}` : text));
      this.closing = true;
      return [this.speech.phrase(task.wrongBusiness ? 'wrongNumber' : 'leave')];
    }
    if (standing.insisted > 3) return this.leave(standing);
    return [this.speech.phrase('foreignAgain', { said: task.said })];
  }

  /** A question in the middle of something else, instead of an answer. */
  private interruption(standing: Standing, { asks }: Heard): string[] | null {
    const { style } = this.scenario;
    const isAsked = asks.has('day') || asks.has('time') || asks.has('name') || asks.has('service');
    if (style === 'chaotic' && isAsked && this.asides.length < 2 && this.random.flip(0.4))
      return [this.aside(this.written + 1)];
    if (style === 'forgetful' && asks.has('name') && this.asides.length === 0 && this.random.flip(0.3))
      return this.forgot(standing);
    return null;
  }

  private forgot({ wish, told }: Standing): string[] | null {
    if (!wish || !told.has('date')) return null;
    const [, month = '', day = ''] = wish.date.split('-');
    const time = 'at' in wish.time ? [wish.time.at] : [];
    this.pending = { at: this.written + 1, answers: [`${Number(day)}/${Number(month)}`, ...time], answered: false };
    this.asides.push(this.pending);
    return [this.speech.phrase('forgot')];
  }

  private aside(at: number): string {
    const service =
      this.standings.find(({ wish }) => wish !== null)?.wish?.service ?? this.business.seed.services[0]?.name ?? '';
    const question = this.newQuestion(service);
    this.pending = { at, answers: question.answers, answered: false };
    this.asides.push(this.pending);
    return this.speech.question(question);
  }

  /** One that has not been asked yet, if chance gives one. */
  private newQuestion(service: string): Question {
    for (let tries = 0; ; tries += 1) {
      const question = questionAbout(this.business, this.random, service);
      const key = `${question.topic} ${question.faq ?? ''}`;
      if (tries < 5 && this.questionsAsked.has(key)) continue;
      this.questionsAsked.add(key);
      return question;
    }
  }

  // The end

  private sayGoodbye(heard: Heard): string[] | null {
    this.closing = true;
    // Something more is proposed that nobody asked for: a "gracias" could be taken for a yes.
    if (STILL_ASKING.some((id) => heard.asks.has(id))) return [this.speech.phrase('enough')];
    if (heard.asks.has('other') || heard.asks.has('book') || heard.asks.has('what')) return [this.speech.phrase('no')];
    const last = this.standings.findLast(({ booked }) => booked?.time !== undefined);
    if (this.scenario.style === 'forgetful' && last?.booked?.time && this.random.flip(0.4)) {
      this.pending = { at: this.written + 1, answers: [last.booked.time], answered: false };
      this.asides.push(this.pending);
      return [this.speech.phrase('ownAgain')];
    }
    return this.random.flip(0.6) ? [this.speech.phrase('thanks')] : this.end('satisfied');
  }

  private afterGoodbye({ asks }: Heard): string[] | null {
    if (!STILL_ASKING.some((id) => asks.has(id)) || this.insistedOnLeaving) return this.end('satisfied');
    this.insistedOnLeaving = true;
    return ['no, dejalo, gracias'];
  }
}

function optionFits({ text, mention }: Option, { task, wish, after }: Standing): boolean {
  const folded = fold(text);
  if (task.kind === 'cancel')
    return mention.service === undefined ? /cancel/.test(folded) : isAppointment(mention, task.target);
  if (task.kind === 'move' && mention.service !== undefined && mention.time !== undefined)
    return isAppointment(mention, task.target);
  if (!wish) return false;
  const { service, date, time, staff } = mention;
  if (service === undefined && date === undefined && time === undefined && staff === undefined)
    return task.kind === 'move' || after === 'changing'
      ? /cambi|mov|pasar/.test(folded)
      : /sacar|nuevo|reserv/.test(folded);
  return (
    (service === undefined || service === wish.service) &&
    (date === undefined || date === wish.date) &&
    (time === undefined || suits(time, wish.time)) &&
    (staff === undefined || wish.staff === undefined || staff === wish.staff)
  );
}

/** One word: what a brief customer answers. */
function bare(field: WishField, values: Record<string, string>): string {
  switch (field) {
    case 'service':
      return values.service ?? '';
    case 'date':
      return (values.day ?? '').replace(/^(?:el|este) /, '');
    case 'time':
      return (values.time ?? '').replace(/^(?:a las?|tipo|por la|a la) /, '');
    case 'staff':
      return values.staff === '' ? 'cualquiera' : (values.staff ?? '');
    case 'name':
      return values.name ?? '';
  }
}

const withoutGreeting = (text: string): string =>
  text.replace(
    /^(?:hola+|buenas(?: tardes| noches)?|buen día)(?: buenas)?!?(?:,? ?(?:todo bien|cómo va|qué tal)\??)?[,!.]* /i,
    '',
  );
