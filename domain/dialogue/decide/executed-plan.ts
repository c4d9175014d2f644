import type { TurnPlan } from '../moves';
import { pendingConfirmation, topTask } from '../tasks';
import type { ConversationState } from '../types';

/** The plan of a turn that tells what was written for the pending confirmation by a run that was lost. */
export function executedPlan(state: ConversationState): TurnPlan {
  const confirmation = pendingConfirmation(state);
  const focus = topTask(state)?.id ?? null;
  return {
    plan: { plan_version: 'v1', actions: confirmation?.calls ?? [], needs_confirmation: false },
    move: { kind: 'execute', answers: [] },
    tracked: {
      state: { ...state, turn: state.turn + 1 },
      focus,
      changed: [],
      corrected: [],
      moved: false,
      started: [],
      problems: [],
      questions: [],
      acts: ['affirm'],
      chose: false,
      more: false,
      confirms: focus,
      talk: null,
      unsure: null,
      handoff: null,
      excluded: false,
      asksStaff: false,
      asksService: false,
      asksName: false,
      badEmail: null,
    },
    lookups: [],
    confirmed: true,
  };
}
