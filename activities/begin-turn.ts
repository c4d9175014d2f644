/**
 * Begin: file the messages, find out which were answered before and which are still waiting, and load what the turn
 * starts from. Decides whether there is a turn at all: not while a person has taken over, nor after an opt-out.
 */
import { findDone } from '../store/idempotency';
import { insertInbound, liftedBacklog, unansweredInbound, type Backlog, type StoredInbound } from '../store/messages';
import { loadState } from '../store/states';
import { handoffState, type HandoffState } from '../store/handoffs';
import { isOptedOut } from '../store/opt-outs';
import type { Tx } from '../store/database';
import {
  confirmationKey,
  emptyState,
  openTurn,
  pendingConfirmation,
  understandingContext,
  withoutTasks,
} from '../domain/dialogue';
import type { ConversationState } from '../domain/dialogue/types';
import { excerptOf, understand } from '../domain/understanding';
import { MESSAGE_KINDS, type MessageKind } from '../domain/dialogue';
import type { InboundMessage } from '../workflows/messages';
import type { ActivityDeps } from './deps';
import { onStore } from './failures';
import { deliveryOf } from '../workflows/stored-answer';
import { isRecent } from './waiting';
import type { BeginInput, BeginResult, StopReason, TurnActivities } from './types';

/** What one turn reads of a backlog, newest last. */
const BACKLOG_MESSAGES = 20;
/** WhatsApp's own limit for one message; of a backlog the newest words count. */
const MAX_TEXT = 4096;

export const createBeginTurn =
  (deps: ActivityDeps): TurnActivities['beginTurn'] =>
  async (input) => {
    const workspace = await deps.profiles.get(input.scope.workspaceId);
    const [filed, health] = await Promise.all([
      onStore(() => deps.db.inWorkspace(input.scope.workspaceId, (tx) => file(tx, input))),
      deps.models.health(),
    ]);
    const { answered, waiting, later, messages, backlog } = filed;
    if (filed.replaced !== null) reportReplaced(deps.logger, input, filed.replaced);
    const stored = filed.state ?? emptyState();
    const common = { answered, waiting, later, backlogUpTo: backlog === null ? null : String(backlog.upTo) };
    const stop = (reason: StopReason): BeginResult => ({ ...common, status: 'stop', reason, version: stored.version });

    if (messages.length === 0) return stop('duplicate');
    if (filed.handoff === 'open') return stop('handoff');
    const asksBackIn = (said: string, state: ConversationState): boolean =>
      understand(said, understandingContext(state, workspace, input.now)).act?.kind === 'opt_in';
    // Every stage after this one reads the same words, and never more than it can read in time.
    const { text, cut } = excerptOf(textOf(messages, backlog));
    const opened = openTurn(stored, { now: input.now, workspace });
    if (filed.optedOut && !asksBackIn(text, opened.state)) return stop('opted_out');

    const canServe = input.canary.pipeline === 'legacy' ? health.legacy : health.slm;
    return {
      ...common,
      status: 'proceed',
      state: opened.state,
      idleForgotten: opened.idleForgotten,
      ...(filed.handoff === 'expired' ? { handoffOver: true as const } : {}),
      text,
      ...(cut ? { cut: true as const } : {}),
      tier: canServe ? 'slm' : 'rules',
      rephrase: deps.models.rephrase !== null && health.response,
      executed: filed.executed,
    };
  };

/** The customer is not told: what was being done is forgotten, as after a long pause. */
function reportReplaced(logger: ActivityDeps['logger'], { scope }: BeginInput, reason: string): void {
  const { workspaceId, conversationId } = scope;
  logger.warn(
    { event: 'state_replaced', workspaceId, conversationId, reason },
    'the stored state of a conversation could not be read; it starts anew',
  );
}

function textOf(messages: readonly InboundMessage[], backlog: Backlog | null): string {
  const said = messages.map((message) => message.text.trim());
  const texts = backlog === null ? said : [...new Set([...backlog.texts.map((text) => text.trim()), ...said])];
  const text = texts.filter(Boolean).join('\n');
  return backlog === null ? text : text.slice(-MAX_TEXT);
}

interface Filed {
  answered: BeginResult['answered'];
  waiting: InboundMessage[];
  later: string[];
  /** The messages this turn is about, oldest first: those given and still open, and those waiting. */
  messages: InboundMessage[];
  backlog: Backlog | null;
  state: ConversationState | null;
  /** Why the stored state could not be used; null when it could. */
  replaced: string | null;
  executed: boolean;
  handoff: HandoffState;
  optedOut: boolean;
}

async function file(tx: Tx, input: BeginInput): Promise<Filed> {
  const { conversationId, contactId } = input.scope;
  const answered: Filed['answered'] = [];
  for (const message of input.messages) {
    const result = await insertInbound(tx, { conversationId, ...message });
    if (!result.inserted && result.answer) {
      const { replyId: outboundId, unsent } = result.answer;
      answered.push({ sid: message.sid, delivery: deliveryOf(result.answer), outboundId, unsent });
    }
  }
  const given = input.messages.map((message) => message.sid);
  const loaded = await loadState(tx, conversationId);
  const remembered = loaded?.state ?? null;
  const done = await carriedOut(tx, conversationId, remembered);
  const open = await unansweredInbound(tx, conversationId, [...given, ...(done?.messageSid ? [done.messageSid] : [])]);
  const cause = open.find((row) => row.sid === done?.messageSid) ?? null;
  // Not told at all, or told that nobody knows whether it was done: now it is known.
  const isUntold =
    cause !== null ||
    (done !== null && remembered !== null && pendingConfirmation(remembered)?.reopenedAt !== undefined);
  // Carried out and told: nothing is pending any more.
  const state = done && !isUntold && remembered ? withoutTasks(remembered) : remembered;
  const due = cause === null ? open : open.filter((row) => row.position <= cause.position);
  const messages = chosen(input, due, cause).sort((a, b) => a.receivedAt.localeCompare(b.receivedAt));
  return {
    answered,
    messages,
    waiting: messages.filter((message) => !given.includes(message.sid)),
    later: open.filter((row) => given.includes(row.sid) && !due.includes(row)).map((row) => row.sid),
    backlog: cause === null ? await liftedBacklog(tx, conversationId, BACKLOG_MESSAGES) : null,
    state,
    replaced: loaded?.replaced ?? null,
    executed: isUntold,
    handoff: await handoffState(tx, conversationId),
    optedOut: await isOptedOut(tx, contactId),
  };
}

/**
 * A run that is lost after its write and before its commit leaves a confirmation pending that was carried out. The message
 * that caused the write is answered first, and alone: whatever came later knew nothing of it.
 */
async function carriedOut(
  tx: Tx,
  conversationId: string,
  state: ConversationState | null,
): Promise<{ messageSid: string | null } | null> {
  const confirmation = state === null ? null : pendingConfirmation(state);
  return confirmation ? findDone(tx, confirmationKey(conversationId, confirmation)) : null;
}

/** Those given, and of those waiting what fits and is recent; what does not fit is the next turn's. */
function chosen(input: BeginInput, due: readonly StoredInbound[], cause: StoredInbound | null): InboundMessage[] {
  const wanted = due.filter((row) => row === cause || input.messages.some((message) => message.sid === row.sid));
  const others = due.filter((row) => !wanted.includes(row) && isRecent(row, input.now));
  const budget = Math.max(...input.messages.map((message) => message.inlineBudgetMs));
  const room = Math.max(0, input.maxMessages - wanted.length);
  return [...wanted, ...others.slice(0, room)].map(
    (row) => input.messages.find((message) => message.sid === row.sid) ?? fromRow(row, budget),
  );
}

const fromRow = (row: StoredInbound, inlineBudgetMs: number): InboundMessage => ({
  sid: row.sid,
  kind: isKind(row.kind) ? row.kind : 'unknown',
  text: row.text,
  ...(row.payload === null ? {} : { payload: row.payload }),
  receivedAt: row.receivedAt.toISOString(),
  inlineBudgetMs,
});

const isKind = (kind: string): kind is MessageKind => (MESSAGE_KINDS as readonly string[]).includes(kind);
