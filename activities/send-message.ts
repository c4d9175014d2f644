/**
 * Send: delivers a stored reply through the channel's API, at most once. A send whose fate is unknown is marked uncertain
 * and settled by the provider's status callback, or later by the provider's own list; it is never repeated blindly.
 */
import { ApplicationFailure } from '@temporalio/common';
import { SendError, type SendErrorKind } from '../channel/send-error';
import type { OutgoingMessage } from '../channel/twilio-sender';
import { recipientOf } from '../store/conversations';
import {
  claimSend,
  findUncertain,
  leaveToClient,
  reopenInline,
  resolveUncertain,
  settleSend,
  unknownSids,
  type Claim,
  type SendResult,
} from '../store/outbox';
import type { ActivityDeps } from './deps';
import { FAILURE } from './failure-codes';
import { onStore } from './failures';
import type { TurnActivities } from './types';
import { withHeartbeat } from './with-heartbeat';

export const createSendMessage =
  (deps: ActivityDeps): TurnActivities['sendMessage'] =>
  async ({ scope, outboundId, recover }) => {
    if (recover === 'uncertain') await askProvider(deps, scope.workspaceId, outboundId);
    const claim = await onStore(() =>
      deps.db.inWorkspace(scope.workspaceId, async (tx) => {
        if (recover === 'unclaimed') await reopenInline(tx, outboundId);
        return claimSend(tx, outboundId);
      }),
    );
    if (claim.status === 'unknown') return { state: 'failed', providerSid: null };
    if (claim.status === 'settled')
      return {
        state: claim.state === 'inline' || claim.state === 'sent' ? 'already_sent' : claim.state,
        providerSid: claim.providerSid,
      };

    const settle = (result: SendResult) =>
      onStore(() => deps.db.inWorkspace(scope.workspaceId, (tx) => settleSend(tx, claim.attemptId, result)));
    const recipient = await onStore(() =>
      deps.db.inWorkspace(scope.workspaceId, (tx) => recipientOf(tx, claim.conversationId)),
    );
    if (!recipient) {
      await settle({ state: 'failed', errorCode: 'no_recipient' });
      return { state: 'failed', providerSid: null };
    }
    if (recipient.provider !== 'twilio') {
      await onStore(() => deps.db.inWorkspace(scope.workspaceId, (tx) => leaveToClient(tx, claim.attemptId)));
      return { state: 'already_sent', providerSid: null };
    }
    const since = new Date();
    const message = outgoing(deps.statusCallbackUrl, claim, recipient);
    try {
      const { sid } = await withHeartbeat(() => deps.sender.send(message));
      await settle({ state: 'sent', providerSid: sid });
      return { state: 'sent', providerSid: sid };
    } catch (error) {
      if (!SendError.isInstance(error)) throw error;
      if (error.kind === 'uncertain') return await settleUncertain(deps, scope.workspaceId, message, since, settle);
      return await settleFailure(error, error.kind, settle);
    }
  };

function outgoing(
  callback: string,
  claim: Extract<Claim, { status: 'claimed' }>,
  recipient: { to: string; from: string },
): OutgoingMessage {
  const url = new URL(callback);
  url.searchParams.set('attempt', claim.attemptId);
  return { to: recipient.to, from: recipient.from, body: claim.text, statusCallback: url.toString() };
}

type Settle = (result: SendResult) => Promise<boolean>;
type Sent = Awaited<ReturnType<TurnActivities['sendMessage']>>;

/** The request left and no answer came: the provider's own list tells whether it arrived. If not even that, nobody knows yet. */
async function settleUncertain(
  deps: ActivityDeps,
  workspaceId: string,
  message: OutgoingMessage,
  since: Date,
  settle: Settle,
): Promise<Sent> {
  const sid = await takenByProvider(deps, workspaceId, message, since).catch(() => null);
  await settle(sid === null ? { state: 'uncertain' } : { state: 'sent', providerSid: sid });
  return { state: sid === null ? 'uncertain' : 'sent', providerSid: sid };
}

/**
 * Settles a send whose fate has stayed unknown for a while by the provider's own list: on it, it was sent; not on it, it may
 * be sent again.
 * @throws {ApplicationFailure} `ChannelUnavailable` when the list cannot be read
 */
async function askProvider(deps: ActivityDeps, workspaceId: string, outboundId: string): Promise<void> {
  const found = await onStore(() =>
    deps.db.inWorkspace(workspaceId, async (tx) => {
      const uncertain = await findUncertain(tx, outboundId);
      return uncertain && { ...uncertain, recipient: await recipientOf(tx, uncertain.conversationId) };
    }),
  );
  if (!found?.recipient || found.recipient.provider !== 'twilio') return;
  const message = { to: found.recipient.to, from: found.recipient.from, body: found.text };
  let sid: string | null;
  try {
    sid = await withHeartbeat(() => takenByProvider(deps, workspaceId, message, found.since));
  } catch (error) {
    if (!SendError.isInstance(error)) throw error;
    throw ApplicationFailure.create({ type: FAILURE.ChannelUnavailable, message: error.message, cause: error });
  }
  await onStore(() => deps.db.inWorkspace(workspaceId, (tx) => resolveUncertain(tx, outboundId, sid)));
}

/** The provider's id of a message that it has and we do not know of yet. */
async function takenByProvider(
  deps: ActivityDeps,
  workspaceId: string,
  message: OutgoingMessage,
  since: Date,
): Promise<string | null> {
  const candidates = await deps.sender.findSent(message, since);
  const unknown = await onStore(() => deps.db.inWorkspace(workspaceId, (tx) => unknownSids(tx, candidates)));
  return unknown[0] ?? null;
}

async function settleFailure(
  error: SendError,
  kind: Exclude<SendErrorKind, 'uncertain'>,
  settle: Settle,
): Promise<Sent> {
  if (kind === 'transient' || kind === 'rate_limited') {
    await settle({ state: 'pending' });
    const { retryAfterMs } = error.details;
    throw ApplicationFailure.create({
      type: FAILURE.ChannelUnavailable,
      message: error.message,
      ...(retryAfterMs === undefined ? {} : { nextRetryDelay: retryAfterMs }),
    });
  }
  await settle({ state: 'failed', errorCode: String(error.details.code ?? kind) });
  throw ApplicationFailure.nonRetryable(error.message, FINAL[kind]);
}

const FINAL = {
  session_window_closed: FAILURE.SessionWindowClosed,
  invalid_recipient: FAILURE.InvalidRecipient,
  unsubscribed: FAILURE.InvalidRecipient,
  auth: FAILURE.ChannelRejected,
  rejected: FAILURE.ChannelRejected,
} as const;
