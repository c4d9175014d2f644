import type { ConversationState } from '../state/types';
import type { TurnPlan } from './turn-plan';

/** The plan of a turn that tells what was written for the pending confirmation by a run that was lost. */
export function executedPlan({ confirmation }: ConversationState): TurnPlan {
  return {
    plan: {
      plan_version: 'v1',
      actions: confirmation ? [{ tool: confirmation.tool, args: confirmation.args }] : [],
      needs_confirmation: false,
    },
    move: { kind: 'execute', answers: [] },
    confirmed: true,
  };
}
