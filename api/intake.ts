/**
 * What happens to every message before its turn, whatever channel it came by: contact and conversation are found or made,
 * limits are asked, the message is stored once, and the route is decided. A message that was answered before is answered
 * from here, and so is one over a limit: it is stored, and read when the limit lifts.
 */
import { createHash } from 'node:crypto';
import { deliveryOf } from '../workflows/stored-answer';
import { throttleNotice } from '../domain/reply/throttle';
import { choosePipeline } from '../domain/rollout/canary';
import { countRateLimit } from '../observability/metrics';
import { exceededLimit, noticeGiven, type LimitExceeded } from '../store/admission';
import { openConversation, type Correspondent } from '../store/conversations';
import type { Tx } from '../store/database';
import { insertInbound, insertNotice } from '../store/messages';
import { currentRollout } from '../store/rollouts';
import { timezoneOf } from '../store/workspaces';
import type { Delivery, InboundMessage, TurnInput, TurnScope } from '../workflows/messages';
import type { ApiDeps } from './deps';
import { oneAtATime } from './one-at-a-time';

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
  /** Set when nothing is to be run: this very message has been answered before, or it waits for a limit. */
  known: Delivery | null;
  /** It waits for a limit. */
  throttled: boolean;
}

/** Who writes, as the store knows senders. */
export const senderOf = (input: IntakeInput): Correspondent => ({
  channelId: input.channelId,
  provider: input.provider,
  identity: input.identity,
  ...(input.phone === null ? {} : { phone: input.phone }),
  ...(input.profileName === null ? {} : { profileName: input.profileName }),
});

const inOrder = oneAtATime();

/** @throws {MessageIdTaken} when the message id is another conversation's: nothing is stored then, and nothing revealed */
export const intake = (deps: ApiDeps, input: IntakeInput): Promise<Intake> =>
  inOrder(JSON.stringify([input.workspaceId, input.provider, input.identity]), () => takeIn(deps, input));

async function takeIn(deps: ApiDeps, input: IntakeInput): Promise<Intake> {
  const rollout = await currentRollout(deps.db, input.workspaceId);
  return deps.db.inWorkspace(input.workspaceId, async (tx) => {
    const { contactId, conversationId } = await openConversation(tx, senderOf(input));
    const now = new Date(input.message.receivedAt);
    const exceeded = await exceededLimit(tx, contactId, now, deps.settings.messageLimits);
    const stored = await insertInbound(tx, {
      conversationId,
      ...input.message,
      ...(exceeded ? { throttledUntil: exceeded.until } : {}),
    });
    const scope: TurnScope = { workspaceId: input.workspaceId, channelId: input.channelId, contactId, conversationId };
    const choice = choosePipeline(scope, rollout, (text) => createHash('sha256').update(text, 'utf8').digest());
    const { models, prompts, budgets } = deps.settings;
    const sid = input.message.sid;
    return {
      ...(stored.inserted
        ? {
            known: exceeded && (await throttle(tx, { conversationId, sid, exceeded, now })),
            throttled: exceeded !== null,
          }
        : { known: alreadyKnown(stored), throttled: stored.notice !== null }),
      turn: { scope, first: input.message, canary: { ...choice, models, prompts }, budgets },
    };
  });
}

function alreadyKnown({
  answer,
  notice,
}: Extract<Awaited<ReturnType<typeof insertInbound>>, { inserted: false }>): Delivery | null {
  if (answer) return deliveryOf(answer);
  return notice && noticeAsDelivery(notice.text);
}

const noticeAsDelivery = (text: string | null): Delivery =>
  text === null ? { kind: 'silent', reason: 'throttled' } : { kind: 'reply', text, quickReplies: [] };

/** One notice for each window of a limit, however many messages follow. */
async function throttle(
  tx: Tx,
  { conversationId, sid, exceeded, now }: { conversationId: string; sid: string; exceeded: LimitExceeded; now: Date },
): Promise<Delivery> {
  countRateLimit(exceeded.scope);
  if (await noticeGiven(tx, conversationId, now, exceeded.window)) return noticeAsDelivery(null);
  const text = throttleNotice(exceeded.until, now, await timezoneOf(tx));
  await insertNotice(tx, { conversationId, sid, text });
  return noticeAsDelivery(text);
}
