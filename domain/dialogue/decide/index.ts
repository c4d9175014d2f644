/** What to do about a message, by rules alone. Pure; the same input gives the same plan. */
import { isToolName } from '../../tools/names';
import { TOOLS } from '../../tools/registry';
import type { Command } from '../../understanding/commands/types';
import type { Notice } from '../../understanding/vocabulary';
import type { WorkspaceProfile } from '../../workspace';
import { isSameCall } from '../confirmation';
import { asSettled } from '../move-to';
import type { DialogueMove, TurnPlan } from '../moves';
import { MAX_ACTIONS, type MessageKind, type PlannedAction } from '../plan';
import { knownAppointment, taskById } from '../tasks';
import { track } from '../track';
import type { ConversationState, Task } from '../types';
import { agendaLookup, FIND, lookupFor, missingSlots, problemsWith, succeeding } from '../lookups';
import { taskAhead } from './ahead';
import { chooseMove, confirmationAt, type Situation } from './rules';

export interface PlanInput {
  /** State as loaded (after the idle timeout has been applied). */
  state: ConversationState;
  reading: { commands: readonly Command[]; notices?: readonly Notice[] };
  workspace: WorkspaceProfile;
  /** ISO 8601 instant of the turn. */
  now: string;
  /** What kind each message of the turn is; anything but `text` and `choice` cannot be read. */
  kinds?: readonly MessageKind[];
  /** Some text was read. Default: whether there are commands. */
  hasText?: boolean;
}

export function planTurn(input: PlanInput): TurnPlan {
  const { state: before, reading, workspace, now, kinds = [] } = input;
  const tracked = track({ ...before, turn: before.turn + 1 }, reading.commands, { now, workspace });
  const situation: Situation = {
    before,
    tracked,
    workspace,
    now,
    kinds,
    hasText: input.hasText ?? reading.commands.length > 0,
  };
  const move = chooseMove(situation);
  const seen = agendaLookups(move, situation);
  // What a write takes and frees is seen when it is written: its look at the agenda is the second one.
  const lookups = move.kind === 'execute' ? [] : seen;
  const unread = kinds.find((kind) => kind !== 'text' && kind !== 'choice');
  const focus = taskById(tracked.state, tracked.focus);
  const missing = move.kind === 'advance' ? missingSlots(tracked.state, focus) : [];
  return {
    plan: {
      plan_version: 'v1',
      actions: actionsFor(move, situation, seen),
      needs_confirmation: move.kind === 'advance' && focus !== null && missing.length === 0,
      ...(missing.length > 0 ? { missing_slots: missing } : {}),
    },
    move,
    tracked,
    lookups,
    confirmed: move.kind === 'execute',
    notices: (reading.notices ?? []).filter((notice) => notice === 'cut' || !before.languageTold),
    ...(unread && move.kind !== 'media' ? { unread } : {}),
  };
}

/** Whether a model may improve on a plan. Acts, confirmations and refusals are settled by rules alone. */
export function isImprovable({ move }: TurnPlan): boolean {
  return (
    move.kind === 'advance' || move.kind === 'inform' || move.kind === 'out_of_scope' || move.kind === 'not_understood'
  );
}

type Lookups = TurnPlan['lookups'];

/** The look at the agenda of the task that the turn goes on with. */
function agendaLookups(move: DialogueMove, situation: Situation): Lookups {
  const { tracked } = situation;
  const task = asTakenUp(move, situation);
  if (!task) return [];
  const action = agendaLookup(tracked.state, task, problemsWith(tracked, task), situation);
  return action ? [{ task: task.id, action }] : [];
}

/** The task ahead as it will be then: what follows a write takes over what that settles. */
function asTakenUp(move: DialogueMove, situation: Situation): Task | undefined {
  const { tracked } = situation;
  const next = taskAhead({ move, tracked });
  if (!next) return undefined;
  if (move.kind !== 'execute')
    return asSettled(next, tracked.state, { before: situation.before, changed: tracked.changed });
  const [call] = confirmationAt(situation)?.calls ?? [];
  return call && succeeding(next, tracked.confirms, call, situation);
}

function actionsFor(move: DialogueMove, situation: Situation, lookups: Lookups): PlannedAction[] {
  const agenda = lookups.map(({ action }) => action);
  switch (move.kind) {
    case 'advance':
      return distinct([...ownAppointments(situation), ...agenda, ...answering(move.answers)]);
    case 'inform':
      return distinct(answering(move.answers));
    case 'execute':
      // The second look has its room among the calls, before the extras.
      return distinct([
        ...confirmedActions(situation),
        ...nextOwn(move, situation),
        ...agenda,
        ...answering(move.answers),
      ]).filter((action) => !agenda.includes(action));
    case 'abandon':
    case 'decline':
      return distinct([...nextOwn(move, situation), ...agenda]);
    default:
      return [];
  }
}

const answering = (questions: readonly Parameters<typeof lookupFor>[0][]): PlannedAction[] =>
  questions.map(lookupFor).filter((action) => action !== null);

/** A move or a cancellation begins with the customer's appointments as they are now. */
function ownAppointments({ tracked }: Situation): PlannedAction[] {
  const task = taskById(tracked.state, tracked.focus);
  return task && needsAppointments(tracked.state, task) ? [FIND] : [];
}

const nextOwn = (move: DialogueMove, { tracked }: Situation): PlannedAction[] => {
  const next = taskAhead({ move, tracked });
  return next && needsAppointments(tracked.state, next) ? [FIND] : [];
};

function needsAppointments(state: ConversationState, task: Task): boolean {
  if (task.kind === 'cancel' || task.beside) return true;
  return task.kind === 'move' && knownAppointment(state, task.slots.booking_id?.value) === null;
}

/** The confirmed writes, after the lookups that must precede them: availability, and what the workspace wants first. */
function confirmedActions(situation: Situation): PlannedAction[] {
  const { before, workspace } = situation;
  const confirmation = confirmationAt(situation);
  const writes = (confirmation?.calls ?? []).filter(({ tool }) => isToolName(tool)).slice(0, MAX_ACTIONS);
  const [first] = writes;
  if (!first) return [];
  const check = checkBefore(first, before);
  const wanted = workspace.manifest.toolsFirst
    .filter((tool) => TOOLS[tool].scope === 'read' && TOOLS[tool].args.required.length === 0)
    .map((tool): PlannedAction => ({ tool, args: {} }));
  const room = Math.max(0, MAX_ACTIONS - writes.length - check.length);
  return [...wanted.slice(0, room), ...check, ...writes];
}

function checkBefore({ tool, args }: PlannedAction, state: ConversationState): PlannedAction[] {
  const known = knownAppointment(state, args.booking_id);
  const service = args.service_type ?? known?.service;
  const { preferred_date, preferred_time, staff_name } = args;
  if (tool === 'cancel_appointment' || !service || !preferred_date || !preferred_time) return [];
  // A place that the appointment has already is not in the way of another name.
  const stays = known?.date === preferred_date && known.time === preferred_time && args.client_name !== undefined;
  const when = {
    preferred_date,
    ...(stays ? {} : { preferred_time }),
    ...(staff_name ? { staff_name } : {}),
    ...(args.booking_id ? { booking_id: args.booking_id } : {}),
  };
  return [{ tool: 'check_service_availability', args: { service_type: service, ...when } }];
}

/** At most three, none twice. The write of a confirmed turn is never the one to be cut: it comes before the extras. */
const distinct = (actions: readonly PlannedAction[]): PlannedAction[] =>
  actions
    .filter((action, index) => actions.findIndex((other) => isSameCall(other, action)) === index)
    .slice(0, MAX_ACTIONS);
