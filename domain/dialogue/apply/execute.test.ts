import { describe, expect, it } from '@jest/globals';
import { composeReply } from '../../reply';
import { answered } from '../../../test/doubles/tool-results';
import { WORKSPACES } from '../../../evals/workspaces';
import type { AppointmentInfo, ToolResult } from '../../tools/results';
import type { WorkspaceProfile } from '../../workspace';
import { confirmationKey, makeConfirmation } from '../confirmation';
import { executedPlan } from '../decide/executed-plan';
import { emptyState } from '../empty-state';
import { newTask, pushTask, topTask } from '../tasks';
import type { ConversationState, KnownAppointment, Task, WriteCall } from '../types';
import { reduceTurn } from './index';

const NOW = '2026-03-02T13:00:00.000Z';
const LATER = '2026-03-02T13:05:00.000Z';
const workspace = WORKSPACES['estilo'] as WorkspaceProfile;
const sha256 = (text: string): string => text;
const ARGS = { service_type: 'Barba', preferred_date: '2026-03-05', preferred_time: '10:00', client_name: 'Ana Ríos' };
const slot = (value: string) => ({ value, source: 'customer' as const, turn: 1 });

/** A conversation whose top task waits for the "sí" to these calls. */
function confirming(
  kind: Task['kind'],
  calls: WriteCall[],
  about: KnownAppointment[],
  beneath?: ConversationState,
): ConversationState {
  const state = beneath ?? emptyState();
  const confirmation = makeConfirmation(calls, about, { now: NOW, sha256 });
  const slots = kind === 'book' ? { service_type: slot('Barba'), client_name: slot('Ana Ríos') } : {};
  const task: Task = { ...newTask(state, kind), slots, pending: { kind: 'confirm' }, confirmation };
  return pushTask({ ...state, fsm: 'CONFIRMING', appointments: about }, task);
}

/** "Sí", and what became of the writes. */
function afterYes(state: ConversationState, results: ToolResult[]) {
  const plan = executedPlan(state);
  const rest = { verdicts: [], workspace, now: LATER, sha256, idleForgotten: false };
  const reduced = reduceTurn({ state, plan, results, ...rest });
  return { ...reduced, text: composeReply(reduced.facts, workspace).message };
}

const BOOKING: WriteCall[] = [{ tool: 'book_appointment', args: ARGS }];
const booking = confirming('book', BOOKING, []);
const failing = (result: Record<string, unknown>): ToolResult =>
  ({ ...BOOKING[0], ms: 1, ...result }) as unknown as ToolResult;

const known = (code: string, time: string): KnownAppointment => ({
  code,
  service: 'Barba',
  staff: 'Carlos Rodríguez',
  date: '2026-03-05',
  time,
  freeCancellation: true,
});
const info = (of: KnownAppointment): AppointmentInfo => ({
  ...of,
  id: of.code,
  durationMinutes: 25,
  price: 3000,
  clientName: 'Ana Ríos',
});

describe('a confirmed write that failed', () => {
  const asked = topTask(booking)?.confirmation;
  if (!asked) throw new Error('nothing is asked');

  it('is told as not done, and the next yes stands for the same write', () => {
    const { state, text } = afterYes(booking, [failing({ status: 'failed', error: 'Error' })]);
    expect(text).toContain('no quedó hecho');
    const again = topTask(state)?.confirmation;
    expect(again && confirmationKey('c', again)).toBe(confirmationKey('c', asked));
    expect(again?.reopenedAt).toBe(LATER);
    expect(state.fsm).toBe('CONFIRMING');
  });

  it('is told as unsettled when it may have been done', () => {
    const { state, text } = afterYes(booking, [
      failing({ status: 'failed', error: 'StoreUnavailable', unsettled: true }),
    ]);
    expect(text).toContain('No pude confirmar si quedó hecho');
    expect(text).not.toContain('no quedó hecho.');
    const again = topTask(state)?.confirmation;
    expect(again && confirmationKey('c', again)).toBe(confirmationKey('c', asked));
  });

  it('stays open when a minute cures it, and is not asked for any more when nothing does', () => {
    const denied = (reason: string) => afterYes(booking, [failing({ status: 'denied', reason })]).state;
    expect(topTask(denied('rate_limited'))?.confirmation).not.toBeNull();
    expect(topTask(denied('tool_not_allowed'))).toMatchObject({ confirmation: null, pending: null });
  });

  it('is a question about another hour when the place was taken meanwhile', () => {
    const refused = { status: 'done', outcome: { ok: false, code: 'slot_taken', detail: '', alternatives: [] } };
    const { state, facts } = afterYes(booking, [failing(refused)]);
    expect(facts.outcomes).toMatchObject([{ kind: 'refused', code: 'slot_taken', atWrite: true }]);
    expect(topTask(state)).toMatchObject({ kind: 'book', confirmation: null });
    expect(state.latest).toBeNull();
  });
});

describe('a confirmed write that was done', () => {
  it('ends its task, and is what is remembered as done last', () => {
    const appointment = info(known('K2M2QX', '10:00'));
    const { state, facts } = afterYes(booking, [
      { ...answered('book_appointment', { appointment }), args: ARGS } as ToolResult,
    ]);
    expect(state).toMatchObject({
      fsm: 'BOOKED',
      tasks: [],
      latest: { kind: 'booked', appointment: { code: 'K2M2QX' } },
    });
    expect(state.contact.client_name?.value).toBe('Ana Ríos');
    expect(facts.outcomes).toMatchObject([{ kind: 'booked', clientName: 'Ana Ríos' }]);
  });

  it('does not make a name that is somebody else’s the customer’s own', () => {
    const forSon = { ...booking, tasks: booking.tasks.map((task) => ({ ...task, beneficiary: { relation: 'hijo' } })) };
    const appointment = info(known('K2M2QX', '10:00'));
    const { state } = afterYes(forSon, [
      { ...answered('book_appointment', { appointment }), args: ARGS } as ToolResult,
    ]);
    expect(state.contact).toEqual({});
  });

  it('is followed by what waits beneath it', () => {
    const waiting: Task = {
      ...newTask(emptyState(), 'book'),
      slots: { service_type: slot('Brushing') },
      pending: null,
    };
    const both = confirming('book', BOOKING, [], pushTask(emptyState(), waiting));
    const appointment = info(known('K2M2QX', '10:00'));
    const { state, facts } = afterYes(both, [
      { ...answered('book_appointment', { appointment }), args: ARGS } as ToolResult,
    ]);
    expect(state.tasks.map(({ id }) => id)).toEqual([waiting.id]);
    expect(facts.outcomes.map(({ kind }) => kind)).toEqual(['booked', 'resumed']);
    expect(facts.question).toEqual({ ask: 'date' });
  });
});

describe('several that were confirmed together', () => {
  const [one, other] = [known('K2M2QX', '10:00'), known('K3M2QX', '16:00')];
  const calls = [one, other].map(({ code }): WriteCall => ({ tool: 'cancel_appointment', args: { booking_id: code } }));
  const state = confirming('cancel', calls, [one, other]);
  const done = (of: KnownAppointment): ToolResult =>
    ({ ...answered('cancel_appointment', { appointment: info(of) }), args: { booking_id: of.code } }) as ToolResult;
  const failed = (of: KnownAppointment): ToolResult =>
    ({
      tool: 'cancel_appointment',
      args: { booking_id: of.code },
      ms: 1,
      status: 'failed',
      error: 'Error',
    }) as ToolResult;

  it('are all told', () => {
    const reduced = afterYes(state, [done(one), done(other)]);
    expect(reduced.facts.outcomes).toMatchObject([
      { kind: 'cancelled', appointments: [{ code: 'K2M2QX' }, { code: 'K3M2QX' }] },
    ]);
    expect(reduced.state).toMatchObject({ fsm: 'CANCELLED', tasks: [], appointments: [] });
  });

  it('are told one by one when one failed, and the rest stays asked for', () => {
    const reduced = afterYes(state, [done(one), failed(other)]);
    expect(reduced.facts.outcomes).toMatchObject([
      { kind: 'cancelled', appointments: [{ code: 'K2M2QX' }] },
      { kind: 'trouble', tool: 'cancel_appointment' },
    ]);
    expect(reduced.state.appointments?.map(({ code }) => code)).toEqual(['K3M2QX']);
    expect(topTask(reduced.state)?.confirmation?.calls).toContainEqual(calls[1]);
  });
});
