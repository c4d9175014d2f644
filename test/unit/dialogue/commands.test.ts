/** What holds whatever a conversation's messages ask for, in whatever order, and whatever the tools answer. */
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import {
  confirmationDigestInput,
  emptyState,
  MAX_TASKS,
  offeredOf,
  pendingConfirmation,
  planTurn,
  reduceTurn,
  rememberReply,
  topTask,
  type ConversationState,
  type Task,
} from '../../../domain/dialogue';
import { knownAppointment } from '../../../domain/dialogue/tasks';
import { TOOLS } from '../../../domain/tools/registry';
import type { Command, CommandBody, CommandKind } from '../../../domain/understanding/commands/types';
import { SLOT_NAMES, type SlotName } from '../../../domain/slots';
import { validateResponse } from '../../../schemas/validate';
import { anyFate, type Fate } from './arbitraries';
import { anyCommands, said } from './arbitrary-commands';
import { Conversation, sha256 } from './conversation';
import { expectConsistentConfirmation } from './expectations';
import { playTurn, type Seen } from './play-turn';
import { WORKSPACES } from '../../../evals/workspaces';

const workspace = WORKSPACES.estilo ?? fail();
const START = Date.parse('2026-11-24T13:00:00Z');

interface Step {
  commands: Command[];
  fates: [Fate, Fate, Fate];
  minutes: number;
}
/** Tools mostly do what they are asked for: a conversation gets somewhere. */
const likelyFate = fc.oneof(
  { weight: 3, arbitrary: anyFate.map((fate): Fate => ({ ...fate, kind: 'done', free: true })) },
  { weight: 1, arbitrary: anyFate },
);
const anyStep: fc.Arbitrary<Step> = fc.record({
  commands: anyCommands,
  fates: fc.tuple(likelyFate, likelyFate, likelyFate),
  minutes: fc.oneof({ weight: 15, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constant(500) }),
});
const anySteps = fc.array(anyStep, { minLength: 1, maxLength: 12 });

/** A change of what was there before is a fault of the whole pipeline: everything that goes in is frozen. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}

function play(steps: readonly Step[], check: (seen: Seen) => void): ConversationState {
  let state = emptyState();
  let at = START;
  for (const { commands, fates, minutes } of steps) {
    at += minutes * 60_000;
    const seen = playTurn(frozen(state), { commands: frozen(commands), fates, workspace, at });
    check(seen);
    state = rememberReply(seen.state, seen.reply.message);
  }
  return state;
}

const eachTurn = (check: (seen: Seen) => void): void => {
  fc.assert(
    fc.property(anySteps, (steps) => void play(steps, check)),
    { numRuns: 150 },
  );
};

const valuesOf = ({ slots }: Task): [SlotName, string][] =>
  SLOT_NAMES.flatMap((name): [SlotName, string][] => {
    const value = slots[name]?.value;
    return value === undefined ? [] : [[name, value]];
  });
const taskIn = ({ tasks }: ConversationState, id: number): Task | undefined => tasks.find((task) => task.id === id);
const writesOf = ({ plan }: Seen) => plan.plan.actions.filter(({ tool }) => TOOLS[tool].scope !== 'read');

describe('the stack of tasks', () => {
  it('holds few tasks, each with an id of its own that no task had before', () => {
    eachTurn(({ opened, state }) => {
      const ids = state.tasks.map(({ id }) => id);
      expect(ids.length).toBeLessThanOrEqual(MAX_TASKS);
      expect(new Set(ids).size).toBe(ids.length);
      expect(Math.max(0, ...ids)).toBeLessThanOrEqual(state.lastTaskId);
      expect(state.lastTaskId).toBeGreaterThanOrEqual(opened.lastTaskId);
      for (const id of ids) if (!taskIn(opened, id)) expect(id).toBeGreaterThan(opened.lastTaskId);
    });
  });

  it('never lets a kind of task become another', () => {
    eachTurn(({ opened, state }) => {
      for (const { id, kind } of opened.tasks) expect([kind, undefined]).toContain(taskIn(state, id)?.kind);
    });
  });
});

/** What of a task a command may change, whatever it is about. */
const MAY_CHANGE: Partial<Record<CommandKind, readonly SlotName[]>> = {
  narrow: ['preferred_date', 'preferred_time'],
  shift: ['preferred_date', 'preferred_time'],
  refer: ['booking_id'],
};
/** The hour goes with its day. */
const GOES_WITH: Partial<Record<SlotName, readonly SlotName[]>> = { preferred_date: ['preferred_time'] };
const CHANGED_WITH: Partial<Record<SlotName, readonly SlotName[]>> = {
  preferred_date: ['preferred_time'],
  service_type: ['staff_name'],
};

/** The slots that the message itself gives a reason to change. */
function reasonsIn(commands: readonly Command[], opened: ConversationState, task: Task): Set<SlotName> {
  const reasons = new Set<SlotName>();
  const add = (...names: readonly SlotName[]): void => {
    for (const name of names) for (const each of [name, ...(GOES_WITH[name] ?? [])]) reasons.add(each);
  };
  for (const command of commands) {
    add(...(MAY_CHANGE[command.do] ?? []));
    if (command.do === 'set' && !command.mentioned) add(command.slot);
    if (command.do === 'set' && command.only) add('staff_name');
    // Whoever is named as somebody else brings a time with them in a move.
    if (command.do === 'set' && command.slot === 'staff_name' && task.kind === 'move') add('preferred_date');
    if (command.do === 'change' && command.slot) add(command.slot, ...(CHANGED_WITH[command.slot] ?? []));
    if (command.do === 'leave_open' && command.slot === 'staff_name') add('staff_name');
    if (command.do === 'unclear' && command.problem.kind === 'several_services') add('service_type');
    if (command.do === 'follow') add('preferred_date');
    if (command.do === 'same') add(command.slot);
    // What is summed up, and turns out to be for somebody else, is not in the customer's name.
    if (command.do === 'for' && task.confirmation !== null) add('client_name');
    if (command.do === 'exclude') {
      if (command.dates ?? command.weekdays) add('preferred_date');
      if (command.hours) add('preferred_time');
      if (command.staff) add('staff_name');
      if (command.service) add('service_type', 'staff_name');
    }
    if (command.do === 'choose') {
      const option = offeredOf(opened)[command.index];
      add(...((Object.keys(option?.values ?? {}) as SlotName[]) ?? []), ...(option?.clears ?? []));
    }
  }
  return reasons;
}

describe('what was said', () => {
  it('stays as it is, unless the message gives a reason', () => {
    eachTurn(({ opened, plan, commands }) => {
      for (const task of opened.tasks) {
        const now = taskIn(plan.tracked.state, task.id);
        if (!now) continue;
        const reasons = reasonsIn(commands, opened, task);
        for (const [name, value] of valuesOf(task))
          if (!reasons.has(name)) expect([name, now.slots[name]?.value]).toEqual([name, value]);
      }
    });
  });

  it('is lost by no task but through an end, an overflow of the stack, or a no of the agenda', () => {
    eachTurn(({ plan, state, facts, opened, workspace: { timezone } }) => {
      const { tracked, move } = plan;
      const refused = facts.outcomes.some(({ kind }) => kind === 'refused');
      for (const task of tracked.state.tasks) {
        const now = taskIn(state, task.id);
        if (!now) continue;
        const lost = valuesOf(task)
          .filter(([name]) => now.slots[name] === undefined)
          .map(([name]) => name);
        const isTop = task.id === (topTask(state)?.id ?? null);
        if (lost.length === 0) continue;
        expect({ isTop, task: task.kind, lost }).toMatchObject({ isTop: true });
        const target = knownAppointment(state, task.slots.booking_id?.value ?? now.slots.booking_id?.value);
        // The present place is no new one, and is told so.
        const isOldDay = task.kind === 'move' && task.slots.preferred_date?.value === target?.date;
        const isThere = facts.outcomes.some(({ kind }) => kind === 'already_there');
        // The hour that was offered, or what only those do who were ruled out.
        const isTurnedDown =
          move.kind === 'ask_change' && lost.every((name) => name === 'preferred_time' || name === 'service_type');
        const isUnfound = lost.every((name) => name === 'booking_id');
        expect({
          lost,
          why: refused || isOldDay || isThere || isTurnedDown || isUnfound,
          timezone,
          was: opened.fsm,
        }).toMatchObject({
          why: true,
        });
      }
    });
  });

  it('of a task that waits is not touched by what is done about another', () => {
    eachTurn(({ plan, state }) => {
      const { tracked, move } = plan;
      // When the top ends, the next one is gone on with.
      const ends =
        ['execute', 'abandon', 'decline'].includes(move.kind) || taskIn(state, tracked.focus ?? 0) === undefined;
      const [top, next] = [...tracked.state.tasks].reverse();
      for (const task of tracked.state.tasks) {
        const now = taskIn(state, task.id);
        if (!now || task.id === top?.id || (ends && task.id === next?.id)) continue;
        // What was to follow a booking that has been called off takes its place.
        if (task.after !== null && !taskIn(state, task.after)) continue;
        expect(now.slots).toEqual(task.slots);
        expect([now.timeWindow, now.dateRange, now.excluded, now.beneficiary, now.target]).toEqual([
          task.timeWindow,
          task.dateRange,
          task.excluded,
          task.beneficiary,
          task.target,
        ]);
      }
    });
  });

  it('of the customer is kept whatever becomes of the tasks', () => {
    eachTurn(({ opened, state, commands }) => {
      const told = commands.flatMap((command) => (command.do === 'set' ? [command.slot] : []));
      for (const slot of ['client_email', 'client_phone'] as const)
        if (!told.includes(slot)) expect(state.contact[slot]?.value).toBe(opened.contact[slot]?.value);
    });
  });
});

describe('tasks end', () => {
  const ENDS_ALL: readonly string[] = ['restart', 'handoff', 'opt_out'];

  it('only by what is said of them, done about them, or refused for good', () => {
    eachTurn(({ plan, state, facts }) => {
      const { tracked, move } = plan;
      const gone = tracked.state.tasks.filter(({ id }) => !taskIn(state, id)).map(({ id }) => id);
      const isAll = ENDS_ALL.includes(move.kind) || (move.kind === 'abandon' && move.all === true);
      if (gone.length === 0 || isAll) return;
      const kinds = facts.outcomes.map(({ kind }) => kind);
      if (kinds.includes('draft_dropped')) return;
      // Of a yes that begins something else, the task that was asked about ends beneath what is begun.
      const ended = move.kind === 'execute' ? tracked.confirms : tracked.focus;
      const next = tracked.state.tasks.findLast(({ id }) => id !== ended)?.id;
      const written = kinds.some((kind) =>
        ['booked', 'rescheduled', 'cancelled', 'declined', 'abandoned'].includes(kind),
      );
      const nowhere = kinds.filter((kind) => kind === 'refused' || kind === 'no_appointments').length;
      expect(written || nowhere > 0).toBe(true);
      // What is taken up next may come to nothing in the same turn.
      const both = written ? nowhere > 0 : nowhere > 1;
      expect([ended, ...(both ? [next] : [])]).toEqual(expect.arrayContaining(gone));
    });
  });

  it('by a yes only when it is the one that was asked about', () => {
    eachTurn(({ opened, plan, state, commands }) => {
      if (plan.move.kind !== 'execute') return;
      const asked = topTask(opened);
      // "Sí, el corte no": what is left out of the rest ends as well.
      const leftOut = commands.flatMap((command) => (command.do === 'exclude' ? (command.service ?? []) : []));
      expect(plan.tracked.confirms).toBe(asked?.id);
      const next = opened.tasks.at(-2)?.id;
      for (const { id, slots } of opened.tasks)
        if (id !== asked?.id && id !== next && !leftOut.includes(slots.service_type?.value ?? ''))
          expect(taskIn(state, id)).toBeDefined();
    });
  });
});

describe('writes', () => {
  it('are exactly the calls that the top task asked about, and their digest is theirs', () => {
    let confirmed = 0;
    eachTurn((seen) => {
      const { opened, plan } = seen;
      const asked = pendingConfirmation(opened);
      expect(writesOf(seen)).toEqual(plan.confirmed ? asked?.calls : []);
      if (!plan.confirmed || !asked) return;
      confirmed += 1;
      expect(asked.digest).toBe(sha256(confirmationDigestInput(asked.calls)));
      expect(plan.tracked.acts).toContain('affirm');
    });
    // Otherwise nothing was looked at.
    expect(confirmed).toBeGreaterThan(20);
  });

  it('are not made of a yes that comes with another value of what was asked about', () => {
    eachTurn((seen) => {
      const { opened, commands, plan } = seen;
      const top = topTask(opened);
      if (!plan.confirmed || !top) return;
      const args: Record<string, string> = Object.assign(
        {},
        ...(top.confirmation?.calls.map((call) => call.args) ?? []),
      );
      const now = taskIn(plan.tracked.state, top.id);
      for (const [name, value] of now ? valuesOf(now) : [])
        if (args[name] !== undefined && top.kind !== 'cancel') expect([name, value]).toEqual([name, args[name]]);
      const takesBack: readonly CommandKind[] = ['deny', 'drop', 'defer', 'change'];
      expect(commands.map(({ do: kind }) => kind).filter((kind) => takesBack.includes(kind))).toEqual([]);
    });
  });

  it('of a confirmed turn pass the policy', () => {
    eachTurn(({ plan, verdicts }) => {
      if (plan.confirmed) expect(verdicts.filter(({ verdict }) => verdict !== 'allow')).toEqual([]);
    });
  });

  it('are asked for by a task with a digest of its own calls, as long as it is asked', () => {
    eachTurn(({ state }) => expectConsistentConfirmation(state));
  });
});

describe('the same again', () => {
  const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  const rest = ({ verdicts, results, now, idleForgotten }: Seen) => ({
    verdicts,
    results,
    now,
    idleForgotten,
    workspace,
    sha256,
  });

  it('comes out of the same input', () => {
    eachTurn((seen) => {
      const { opened, first, plan, commands, now, state, facts } = seen;
      expect(planTurn({ state: opened, reading: { commands }, workspace, now, kinds: ['text'] })).toEqual(first);
      expect(reduceTurn({ state: opened, plan, ...rest(seen) })).toMatchObject({ state, facts });
    });
  });

  it('comes out of what was stored and sent on the way', () => {
    eachTurn((seen) => {
      const { opened, first, plan, commands, now, state, facts } = seen;
      expect(copy(state)).toStrictEqual(state);
      const replanned = planTurn({
        state: copy(opened),
        reading: { commands: copy(commands) },
        workspace,
        now,
        kinds: ['text'],
      });
      expect(replanned).toEqual(first);
      const again = reduceTurn({ state: copy(opened), plan: copy(plan), ...rest(seen), results: copy(seen.results) });
      expect(again.state).toEqual(state);
      expect(copy(again.facts)).toEqual(copy(facts));
    });
  });
});

describe('replies', () => {
  it('fit the response contract, hold nothing unsaid, and claim what was done alone', () => {
    eachTurn((seen) => {
      const { reply, facts, results } = seen;
      const response = {
        message: reply.message,
        tone: reply.tone,
        next_state: reply.nextState,
        quick_replies: reply.quickReplies,
        requires_human: reply.requiresHuman,
      };
      const checked = validateResponse(response);
      expect(checked.ok ? '' : checked.message).toBe('');
      expect(reply.message).not.toMatch(/undefined|null|\[object|NaN|Invalid/);
      expect(reply.message.trim()).not.toBe('');
      const done = (tool: string): boolean =>
        results.some((result) => result.tool === tool && result.status === 'done' && result.outcome.ok);
      const claims = {
        booked: 'book_appointment',
        cancelled: 'cancel_appointment',
        rescheduled: 'reschedule_appointment',
      };
      for (const [claim, tool] of Object.entries(claims))
        if (facts.outcomes.some(({ kind }) => kind === claim)) expect(done(tool)).toBe(true);
    });
  });
});

describe('a customer who answers', () => {
  /** What is answered to each question; the first of what is offered. */
  function answerTo({ question, options, outcomes }: Seen['facts'], turns: number): CommandBody[] {
    if (options.length > 0 && question?.ask !== 'change' && question?.ask !== 'confirm')
      return [{ do: 'choose', index: 0 }];
    const day = DAYS_AHEAD[turns % DAYS_AHEAD.length] ?? '';
    switch (question?.ask) {
      case 'service':
        return [{ do: 'set', slot: 'service_type', value: 'Barba' }];
      case 'date':
      case 'another_day':
      case 'change':
        return [{ do: 'set', slot: 'preferred_date', value: day }];
      case 'time':
        return [{ do: 'set', slot: 'preferred_time', value: '10:00' }];
      case 'name':
        return [{ do: 'set', slot: 'client_name', value: 'Ana' }];
      case 'confirm':
      case 'retry':
        return [{ do: 'affirm' }];
      case 'book':
      case 'human':
        return [{ do: 'deny' }];
      case 'intent':
      case 'pick':
        return [{ do: 'choose', index: 0 }];
      default:
        // Nothing was asked: "dale, seguimos", or once more what was understood.
        return outcomes.some(({ kind }) => kind === 'waiting' || kind === 'deferred' || kind === 'repeated')
          ? [{ do: 'set', slot: 'preferred_date', value: day }]
          : [{ do: 'affirm' }];
    }
  }
  const DAYS_AHEAD = ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-12-01', '2026-12-02'];
  /** Service, day, hour, name and yes of each task, and as much again for what is taken or refused. */
  const TURNS_PER_TASK = 10;

  it('comes to the end of everything, whatever was said before', () => {
    fc.assert(
      fc.property(fc.array(anyCommands, { minLength: 1, maxLength: 8 }), (messages) => {
        const talk = new Conversation(workspace, new Date(START).toISOString());
        talk.agenda.seed('Barba', 'Carlos Rodríguez', '2026-12-03', '10:00', talk.now);
        talk.agenda.seed('Brushing', 'María Fernández', '2026-12-04', '10:00', talk.now);
        for (const commands of messages) talk.say('', { commands });
        const most = TURNS_PER_TASK * Math.max(1, talk.state.tasks.length);
        const told: string[] = [];
        for (let turns = 0; talk.state.tasks.length > 0 && turns < most; turns += 1) {
          const facts = talk.facts ?? fail();
          const answer = said(...answerTo(facts, turns));
          told.push(`${talk.state.lastReply ?? ''} > ${answer.map(({ do: kind }) => kind).join()}`);
          talk.say('', { commands: answer });
        }
        // What was said, where it came to no end.
        expect(talk.state.tasks.length === 0 ? [] : told).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

function fail(): never {
  throw new Error('no such workspace');
}
