/** Joining a model's plan with the rules'. The rules' plan is what the reply can be made of; a model may only add to it. */
import { TOOLS } from '../../tools/registry';
import type { ToolName } from '../../tools/names';
import type { Question } from '../../understanding/commands/types';
import type { Reading } from '../../understanding/types';
import type { WorkspaceProfile } from '../../workspace';
import type { TurnPlan } from '../moves';
import { MAX_ACTIONS, type Plan, type PlannedAction } from '../plan';
import { slotValues } from '../tasks';
import type { ConversationState } from '../types';

interface ReconcileInput {
  state: ConversationState;
  reading: Reading;
  workspace: WorkspaceProfile;
}

export interface Reconciled {
  plan: TurnPlan;
  used: 'model' | 'rules';
  /** One line, for the turn's record. */
  why: string;
}

/** What the reply says about the lookup of each tool that a model may add without being asked for by the rules. */
const ANSWERS: Partial<Record<ToolName, Question>> = {
  get_available_services: { about: 'services' },
  get_business_hours: { about: 'hours' },
  get_service_packages: { about: 'packages' },
  get_active_promotions: { about: 'promotions' },
  find_appointment_by_phone: { about: 'appointments' },
};

/**
 * A model's plan is used when it keeps every lookup of the rules and adds reads that the reply can tell, with no value
 * that nobody said. It never adds a write (only a confirmed "sí" does) and never drops a confirmed one.
 */
export function reconcilePlan(rules: TurnPlan, proposed: Plan, input: ReconcileInput): Reconciled {
  const keep = (why: string): Reconciled => ({ plan: rules, used: 'rules', why });
  if (rules.confirmed) return keep('a confirmed write is not up for planning');
  const { move } = rules;
  const open = move.kind === 'out_of_scope' || move.kind === 'not_understood';
  if (move.kind !== 'advance' && move.kind !== 'inform' && !open) return keep(`${move.kind} needs no plan`);
  if (proposed.actions.length > MAX_ACTIONS) return keep('too many actions');

  const invented = proposed.actions.find((action) => !isGrounded(action, rules, input));
  if (invented) return keep(`${invented.tool} with a value that nobody said`);
  const reads = proposed.actions.filter((action) => TOOLS[action.tool].scope === 'read');
  const dropped = rules.plan.actions.find((action) => !reads.some((read) => read.tool === action.tool));
  if (dropped) return keep(`the proposal leaves out ${dropped.tool}`);

  const extras = reads.filter((read) => isTellable(read, rules, input));
  if (extras.length === 0) {
    return reads.length === rules.plan.actions.length && reads.length > 0
      ? { plan: rules, used: 'model', why: 'both agree' }
      : keep('nothing useful was added');
  }
  const actions = [...rules.plan.actions, ...extras].slice(0, MAX_ACTIONS);
  const told = extras.slice(0, MAX_ACTIONS - rules.plan.actions.length).flatMap(({ tool }) => ANSWERS[tool] ?? []);
  if (told.length === 0) return keep('no room for more lookups');
  const answers = [...(move.kind === 'advance' || move.kind === 'inform' ? move.answers : []), ...told];
  return {
    plan: {
      ...rules,
      plan: { ...rules.plan, actions },
      move: { kind: move.kind === 'advance' ? 'advance' : 'inform', answers },
    },
    used: 'model',
    why: `adds ${extras.map(({ tool }) => tool).join(', ')}`,
  };
}

/** Every argument is a value of the conversation (or one that the rules themselves would pass). */
function isGrounded({ args }: PlannedAction, rules: TurnPlan, { state, reading }: ReconcileInput): boolean {
  const known = new Set([
    ...Object.values(slotValues(state)),
    ...Object.values(slotValues(rules.tracked.state)),
    ...Object.values(reading.slots),
    ...rules.plan.actions.flatMap((action) => Object.values(action.args)),
  ]);
  return Object.values(args).every((value) => known.has(value));
}

/** A read of its own, enabled here, that answers a question: in the middle of a booking only when one was asked. */
function isTellable(
  { tool, args }: PlannedAction,
  { plan, move }: TurnPlan,
  { workspace, reading }: ReconcileInput,
): boolean {
  if (!ANSWERS[tool] || plan.actions.some((action) => action.tool === tool)) return false;
  if (!workspace.manifest.tools.some(({ name, enabled }) => name === tool && enabled)) return false;
  const asked = reading.intent.startsWith('info_') || reading.intent === 'other' || reading.alsoIntent !== null;
  return (move.kind !== 'advance' || asked) && Object.keys(args).length === 0;
}
