/**
 * Begin: file the messages, find out which were answered before and which are still waiting, and load what the turn
 * starts from. Decides whether there is a turn at all: not while a person has taken over, after an opt-out, or over a limit.
 */
import { insertInbound, unansweredInbound, type StoredInbound } from '../store/messages';
import { loadState } from '../store/states';
import { hasOpenHandoff } from '../store/handoffs';
import { isOptedOut } from '../store/opt-outs';
import type { Tx } from '../store/database';
import type { MessageLimits } from '../domain/message-limits';
import { emptyState, openTurn, understandingContext } from '../domain/state';
import type { ConversationState } from '../domain/state/types';
import { excerpt, understand } from '../domain/understanding';
import { MESSAGE_KINDS, type MessageKind } from '../domain/planning';
import type { InboundMessage } from '../workflows/messages';
import type { ActivityDeps } from './deps';
import { onStore } from './failures';
import { throttle } from './message-limits';
import { deliveryOf } from '../workflows/stored-answer';
import { isRecent } from './waiting';
import type { BeginInput, BeginResult, TurnActivities } from './types';

export const createBeginTurn =
  (deps: ActivityDeps): TurnActivities['beginTurn'] =>
  async (input) => {
    const workspace = await deps.profiles.get(input.scope.workspaceId);
    const [filed, health] = await Promise.all([
      onStore(() => deps.db.inWorkspace(input.scope.workspaceId, (tx) => file(tx, input, deps.messageLimits))),
      deps.models.health(),
    ]);
    const { answered, waiting, messages } = filed;
    const stored = filed.state ?? emptyState();
    const stop = (
      reason: Extract<BeginResult, { status: 'stop' }>['reason'],
      text: string | null = null,
    ): BeginResult => ({
      status: 'stop',
      reason,
      answered,
      waiting,
      version: stored.version,
      reply: text === null ? null : { message: text, quickReplies: [], requiresHuman: false, template: reason },
    });

    if (messages.length === 0) return stop('duplicate');
    if (filed.handedOff) return stop('handoff');
    const asksBackIn = (said: string, state: ConversationState): boolean =>
      understand(said, understandingContext(state, workspace, input.now)).act?.kind === 'opt_in';
    // Every stage after this one reads the same words, and never more than it can read in time.
    const text = excerpt(
      messages
        .map((message) => message.text.trim())
        .filter(Boolean)
        .join('\n'),
    );
    const opened = openTurn(stored, { now: input.now, workspace });
    if (filed.optedOut && !asksBackIn(text, opened.state)) return stop('opted_out');
    if (filed.throttle.exceeded) return stop('throttled', filed.throttle.announce ? THROTTLE_REPLY : null);

    const canServe = input.canary.pipeline === 'legacy' ? health.legacy : health.slm;
    return {
      status: 'proceed',
      answered,
      waiting,
      state: opened.state,
      idleForgotten: opened.idleForgotten,
      text,
      tier: canServe ? 'slm' : 'rules',
      rephrase: deps.models.rephrase !== null && health.response,
    };
  };

/** One polite message per window, however many follow. */
const THROTTLE_REPLY = 'Me llegaron muchos mensajes juntos 😅 Dame un minuto y seguimos por acá.';

interface Filed {
  answered: BeginResult['answered'];
  waiting: InboundMessage[];
  /** The messages this turn is about, oldest first: those given and still open, and those waiting. */
  messages: InboundMessage[];
  state: Awaited<ReturnType<typeof loadState>>;
  handedOff: boolean;
  optedOut: boolean;
  throttle: { exceeded: boolean; announce: boolean };
}

async function file(tx: Tx, input: BeginInput, limits: MessageLimits): Promise<Filed> {
  const { conversationId, contactId } = input.scope;
  const answered: Filed['answered'] = [];
  for (const message of input.messages) {
    const result = await insertInbound(tx, { conversationId, ...message });
    if (!result.inserted && result.answer) {
      answered.push({ sid: message.sid, delivery: deliveryOf(result.answer), outboundId: result.answer.replyId });
    }
  }
  const given = new Set(input.messages.map((message) => message.sid));
  const open = (await unansweredInbound(tx, conversationId)).filter(
    (row) => given.has(row.sid) || isRecent(row, input.now),
  );
  const budget = Math.max(...input.messages.map((message) => message.inlineBudgetMs));
  const room = Math.max(0, input.maxMessages - given.size);
  const messages = [
    ...open.filter((row) => given.has(row.sid)),
    // What does not fit is the next turn's.
    ...open.filter((row) => !given.has(row.sid)).slice(0, room),
  ]
    .map((row) => input.messages.find((message) => message.sid === row.sid) ?? fromRow(row, budget))
    .sort((a, b) => a.receivedAt.localeCompare(b.receivedAt));
  return {
    answered,
    messages,
    waiting: messages.filter((message) => !given.has(message.sid)),
    state: await loadState(tx, conversationId),
    handedOff: await hasOpenHandoff(tx, conversationId),
    optedOut: await isOptedOut(tx, contactId),
    throttle: await throttle(tx, contactId, input.now, limits),
  };
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
