/** What holds in every conversation, whatever is said and whatever the tools answer. */
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { currentSlots, emptyState, pendingConfirmation, rememberReply, topTask } from '../../../domain/dialogue';
import { isForOther } from '../../../domain/dialogue/tasks';
import { TOOLS } from '../../../domain/tools/registry';
import type { ToolResult } from '../../../domain/tools/results';
import type { Reading } from '../../../domain/understanding/types';
import { validateResponse } from '../../../schemas/validate';
import { anyFate, anyReading, type Fate } from './arbitraries';
import { expectConsistentConfirmation } from './expectations';
import { playTurn, type Seen } from './play-turn';
import { WORKSPACES } from '../../../evals/workspaces';

const workspace = WORKSPACES.estilo ?? fail();
const START = Date.parse('2026-11-24T13:00:00Z');

interface Step {
  reading: Reading;
  fates: [Fate, Fate, Fate];
  minutes: number;
}
const anyStep: fc.Arbitrary<Step> = fc.record({
  reading: anyReading,
  fates: fc.tuple(anyFate, anyFate, anyFate),
  minutes: fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constant(500) }),
});

function eachTurn(check: (seen: Seen & { reading: Reading }) => void): void {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 1, maxLength: 12 }), (steps) => {
      let state = emptyState();
      let at = START;
      for (const step of steps) {
        at += step.minutes * 60_000;
        const { reading, fates } = step;
        const seen = playTurn(state, { commands: reading.commands, fates, workspace, at });
        check({ ...seen, reading });
        state = rememberReply(seen.state, seen.reply.message);
      }
    }),
    { numRuns: 120 },
  );
}

const succeeded = (results: readonly ToolResult[], tool: string): boolean =>
  results.some((result) => result.tool === tool && result.status === 'done' && result.outcome.ok);

describe('the state machine', () => {
  it('is CONFIRMING exactly while a confirmation is asked for, with the digest of its own calls', () => {
    eachTurn(({ state }) => expectConsistentConfirmation(state));
  });

  it('reaches BOOKED and CANCELLED only by a tool that said so', () => {
    eachTurn(({ opened, state, results }) => {
      if (state.fsm === opened.fsm) return;
      const booked = succeeded(results, 'book_appointment') || succeeded(results, 'reschedule_appointment');
      if (state.fsm === 'BOOKED') expect(booked).toBe(true);
      if (state.fsm === 'CANCELLED') expect(succeeded(results, 'cancel_appointment')).toBe(true);
    });
  });

  it('after a booking forgets service, day and time, and keeps name and e-mail', () => {
    eachTurn(({ opened, state, results, plan }) => {
      if (plan.move.kind !== 'execute' || !succeeded(results, 'book_appointment')) return;
      const done = topTask(opened);
      expect(state.tasks.map(({ id }) => id)).not.toContain(done?.id);
      expect(state.mentioned).toEqual({});
      const { client_name: name, client_email: email } = currentSlots(opened);
      if (done && !isForOther(done)) expect(state.contact.client_name?.value).toBe(name?.value);
      expect(state.contact.client_email?.value).toBe(email?.value);
    });
  });

  it('counts turns, keeps at most eight observations, and lets the store keep the version', () => {
    eachTurn(({ opened, state }) => {
      expect(state.turn).toBe(opened.turn + 1);
      expect(state.observations.length).toBeLessThanOrEqual(8);
      expect(state.version).toBe(opened.version);
      expect(state.failures).toBeLessThanOrEqual(3);
    });
  });

  it('never keeps a summary through a change of day, whose hour it may keep', () => {
    eachTurn(({ opened, state }) => {
      for (const task of state.tasks) {
        const before = opened.tasks.find(({ id }) => id === task.id);
        const day = before?.slots.preferred_date?.value;
        if (day === undefined || task.slots.preferred_date?.value === day) continue;
        if (task.confirmation) expect(task.confirmation.digest).not.toBe(before?.confirmation?.digest);
      }
    });
  });
});

describe('writes', () => {
  it('are only ever planned for a "sí" to the pending confirmation, with exactly its arguments', () => {
    eachTurn(({ opened, plan }) => {
      const writes = plan.plan.actions.filter(({ tool }) => TOOLS[tool].scope === 'write');
      expect(writes).toEqual(plan.confirmed ? pendingConfirmation(opened)?.calls : []);
      expect(plan.plan.actions.length).toBeLessThanOrEqual(3);
    });
  });

  it('of a confirmed turn pass the policy', () => {
    eachTurn(({ plan, verdicts }) => {
      if (plan.confirmed) expect(verdicts.filter(({ verdict }) => verdict !== 'allow')).toEqual([]);
    });
  });
});

describe('replies', () => {
  it('fit the response contract and claim success only of what was done', () => {
    eachTurn(({ reply, results, facts }) => {
      const response = {
        message: reply.message,
        tone: reply.tone,
        next_state: reply.nextState,
        quick_replies: reply.quickReplies,
        requires_human: reply.requiresHuman,
      };
      const checked = validateResponse(response);
      expect(checked.ok ? '' : checked.message).toBe('');
      for (const { kind } of facts.outcomes) {
        if (kind === 'booked') expect(succeeded(results, 'book_appointment')).toBe(true);
        if (kind === 'cancelled') expect(succeeded(results, 'cancel_appointment')).toBe(true);
        if (kind === 'rescheduled') expect(succeeded(results, 'reschedule_appointment')).toBe(true);
      }
      expect(reply.message).not.toMatch(/undefined|null|\[object|NaN/);
    });
  });
});

function fail(): never {
  throw new Error('no such workspace');
}
