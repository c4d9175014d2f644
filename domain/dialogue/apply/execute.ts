/** After the customer's "sí": done, refused, or not to be done now. Success is told only of what a tool reported done. */
import { isLookFor } from '../../tools/obstacle';
import type { ToolResult } from '../../tools/results';
import type { OutcomeFact } from '../facts';
import { knownFrom } from '../observations';
import { isForOther, raiseTask, removeTask, replaceTask, taskById } from '../tasks';
import type { ConversationState, KnownAppointment, Task, WriteCall } from '../types';
import { invites, resultOf, says, withOutcomes, type Draft, type StepContext } from './draft';
import { goOn } from './go-on';
import { refusalStep } from './refusal';

type Written = { call: WriteCall; appointment: KnownAppointment; result: Extract<ToolResult, { status: 'done' }> };

export function executeStep(context: StepContext, state: ConversationState): Draft {
  const task = taskById(state, context.plan.tracked.confirms);
  const confirmation = task?.confirmation;
  if (!task || !confirmation) return says(state, { kind: 'nothing_to_confirm' });
  const written = confirmation.calls.flatMap((call) => writtenBy(context, call));
  const open = confirmation.calls.find((call) => !written.some((done) => done.call === call));
  if (!open) return allDone(context, state, task, written);
  // What was confirmed and is not done is talked about first, whatever else the message began.
  const rest = notDone(context, raiseTask(after(state, written), task.id), task, open);
  return written.length === 0 ? rest : withOutcomes(rest, ...told(written, task));
}

function writtenBy(context: StepContext, call: WriteCall): Written[] {
  const result = resultOf(context, call);
  if (result?.status !== 'done' || !result.outcome.ok || !('appointment' in result.outcome.data)) return [];
  return [{ call, appointment: knownFrom(result.outcome.data.appointment), result }];
}

function notDone(context: StepContext, state: ConversationState, task: Task, call: WriteCall): Draft {
  const result = resultOf(context, call);
  switch (result?.status) {
    case 'done':
      return result.outcome.ok
        ? retryable(context, state, task, call)
        : refusalStep(context, state, unasked(task), { ...result.outcome, args: wishArgs(task, call), atWrite: true });
    case 'denied':
      return deniedStep(state, task, result.reason);
    case 'skipped':
      return preventedStep(context, state, task, call);
    default:
      return retryable(context, state, task, call, result?.status === 'failed' && result.unsettled === true);
  }
}

const unasked = (task: Task): Task => ({ ...task, confirmation: null, pending: null });

/** The confirmed question stays open: the next "sí" tries exactly this again. */
function retryable(
  context: StepContext,
  state: ConversationState,
  task: Task,
  { tool }: WriteCall,
  unsettled = false,
): Draft {
  const { confirmation } = task;
  const reopened = confirmation ? { ...confirmation, reopenedAt: context.now } : null;
  return says(replaceTask(state, { ...task, confirmation: reopened }), {
    kind: 'trouble',
    tool,
    ...(unsettled ? { unsettled: true as const } : {}),
  });
}

/** Not permitted now: what a minute cures stays open, everything else is dropped. */
function deniedStep(state: ConversationState, task: Task, reason: string): Draft {
  const isKept = reason === 'rate_limited' || reason === 'tools_first';
  return says(isKept ? state : replaceTask(state, unasked(task)), { kind: 'denied', reason });
}

/** The write was not tried, because the look at the agenda before it said no or failed. */
function preventedStep(context: StepContext, state: ConversationState, task: Task, call: WriteCall): Draft {
  const check = context.results.find(
    (result) => result.tool === 'check_service_availability' && isLookFor(result, call),
  );
  if (check?.tool !== 'check_service_availability' || check.status !== 'done')
    return retryable(context, state, task, call);
  const args = wishArgs(task, call);
  const { outcome } = check;
  if (!outcome.ok) return refusalStep(context, state, unasked(task), { ...outcome, args, atWrite: true });
  return refusalStep(context, state, unasked(task), {
    code: 'slot_taken',
    alternatives: outcome.data.starts,
    args,
    atWrite: true,
  });
}

/** The professional is a wish only when the customer had one: alternatives of others must not sound like a change. */
function wishArgs(task: Task, { args }: WriteCall): Record<string, string> {
  const { staff_name: chosen, ...rest } = args;
  const wish = task.slots.staff_name?.value;
  return chosen && wish === chosen ? { ...rest, staff_name: chosen } : rest;
}

function allDone(context: StepContext, state: ConversationState, task: Task, written: readonly Written[]): Draft {
  const outcomes = told(written, task);
  const [first] = written;
  const done = removeTask(remembering(after(state, written), task, written), task.id);
  const draft = goOn(context, done, first ? { id: task.id, call: first.call } : null);
  if (draft) return withOutcomes(draft, ...outcomes);
  if (task.kind !== 'cancel') return says(done, ...outcomes);
  return invites(done, { again: true, outcomes });
}

/** What the customer's appointments are after the writes. */
function after(state: ConversationState, written: readonly Written[]): ConversationState {
  let appointments = state.appointments ?? [];
  for (const { appointment, result } of written) {
    const others = appointments.filter(({ code }) => code !== appointment.code);
    appointments = result.tool === 'cancel_appointment' ? others : [...others, appointment];
  }
  return written.length === 0 ? state : { ...state, appointments };
}

/** The write that was done last, and the customer's own name for the next booking. */
function remembering(state: ConversationState, task: Task, written: readonly Written[]): ConversationState {
  const last = written.at(-1);
  if (!last) return state;
  const { appointment, result } = last;
  const kind =
    result.tool === 'cancel_appointment' ? 'cancelled' : result.tool === 'book_appointment' ? 'booked' : 'moved';
  const previous =
    result.outcome.ok && 'previous' in result.outcome.data ? { previous: result.outcome.data.previous } : {};
  const name = last.call.args.client_name === undefined ? undefined : task.slots.client_name;
  const contact =
    name && !isForOther(task)
      ? { ...state.contact, client_name: { ...name, source: 'memory' as const } }
      : state.contact;
  return {
    ...state,
    contact,
    fsm: kind === 'cancelled' ? 'CANCELLED' : 'BOOKED',
    latest: { kind, appointment, turn: state.turn, ...previous },
  };
}

function told(written: readonly Written[], task: Task): OutcomeFact[] {
  const cancelled = written
    .filter(({ result }) => result.tool === 'cancel_appointment')
    .map(({ appointment }) => appointment);
  const others = written.flatMap(({ appointment, result, call }): OutcomeFact[] => {
    if (result.tool === 'book_appointment')
      return [
        { kind: 'booked', appointment, clientName: call.args.client_name ?? task.slots.client_name?.value ?? '' },
      ];
    const { client_name: clientName } = call.args;
    return result.tool === 'reschedule_appointment'
      ? [{ kind: 'rescheduled', appointment, ...(clientName ? { clientName } : {}) }]
      : [];
  });
  return [...(cancelled.length > 0 ? [{ kind: 'cancelled' as const, appointments: cancelled }] : []), ...others];
}
