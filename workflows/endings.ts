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
import { TROUBLE_REPLY } from './trouble';
import { stageInput, type TurnContext, type TurnSummary } from './turn-context';
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
  last.outboundId = result.outboundId;
  last.answer = {
    kind: 'reply',
    text: result.text,
    quickReplies: draft.reply?.quickReplies ?? [],
    turnId: stage.turnId,
  };
  if (result.outboundId && (mode === 'deferred' || last.alsoSend)) context.send(result.outboundId, last.alsoSend);
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

/** No conversation now: a person has taken over, the customer opted out, or writes faster than anybody can answer. */
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
    reply: begun.reply,
    effects: [],
    record,
    mayYield: false,
  });
  return summarise(stage.turnId, record, letters.length);
}

/** A bug must not leave a customer without an answer, nor the conversation in a half-made state. */
export async function endInTrouble(
  context: TurnContext,
  turnId: string,
  letters: Letter[],
  error: unknown,
): Promise<TurnSummary> {
  const record = { ...emptyRecord(context.input.canary, 'failed'), fallbackReason: String(error) };
  const reply: ComposedReply = { message: TROUBLE_REPLY, quickReplies: [], requiresHuman: false, template: 'trouble' };
  await commit(context, stageInput(context, turnId, letters), letters, {
    state: null,
    expectedVersion: 0,
    patch: null,
    reply,
    effects: [],
    record,
    mayYield: false,
  });
  return summarise(turnId, record, letters.length);
}
