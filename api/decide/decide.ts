/** From a call to what came of it: admission, intake, the turn, and the record that it left. */
import { openConversation } from '../../store/conversations';
import { checkMessageId, replyFor } from '../../store/messages';
import { loadState, saveState } from '../../store/states';
import { findTurn } from '../../store/turns';
import { loadProfile } from '../../store/workspaces';
import type { Delivery, InboundMessage, TurnScope } from '../../workflows/messages';
import type { ApiDeps } from '../deps';
import { intake, type Intake } from '../intake';
import { retryTransient } from '../retry-transient';
import { ANSWER_WITHIN_MS, OUTAGE_PATIENCE_MS } from '../time-limits';
import { admit, API_TOKEN_HOLDER } from './admit';
import type { Found } from './answer';
import type { DecideCall } from './call';
import { API_PROVIDER, apiChannel } from './channel';
import { firstState } from './first-state';
import { viewTurn } from './turn-view';

/** @throws {ApiError} 403, 404, 422, 429 @throws {MessageIdTaken} @throws {EngineUnreachable} */
export async function decide(deps: ApiDeps, call: DecideCall, now: Date): Promise<Found> {
  const taken = await retryTransient(() => take(deps, call, now), { until: now.getTime() + OUTAGE_PATIENCE_MS });
  if (taken.throttled) return { kind: 'throttled', text: taken.known?.kind === 'reply' ? taken.known.text : '' };
  const delivery = taken.known ?? (await deps.engine.handOver(taken.turn));
  return retryTransient(() => findOut(deps, taken.turn.scope, call.sid, delivery), {
    until: Math.min(Date.now() + OUTAGE_PATIENCE_MS, now.getTime() + ANSWER_WITHIN_MS),
  });
}

/** What comes before the turn. All of it may be repeated: the request id is claimed once, the message stored once. */
async function take(deps: ApiDeps, call: DecideCall, now: Date): Promise<Intake> {
  const channelId = await deps.db.inWorkspace(call.workspaceId, async (tx) => {
    await admit(tx, call, API_TOKEN_HOLDER, deps.settings.messageLimits, now);
    const channel = await apiChannel(tx, call.workspaceId);
    // Opened without the number: one conversation id is one conversation, also when two of them are of the same number.
    const { conversationId } = await openConversation(tx, {
      channelId: channel,
      provider: API_PROVIDER,
      identity: call.conversationKey,
    });
    // Before anything is committed: a refused request leaves neither a conversation nor a claim on the id.
    await checkMessageId(tx, call.sid, conversationId);
    return channel;
  });
  const taken = await intake(deps, {
    workspaceId: call.workspaceId,
    channelId,
    provider: API_PROVIDER,
    identity: call.conversationKey,
    phone: call.phone,
    profileName: null,
    message: messageOf(deps, call, now),
  });
  if (taken.known === null) await takeOverState(deps, call, taken, now);
  return taken;
}

const messageOf = (deps: ApiDeps, call: DecideCall, now: Date): InboundMessage => ({
  sid: call.sid,
  kind: 'text',
  text: call.text,
  receivedAt: now.toISOString(),
  ...writtenBefore(new Date(call.body.user_message.timestamp_iso), now),
  inlineBudgetMs: deps.settings.inlineBudgetMs,
});

/** A channel may hand a message in late, but not this late; and a clock that is ahead of ours tells nothing. */
const LATEST_MS = 24 * 60 * 60_000;

function writtenBefore(writtenAt: Date, now: Date): Pick<InboundMessage, 'writtenAt'> {
  const late = now.getTime() - writtenAt.getTime();
  return late > 0 && late <= LATEST_MS ? { writtenAt: writtenAt.toISOString() } : {};
}

async function takeOverState(deps: ApiDeps, call: DecideCall, { turn }: Intake, now: Date): Promise<void> {
  if (Object.values(call.body.state.slots).every((value) => value == null)) return;
  const { conversationId } = turn.scope;
  await deps.db.inWorkspace(call.workspaceId, async (tx) => {
    if ((await loadState(tx, conversationId)) !== null) return;
    const state = firstState(call.body.state, await loadProfile(tx), now);
    if (state !== null) await saveState(tx, conversationId, state, 0);
  });
}

/** Everything but `merged` is told by what the turn has stored, so that a repeated request gets the very same. */
async function findOut(deps: ApiDeps, scope: TurnScope, sid: string, delivery: Delivery): Promise<Found> {
  if (delivery.kind === 'merged') return { kind: 'merged' };
  return deps.db.inWorkspace(scope.workspaceId, async (tx): Promise<Found> => {
    const stored = await replyFor(tx, sid);
    const turn = stored?.turnId ? await findTurn(tx, stored.turnId) : null;
    if (!stored || !turn) return delivery.kind === 'silent' ? { kind: 'silent' } : { kind: 'unfinished' };
    if (stored.kind === 'merged') return { kind: 'merged' };
    if (stored.text === null) return { kind: 'silent' };
    return { kind: 'reply', text: stored.text, suggestions: stored.quickReplies, view: viewTurn(turn) };
  });
}
