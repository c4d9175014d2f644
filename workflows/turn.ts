/**
 * One turn of one conversation: begin → extract → plan → policy → tools → respond → commit → send.
 *
 * Thread = workflow id, turn = run. An idle conversation starts a run with its first message; while the run lives, further
 * messages join it through the update `handleMessage`. Messages that arrive before anything irrevocable has happened make
 * the turn start over with all of them (one burst, one reply); later ones become the next turn of the same run.
 */
import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  isCancellation,
  log,
  setCurrentDetails,
  setHandler,
  setWorkflowOptions,
  upsertSearchAttributes,
  uuid4,
} from '@temporalio/workflow';
import type {
  BeginResult,
  CommitInput,
  CommitResult,
  ComposedReply,
  StageInput,
  TurnRecord,
} from '../activities/types';
import { act, type Acted } from './act';
import { answerTo, decideMode } from './deliveries';
import { describeTurn } from './describe-turn';
import { INTERRUPTED, untilNewMail } from './interruptible';
import { deliverLater, handleMessage, type RunSummary, type TurnInput } from './messages';
import { SEARCH_ATTRIBUTES } from './search-attributes';
import { stageFailureType } from './stage-failure';
import { stagesFor, type Stages } from './stages';
import { think, type Thought } from './think';
import { Thread, type Letter } from './thread';
import { TROUBLE_REPLY } from './trouble';

/** A burst is read as one message up to here; what comes after is the next turn. */
const MAX_MESSAGES_PER_TURN = 5;
const MAX_RESTARTS = 3;
/** A conversation that never pauses gets a new run after this many messages, so that no history grows for ever. */
const MAX_MESSAGES_PER_RUN = 40;

setWorkflowOptions({ failureExceptionTypes: [Error] }, conversationTurn);

export async function conversationTurn(input: TurnInput): Promise<RunSummary> {
  const thread = new Thread();
  const stages = stagesFor(input.budgets);
  const summary: RunSummary = { turns: [] };
  let sending = 0;

  const send: Send = (outboundId, evenIfInline) => {
    sending += 1;
    stages
      .sendMessage({ scope: input.scope, outboundId, evenIfInline })
      .catch((error: unknown) =>
        log.error('the reply was stored and could not be sent', { outboundId, error: String(error) }),
      )
      .finally(() => (sending -= 1));
  };

  setHandler(handleMessage, (message) => answerTo(thread.receive(message)), {
    description: 'A message of the customer; answers with the reply, or with how it will arrive.',
    validator: (message) => {
      if (thread.size >= MAX_MESSAGES_PER_RUN && !thread.has(message.sid))
        throw ApplicationFailure.nonRetryable(
          'This run has taken its share of messages; start the next one.',
          'RunFull',
        );
    },
  });
  setHandler(deliverLater, (message) => {
    const letter = thread.receive(message);
    if (letter.answer === null && letter.mode === 'pending') letter.mode = 'deferred';
    else if (letter.outboundId && letter.mode === 'inline') send(letter.outboundId, true);
    else letter.alsoSend = letter.mode === 'inline';
  });
  thread.receive(input.first);

  for (;;) {
    while (thread.hasMail) summary.turns.push(await runTurn({ input, stages, thread, send }));
    await condition(() => thread.hasMail || (sending === 0 && allHandlersFinished()));
    if (!thread.hasMail) return summary;
  }
}

interface TurnContext {
  input: TurnInput;
  stages: Stages;
  thread: Thread;
  send: Send;
}

/** `evenIfInline`: it was to travel in an HTTP response that is gone. */
type Send = (outboundId: string, evenIfInline: boolean) => void;

async function runTurn(context: TurnContext): Promise<RunSummary['turns'][number]> {
  const turnId = uuid4();
  const letters: Letter[] = [];
  try {
    for (let restarts = 0; ; restarts += 1) {
      letters.push(...context.thread.take(MAX_MESSAGES_PER_TURN - letters.length));
      const mayYield = restarts < MAX_RESTARTS && letters.length < MAX_MESSAGES_PER_TURN;
      const ended = await attempt(context, turnId, letters, restarts, mayYield);
      if (ended) return ended;
    }
  } catch (error) {
    if (isCancellation(error)) throw error;
    log.error('turn failed; the customer gets the trouble sentence', { turnId, error: String(error) });
    return await endInTrouble(context, turnId, letters, error);
  }
}

/** Tries the whole turn once. `null`: a newer message takes it over; nothing irrevocable has happened. */
async function attempt(
  context: TurnContext,
  turnId: string,
  letters: Letter[],
  restarts: number,
  mayYield: boolean,
): Promise<RunSummary['turns'][number] | null> {
  const { input, stages, thread } = context;
  const begun = await stages.beginTurn({
    ...stageInput(context, turnId, letters),
    messages: letters.map((letter) => letter.message),
    maxMessages: MAX_MESSAGES_PER_TURN,
    canary: input.canary,
  });
  settleAnswered(context, letters, begun);
  adoptWaiting(thread, letters, begun);
  if (letters.length === 0) return summarise(turnId, emptyRecord(context, 'duplicate'), 0);
  const stage = stageInput(context, turnId, letters);
  for (const earlier of letters.slice(0, -1)) earlier.answer ??= { kind: 'merged' };
  if (begun.status === 'stop') return await stop(context, stage, letters, begun);

  const thought = mayYield
    ? await untilNewMail(thread, () => think(stages, stage, input, begun, letters))
    : await think(stages, stage, input, begun, letters);
  if (thought === INTERRUPTED) return null;

  const acted = await act(stages, stage, begun, thought, letters, mayYield);
  if (acted === 'superseded') return null;

  const responded = await stages.respond({
    ...stage,
    text: begun.text,
    kinds: letters.map((letter) => letter.message.kind),
    state: begun.state,
    idleForgotten: begun.idleForgotten,
    reading: thought.reading,
    turnPlan: acted.turnPlan,
    verdicts: acted.verdicts,
    results: acted.results,
    ...(thought.agentText ? { agentText: thought.agentText } : {}),
  });

  const record = recordOf(context, begun.text, thought, acted, restarts);
  record.outcome = responded.outcome;
  record.ms.reducer = responded.ms;
  const reply =
    begun.rephrase && responded.rewordable ? await reword(stages, stage, responded.reply, record) : responded.reply;
  const committed = await commit(context, stage, letters, {
    state: { ...responded.state, lastReply: reply.message },
    expectedVersion: begun.state.version,
    patch: responded.patch,
    reply,
    effects: responded.effects,
    record,
    mayYield: mayYield && !acted.wrote,
  });
  if (committed === 'superseded' || committed === 'conflict') return null;
  return summarise(turnId, record, letters.length);
}

/** A model's wording of the reply, when it has one in time; the template's otherwise. */
async function reword(
  stages: Stages,
  stage: StageInput,
  reply: ComposedReply,
  record: TurnRecord,
): Promise<ComposedReply> {
  try {
    const worded = await stages.rephrase({ ...stage, reply: reply.message });
    record.models.push(worded.stats);
    record.ms.nlg += worded.ms;
    return worded.rephrased ? { ...reply, message: worded.text } : reply;
  } catch (error) {
    if (stageFailureType(error) === null) throw error;
    return reply;
  }
}

type CommitDraft = Omit<CommitInput, keyof StageInput | 'messages' | 'delivery'>;

/** Writes the turn, then lets the answer go the way that was decided for it. */
async function commit(
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

/** Messages that had been answered in an earlier run get that answer again and leave this turn. */
function settleAnswered(context: TurnContext, letters: Letter[], begun: BeginResult): void {
  for (const { sid, delivery, outboundId } of begun.answered) {
    const index = letters.findIndex((letter) => letter.message.sid === sid);
    const letter = letters[index];
    if (!letter) continue;
    letter.answer = delivery;
    letters.splice(index, 1);
    // Brought again by the signal: no HTTP response is waiting for what it was answered.
    if (letter.mode === 'deferred' && delivery.kind === 'reply' && outboundId) context.send(outboundId, true);
  }
}

/** Messages that reached the database before they reached this run (a burst, a lost hand-over) join the turn now. */
function adoptWaiting(thread: Thread, letters: Letter[], begun: BeginResult): void {
  for (const message of begun.waiting) {
    const letter = thread.receive(message);
    if (letter.answer === null && !letters.includes(letter)) letters.push(letter);
  }
  thread.drop(letters);
  letters.sort((a, b) => a.message.receivedAt.localeCompare(b.message.receivedAt));
}

/** No conversation now: a person has taken over, the customer opted out, or writes faster than anybody can answer. */
async function stop(
  context: TurnContext,
  stage: StageInput,
  letters: Letter[],
  begun: Extract<BeginResult, { status: 'stop' }>,
): Promise<RunSummary['turns'][number]> {
  const record = { ...emptyRecord(context, 'silent'), stopped: begun.reason };
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
async function endInTrouble(
  context: TurnContext,
  turnId: string,
  letters: Letter[],
  error: unknown,
): Promise<RunSummary['turns'][number]> {
  const record = { ...emptyRecord(context, 'failed'), fallbackReason: String(error) };
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

function stageInput(context: TurnContext, turnId: string, letters: Letter[]): StageInput {
  const newest = letters.at(-1)?.message.receivedAt ?? new Date().toISOString();
  return { scope: context.input.scope, turnId, now: newest };
}

function recordOf(context: TurnContext, text: string, thought: Thought, acted: Acted, restarts: number): TurnRecord {
  return {
    ...emptyRecord(context, 'answered'),
    text,
    route: thought.route,
    fallbackFrom: thought.fallbackFrom,
    fallbackReason: thought.fallbackReason,
    reading: thought.reading,
    agreement: thought.agreement,
    turnPlan: acted.turnPlan,
    planUsed: thought.planUsed,
    verdicts: acted.verdicts,
    results: acted.results,
    models: thought.models,
    ms: {
      extractor: thought.extractorMs,
      planner: thought.plannerMs,
      policy: acted.policyMs,
      broker: acted.toolsMs,
      reducer: 0,
      nlg: 0,
    },
    restarts,
  };
}

function emptyRecord(context: TurnContext, outcome: TurnRecord['outcome']): TurnRecord {
  return {
    canary: context.input.canary,
    route: 'rules',
    fallbackFrom: null,
    fallbackReason: null,
    text: '',
    reading: null,
    agreement: null,
    turnPlan: null,
    planUsed: null,
    verdicts: [],
    results: [],
    models: [],
    ms: { extractor: 0, planner: 0, policy: 0, broker: 0, reducer: 0, nlg: 0 },
    restarts: 0,
    stopped: null,
    outcome,
  };
}

const summarise = (turnId: string, record: TurnRecord, messages: number): RunSummary['turns'][number] => ({
  turnId,
  outcome: record.outcome,
  intent: record.reading?.intent ?? null,
  route: record.route,
  messages,
});
