/**
 * What happens to every message before its turn, whatever channel it came by: contact and conversation are found or made,
 * the message is stored once, and the route is decided. A message that was answered before is answered from here.
 */
import { createHash } from 'node:crypto';
import { deliveryOf } from '../workflows/stored-answer';
import { bucketOf, routeFor } from '../domain/rollout/share';
import { openConversation, type Correspondent } from '../store/conversations';
import { insertInbound } from '../store/messages';
import { currentRollout, type Rollout } from '../store/rollouts';
import type { CanaryDecision, Delivery, InboundMessage, TurnInput, TurnScope } from '../workflows/messages';
import type { ApiDeps } from './deps';

export interface IntakeInput {
  workspaceId: string;
  channelId: string;
  provider: string;
  identity: string;
  phone: string | null;
  profileName: string | null;
  message: InboundMessage;
}

export interface Intake {
  turn: TurnInput;
  /** Set when this very message has been answered before: nothing is to be run. */
  known: Delivery | null;
}

/** Who writes, as the store knows senders. */
export const senderOf = (input: IntakeInput): Correspondent => ({
  channelId: input.channelId,
  provider: input.provider,
  identity: input.identity,
  ...(input.phone === null ? {} : { phone: input.phone }),
  ...(input.profileName === null ? {} : { profileName: input.profileName }),
});

/** @throws {MessageIdTaken} when the message id is another conversation's: nothing is stored then, and nothing revealed */
export async function intake(deps: ApiDeps, input: IntakeInput): Promise<Intake> {
  const rollout = await currentRollout(deps.db, input.workspaceId);
  return deps.db.inWorkspace(input.workspaceId, async (tx) => {
    const { contactId, conversationId } = await openConversation(tx, senderOf(input));
    const stored = await insertInbound(tx, { conversationId, ...input.message });
    const scope: TurnScope = { workspaceId: input.workspaceId, channelId: input.channelId, contactId, conversationId };
    return {
      known: !stored.inserted && stored.answer ? deliveryOf(stored.answer) : null,
      turn: { scope, first: input.message, canary: decide(deps, scope, rollout), budgets: deps.settings.budgets },
    };
  });
}

function decide(deps: ApiDeps, scope: TurnScope, rollout: Rollout | null): CanaryDecision {
  // The first start writes a share down; without one nobody has decided for slm.
  const share = rollout?.share ?? 0;
  const bucket = bucketOf(scope.workspaceId, scope.conversationId, (text) =>
    createHash('sha256').update(text, 'utf8').digest(),
  );
  return {
    pipeline: routeFor(share, bucket),
    bucket,
    share,
    rule: rollout ? `${rollout.scope} share, set by ${rollout.actor}: ${rollout.reason}` : 'no share set',
    models: deps.settings.models,
    prompts: deps.settings.prompts,
  };
}
