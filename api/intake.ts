/**
 * What happens to every message before its turn, whatever channel it came by: contact and conversation are found or made,
 * limits are asked, the message is stored once, and the route is decided. A message that was answered before is answered
 * from here, and so is one over a limit: it is stored, and read when the limit lifts.
 */
import { deliveryOf } from '../workflows/stored-answer';
import { throttleNotice } from '../domain/reply/throttle';
import { countRateLimit } from '../observability/metrics';
import { exceededLimit, toldToWaitUntil, type LimitExceeded } from '../store/admission';
import { openConversation, type Correspondent } from '../store/conversations';
import type { Tx } from '../store/database';
import { hasOpenHandoff } from '../store/handoffs';
import { insertInbound, insertNotice } from '../store/messages';
import { isOptedOut } from '../store/opt-outs';
import { violatedConstraint } from '../store/errors';
import { currentRollout, pipelineOf, type Rollout } from '../store/rollouts';
import { timezoneOf } from '../store/workspaces';
import type { Delivery, InboundMessage, TurnInput, TurnScope } from '../workflows/messages';
import { turnInputOf } from '../workflows/turn-start';
import type { ApiDeps } from './deps';
import { oneAtATime } from './one-at-a-time';
import { ThrottledSenders } from './throttled-senders';

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
const overLimit = new ThrottledSenders();

/** @throws {MessageIdTaken} when the message id is another conversation's: nothing is stored then, and nothing revealed */
export function intake(deps: ApiDeps, input: IntakeInput): Promise<Intake> {
  const sender = JSON.stringify([input.workspaceId, input.provider, input.identity]);
  return inOrder(
    sender,
    async () => (await storeOverLimit(deps, sender, input)) ?? (await takeIn(deps, sender, input)),
  );
}

/** A further message of a sender whose limit has not lifted. `null`: it has, or the conversation is gone. */
async function storeOverLimit(deps: ApiDeps, sender: string, input: IntakeInput): Promise<Intake | null> {
  const { messageLimits } = deps.settings;
  const known = overLimit.find(sender, new Date(input.message.receivedAt), messageLimits);
  if (!known) return null;
  const { scope, until } = known;
  try {
    const stored = await deps.db.inWorkspace(scope.workspaceId, (tx) =>
      insertInbound(tx, { conversationId: scope.conversationId, ...input.message, throttledUntil: until }),
    );
    const turn = turnInput(deps, scope, input, null);
    if (!stored.inserted) return { known: alreadyKnown(stored), throttled: stored.notice !== null, turn };
    return { known: noticeAsDelivery(null), throttled: true, turn };
  } catch (error) {
    if (violatedConstraint(error)?.kind !== 'foreign_key') throw error;
    overLimit.forget(sender);
    return null;
  }
}

async function takeIn(deps: ApiDeps, sender: string, input: IntakeInput): Promise<Intake> {
  const taken = await deps.db.inWorkspace(input.workspaceId, async (tx) => {
    const { contactId, conversationId } = await openConversation(tx, senderOf(input));
    const now = new Date(input.message.receivedAt);
    const exceeded = await exceededLimit(tx, contactId, now, deps.settings.messageLimits);
    const stored = await insertInbound(tx, {
      conversationId,
      ...input.message,
      ...(exceeded ? { throttledUntil: exceeded.until } : {}),
    });
    const scope: TurnScope = { workspaceId: input.workspaceId, channelId: input.channelId, contactId, conversationId };
    if (!stored.inserted)
      return { scope, known: alreadyKnown(stored), exceeded: null, throttled: stored.notice !== null };
    const sid = input.message.sid;
    const known = exceeded && (await throttle(tx, { scope, sid, exceeded, now }));
    return { scope, known, exceeded, throttled: exceeded !== null };
  });
  const { scope, known, exceeded, throttled } = taken;
  const limits = deps.settings.messageLimits;
  if (exceeded?.scope === 'customer') overLimit.remember(sender, { scope, until: exceeded.until, limits });
  const rollout = known === null ? await currentRollout(deps.db, input.workspaceId) : null;
  return { known, throttled, turn: turnInput(deps, scope, input, rollout) };
}

const turnInput = (deps: ApiDeps, scope: TurnScope, { message }: IntakeInput, rollout: Rollout | null): TurnInput =>
  turnInputOf(deps.settings, { scope, first: message }, pipelineOf(scope, rollout));

function alreadyKnown({
  answer,
  notice,
}: Extract<Awaited<ReturnType<typeof insertInbound>>, { inserted: false }>): Delivery | null {
  if (answer) return deliveryOf(answer);
  return notice && noticeAsDelivery(notice.text);
}

const noticeAsDelivery = (text: string | null): Delivery =>
  text === null ? { kind: 'silent', reason: 'throttled' } : { kind: 'reply', text, quickReplies: [] };

/** A limit that lifts so much later than the customer was told is told again. */
const TOLD_AGAIN_AFTER_MS = 60_000;

/** One notice about a limit, however many messages follow; none where the assistant has nothing to say. */
async function throttle(
  tx: Tx,
  { scope, sid, exceeded, now }: { scope: TurnScope; sid: string; exceeded: LimitExceeded; now: Date },
): Promise<Delivery> {
  const { conversationId, contactId } = scope;
  countRateLimit(exceeded.scope);
  const told = await toldToWaitUntil(tx, conversationId, now);
  const isTold = told !== null && exceeded.until.getTime() - told.getTime() < TOLD_AGAIN_AFTER_MS;
  if (isTold || (await hasOpenHandoff(tx, conversationId)) || (await isOptedOut(tx, contactId)))
    return noticeAsDelivery(null);
  const text = throttleNotice(exceeded.until, now, await timezoneOf(tx));
  await insertNotice(tx, { conversationId, sid, text });
  return noticeAsDelivery(text);
}
