import { liveConfirmation } from '../state/confirmation';
import { isToolName } from '../tools/names';
import { TOOLS } from '../tools/registry';
import { lookupFor } from './answers';
import { stateAfter } from '../state/absorb';
import { flowActions, missingSlots } from './flow-actions';
import { chooseMove } from './moves';
import { situationOf, type Situation } from './situation';
import type { DialogueMove, TurnPlan } from './turn-plan';
import type { PlanInput, PlannedAction } from './types';

export const MAX_ACTIONS = 3;

/** What to do about a message, by rules alone. Pure; the same input gives the same plan. */
export function planTurn(input: PlanInput): TurnPlan {
  const situation = situationOf(input);
  const move = chooseMove(situation);
  const actions = actionsFor(move, situation);
  const state = stateAfter(move, input, situation.absorbed.state);
  const unread = (input.kinds ?? []).find((kind) => kind !== 'text' && kind !== 'choice');
  const missing = move.kind === 'advance' ? missingSlots(state) : [];
  return {
    plan: {
      plan_version: 'v1',
      actions,
      needs_confirmation: move.kind === 'advance' && state.flow !== null && missing.length === 0,
      ...(missing.length > 0 ? { missing_slots: missing } : {}),
    },
    move,
    confirmed: move.kind === 'execute',
    ...(unread && move.kind !== 'media' ? { unread } : {}),
  };
}

/** Whether a model may improve on a plan. Acts, confirmations and refusals are settled by rules alone. */
export function isImprovable({ move }: TurnPlan): boolean {
  return (
    move.kind === 'advance' || move.kind === 'inform' || move.kind === 'out_of_scope' || move.kind === 'not_understood'
  );
}

function actionsFor(move: DialogueMove, { input, absorbed }: Situation): PlannedAction[] {
  switch (move.kind) {
    case 'advance':
      return distinct([
        ...flowActions(stateAfter(move, input, absorbed.state), absorbed.problems, input),
        ...lookups(move),
      ]);
    case 'inform':
      return distinct(lookups(move));
    case 'execute':
      return distinct([...confirmedActions(input), ...lookups(move)]);
    default:
      return [];
  }
}

const lookups = (move: Extract<DialogueMove, { answers: unknown }>): PlannedAction[] =>
  move.answers.map(lookupFor).filter((action) => action !== null);

/** The confirmed write, after the lookups that must precede it: availability, and what the workspace wants first. */
function confirmedActions({ state, workspace, now }: PlanInput): PlannedAction[] {
  const confirmation = liveConfirmation(state, workspace, now);
  if (!confirmation || !isToolName(confirmation.tool)) return [];
  const write: PlannedAction = { tool: confirmation.tool, args: confirmation.args };
  const check = checkBefore(write, state);
  const wanted = workspace.manifest.toolsFirst
    .filter((tool) => TOOLS[tool].scope === 'read' && TOOLS[tool].args.required.length === 0)
    .map((tool): PlannedAction => ({ tool, args: {} }));
  return [...wanted.slice(0, MAX_ACTIONS - 1 - check.length), ...check, write];
}

function checkBefore({ tool, args }: PlannedAction, state: PlanInput['state']): PlannedAction[] {
  const service =
    args.service_type ?? state.appointments?.find((appointment) => appointment.code === args.booking_id)?.service;
  const { preferred_date, preferred_time, staff_name } = args;
  if (tool === 'cancel_appointment' || !service || !preferred_date || !preferred_time) return [];
  const when = {
    preferred_date,
    preferred_time,
    ...(staff_name ? { staff_name } : {}),
    ...(args.booking_id ? { booking_id: args.booking_id } : {}),
  };
  return [{ tool: 'check_service_availability', args: { service_type: service, ...when } }];
}

/** At most three, none twice. The write of a confirmed turn is never the one to be cut: it comes before the extras. */
function distinct(actions: readonly PlannedAction[]): PlannedAction[] {
  const seen = new Set<string>();
  return actions
    .filter((action) => {
      const key = JSON.stringify([action.tool, Object.entries(action.args).sort()]);
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, MAX_ACTIONS);
}
