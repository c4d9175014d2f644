/** Respond: observations → new state → reply. Pure code; the customer reads nothing that a model wrote unchecked. */
import { composeReply } from '../domain/reply';
import { pendingConfirmation, reduceTurn } from '../domain/dialogue';
import type { WorkspaceProfile } from '../domain/workspace';
import { checkText } from '../models/check-text';
import type { ActivityDeps } from './deps';
import { outcomeOf } from './outcome';
import { sha256 } from './sha256';
import type { ComposedReply, RespondInput, RespondResult, TurnActivities } from './types';

export const createRespond =
  (deps: ActivityDeps): TurnActivities['respond'] =>
  async (input) => {
    const started = performance.now();
    const workspace = await deps.profiles.get(input.scope.workspaceId);
    const reduced = reduceTurn({
      state: input.state,
      plan: input.turnPlan,
      results: input.results,
      workspace,
      now: input.now,
      sha256,
      idleForgotten: input.idleForgotten,
      ...(input.handoffOver ? { handoffOver: true as const } : {}),
    });
    const composed = composeReply(reduced.facts, workspace);
    const reply: ComposedReply = {
      message: composed.message,
      quickReplies: composed.quickReplies,
      requiresHuman: composed.requiresHuman,
      template: composed.template,
    };
    const words = pendingConfirmation(reduced.state) === null ? ownWords(input, workspace, reply.message) : null;
    const spoken = words === null ? reply : { ...reply, message: words, quickReplies: [], template: 'agent' };
    return {
      state: reduced.state,
      patch: reduced.patch,
      reply: spoken,
      outcome: outcomeOf(input, reduced.state),
      effects: effectsOf(input),
      rewordable:
        words === null && input.turnPlan.move.kind === 'inform' && pendingConfirmation(reduced.state) === null,
      ms: performance.now() - started,
    };
  };

/** The legacy agent's text, if the turn is a plain answer and every claim in it holds against what was found. */
function ownWords(input: RespondInput, workspace: WorkspaceProfile, reply: string): string | null {
  if (!input.agentText || input.turnPlan.move.kind !== 'inform') return null;
  const { results, state, now, text: said } = input;
  const checked = checkText(input.agentText, { results, state, workspace, now, said, reply });
  return checked.ok ? input.agentText : null;
}

function effectsOf(input: RespondInput): RespondResult['effects'] {
  switch (input.turnPlan.move.kind) {
    case 'handoff':
      return ['open_handoff'];
    case 'opt_out':
      return ['opt_out'];
    case 'opt_in':
      return ['opt_in'];
    default:
      return [];
  }
}
