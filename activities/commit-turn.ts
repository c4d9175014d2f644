/**
 * Commit: the new state (compare-and-swap), the reply, what every message got, and the turn's record, in one transaction.
 * A success text leaves this process only after it. Repeating it changes nothing.
 */
import { setOptOut } from '../store/opt-outs';
import { endExpiredHandoff, handoffState, openHandoff } from '../store/handoffs';
import { insertOutbound, lockInbound, settleBacklog, settleInbound } from '../store/messages';
import { saveState } from '../store/states';
import { findTurn, insertTurn } from '../store/turns';
import type { Tx } from '../store/database';
import type { ActivityDeps } from './deps';
import { onStore } from './failures';
import { reportTurn } from './report-turn';
import type { CommitInput, CommitResult, TurnActivities } from './types';
import { hasWaiting } from './waiting';

export const createCommitTurn =
  (deps: ActivityDeps): TurnActivities['commitTurn'] =>
  async (input) => {
    const totalMs = Date.now() - Date.parse(input.messages[0]?.receivedAt ?? input.now);
    const result = await onStore(() =>
      deps.db.inWorkspace(input.scope.workspaceId, (tx) => commit(tx, input, totalMs)),
    );
    if (result.fresh) reportTurn(deps.logger, input, result.outcome.status, totalMs);
    return result.outcome;
  };

async function commit(tx: Tx, input: CommitInput, totalMs: number): Promise<{ outcome: CommitResult; fresh: boolean }> {
  const { conversationId, contactId } = input.scope;
  const known = await findTurn(tx, input.turnId);
  if (known) return { outcome: storedOutcome(known.reply), fresh: false };

  const sids = input.messages.map((message) => message.sid);
  const elsewhere = await answeredElsewhere(tx, sids);
  if (elsewhere) return { outcome: elsewhere, fresh: false };
  if (input.mayYield && (await hasWaiting(tx, conversationId, sids, input.now))) {
    return { outcome: { status: 'superseded' }, fresh: false };
  }
  if (input.state && !(await saveState(tx, conversationId, input.state, input.expectedVersion))) {
    return { outcome: { status: 'conflict' }, fresh: false };
  }

  const handoff = input.reply === null ? 'none' : await handoffState(tx, conversationId);
  if (handoff === 'expired') await endExpiredHandoff(tx, conversationId);
  // A person who took over while the turn was running has the word; the handoff that this very turn opens still says so.
  const silenced = handoff === 'open';
  const text = input.reply && !silenced ? input.reply.message : null;
  const outboundId =
    text === null || input.reply === null
      ? null
      : await insertOutbound(tx, {
          conversationId,
          text,
          quickReplies: input.reply.quickReplies,
          author: 'assistant',
          turnId: input.turnId,
          send: input.delivery === 'inline' ? 'inline' : 'pending',
        });
  const kind = text === null ? 'silent' : input.delivery === 'inline' ? 'reply' : 'deferred';
  await settleInbound(tx, {
    turnId: input.turnId,
    replyId: outboundId,
    answers: sids.map((sid, index) =>
      index < sids.length - 1
        ? { sid, answer: 'merged' }
        : {
            sid,
            answer: kind,
            ...(text === null ? { reason: silenced ? 'handoff' : (input.record.stopped ?? input.record.outcome) } : {}),
          },
    ),
  });
  if (input.backlogUpTo !== null) {
    const upTo = BigInt(input.backlogUpTo);
    await settleBacklog(tx, { conversationId, upTo, turnId: input.turnId, replyId: outboundId });
  }
  if (input.effects.includes('open_handoff')) await openHandoff(tx, conversationId, 'requested in the conversation');
  if (input.effects.includes('opt_out')) await setOptOut(tx, contactId, true);
  if (input.effects.includes('opt_in')) await setOptOut(tx, contactId, false);

  const outcome: CommitResult = silenced
    ? { status: 'silenced' }
    : { status: 'committed', outboundId, text, delivery: input.delivery };
  await insertTurn(tx, {
    id: input.turnId,
    conversationId,
    pipeline: input.record.canary.pipeline,
    route: input.record.route,
    fallbackFrom: input.record.fallbackFrom,
    intent: input.record.reading?.intent ?? null,
    confidence: input.record.reading?.confidence ?? null,
    outcome: input.record.outcome,
    totalMs,
    timings: input.record.ms,
    canary: input.record.canary,
    input: {
      text: input.record.text,
      sids,
      restarts: input.record.restarts,
      fallbackReason: input.record.fallbackReason,
    },
    extraction: input.record.reading && { ...input.record.reading, agreement: input.record.agreement },
    plan: input.record.turnPlan && { ...input.record.turnPlan, used: input.record.planUsed },
    verdicts: input.record.verdicts,
    results: input.record.results,
    patch: input.patch,
    reply: { ...input.reply, commit: outcome },
    models: input.record.models,
  });
  return { outcome, fresh: true };
}

/**
 * A run that the engine lost may still commit, after another one has taken its messages over. Whichever comes first has
 * answered them: the other one adds nothing, and goes on with what is stored.
 */
async function answeredElsewhere(tx: Tx, sids: readonly string[]): Promise<CommitResult | null> {
  const last = (await lockInbound(tx, sids)).find(({ sid }) => sid === sids.at(-1));
  if (!last?.answered) return null;
  const turn = last.turnId === null ? null : await findTurn(tx, last.turnId);
  // No turn has answered it: it was given to a person.
  return turn ? storedOutcome(turn.reply) : { status: 'silenced' };
}

/** The turn was committed by an earlier try of this activity, whose result was lost. */
function storedOutcome(reply: unknown): CommitResult {
  if (typeof reply === 'object' && reply !== null && 'commit' in reply) return reply.commit as CommitResult;
  throw new Error('a turn with this id exists and was not written by a commit');
}
