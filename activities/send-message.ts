/**
 * Send: delivers a stored reply through the channel's API, at most once. A send whose fate is unknown is marked uncertain
 * and settled by the provider's status callback; it is never repeated.
 */
import { ApplicationFailure } from '@temporalio/common';
import { SendError, type SendErrorKind } from '../channel/send-error';
import type { OutgoingMessage, TwilioSender } from '../channel/twilio-sender';
import { recipientOf } from '../store/conversations';
import { claimSend, leaveToClient, reopenInline, settleSend, type Claim, type SendResult } from '../store/outbox';
import type { ActivityDeps } from './deps';
import { FAILURE } from './failure-codes';
import { onStore } from './failures';
import type { TurnActivities } from './types';
import { withHeartbeat } from './with-heartbeat';

export const createSendMessage =
  (deps: ActivityDeps): TurnActivities['sendMessage'] =>
  async ({ scope, outboundId, evenIfInline }) => {
    const claim = await onStore(() =>
      deps.db.inWorkspace(scope.workspaceId, async (tx) => {
        if (evenIfInline) await reopenInline(tx, outboundId);
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
      if (error.kind === 'uncertain') return await settleUncertain(deps.sender, message, since, settle);
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

/** The request left and no answer came: the provider's own list tells whether it arrived. If not even that, nobody knows. */
async function settleUncertain(
  sender: TwilioSender,
  message: OutgoingMessage,
  since: Date,
  settle: Settle,
): Promise<Sent> {
  const sid = await sender.findSent(message, since).catch(() => null);
  await settle(sid === null ? { state: 'uncertain' } : { state: 'sent', providerSid: sid });
  return { state: sid === null ? 'uncertain' : 'sent', providerSid: sid };
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
