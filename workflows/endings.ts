/** How a turn ends: committed, stopped before it began, or in trouble; and how its answer leaves. */
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type {
  BeginResult,
  CommitInput,
  CommitResult,
  ComposedReply,
  StageInput,
  TurnRecord,
} from '../activities/types';
import { decideMode } from './deliveries';
import { describeTurn } from './describe-turn';
import { SEARCH_ATTRIBUTES } from './search-attributes';
import type { Letter } from './thread';
import { troubleReply } from '../domain/reply/trouble';
import { withoutTasks } from '../domain/dialogue/tasks';
import { stageInput, type Turn, type TurnContext, type TurnSummary } from './turn-context';
import { emptyRecord, summarise } from './turn-record';

type CommitDraft = Omit<CommitInput, keyof StageInput | 'messages' | 'delivery'>;

/** Writes the turn, then lets the answer go the way that was decided for it. */
export async function commit(
  context: TurnContext,
  stage: StageInput,
  letters: Letter[],
  draft: CommitDraft,
): Promise<'done' | 'superseded' | 'conflict'> {
  const last = letters.at(-1);
  if (!last) return 'done';
  const mode = await decideMode(last);
  const input = {
    ...stage,
    ...draft,
    delivery: mode,
    messages: letters.map(({ message }) => ({ sid: message.sid, receivedAt: message.receivedAt })),
  };
  let result: CommitResult = await context.stages.commitTurn(input);
  if (result.status === 'superseded') return 'superseded';
  if (result.status === 'conflict') {
    // Somebody else (the console) wrote the state meanwhile. Nothing done yet: think again. Something done: it stands.
    if (draft.mayYield) return 'conflict';
    result = await context.stages.commitTurn({ ...input, expectedVersion: null });
  }

  publish(letters, draft.record);
  if (result.status !== 'committed' || result.text === null) {
    last.answer = {
      kind: 'silent',
      reason: result.status === 'silenced' ? 'handoff' : (draft.record.stopped ?? draft.record.outcome),
    };
    return 'done';
  }
  // Another run of this task may have committed the turn, and have decided otherwise: what is stored holds.
  if (result.delivery === 'deferred') last.mode = 'deferred';
  last.outboundId = result.outboundId;
  last.answer = { kind: 'reply', text: result.text, quickReplies: draft.reply?.quickReplies ?? [] };
  if (!result.outboundId) return 'done';
  if (result.delivery === 'deferred') context.send(result.outboundId, null);
  else if (last.mode === 'deferred' || last.abandoned) context.send(result.outboundId, 'unclaimed');
  return 'done';
}

/** What the Web UI shows of the turn: one batched upsert to search by, and the turn in words. */
function publish(letters: Letter[], record: TurnRecord): void {
  setCurrentDetails(describeTurn(record));
  upsertSearchAttributes([
    { key: SEARCH_ATTRIBUTES.messageSid, value: letters.map(({ message }) => message.sid) },
    { key: SEARCH_ATTRIBUTES.intent, value: record.reading?.intent ?? 'none' },
    { key: SEARCH_ATTRIBUTES.turnOutcome, value: record.fallbackFrom ? `${record.outcome}_fallback` : record.outcome },
  ]);
}

/** No conversation now: a person has taken over, or the customer opted out. */
export async function stop(
  context: TurnContext,
  stage: StageInput,
  letters: Letter[],
  begun: Extract<BeginResult, { status: 'stop' }>,
): Promise<TurnSummary> {
  const record = { ...emptyRecord(context.input.canary, 'silent'), stopped: begun.reason };
  await commit(context, stage, letters, {
    state: null,
    expectedVersion: begun.version,
    patch: null,
    reply: null,
    effects: [],
    record,
    backlogUpTo: begun.backlogUpTo,
    mayYield: false,
  });
  return summarise(stage.turnId, record, letters.length);
}

/**
 * A bug must not leave a customer without an answer, nor the conversation in a half-made state. What had been written
 * before is told, and what was confirmed is not pending any more.
 */
export async function failTurn(context: TurnContext, turn: Turn, error: unknown): Promise<TurnSummary> {
  const record = {
    ...emptyRecord(context.input.canary, 'failed'),
    fallbackReason: String(error),
    results: turn.written,
  };
  const message = troubleReply(turn.written);
  const reply: ComposedReply = { message, quickReplies: [], requiresHuman: false, template: 'trouble' };
  const state = turn.written.length > 0 && turn.state !== null ? withoutTasks(turn.state) : null;
  await commit(context, stageInput(context, turn), turn.letters, {
    state: state === null ? null : { ...state, turn: state.turn + 1, lastReply: message },
    expectedVersion: state?.version ?? 0,
    patch: null,
    reply,
    effects: [],
    record,
    backlogUpTo: null,
    mayYield: false,
  });
  return summarise(turn.id, record, turn.letters.length);
}
