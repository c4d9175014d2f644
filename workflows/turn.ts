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
  setHandler,
  setWorkflowOptions,
  uuid4,
} from '@temporalio/workflow';
import type { BeginResult } from '../activities/types';
import { inPresentShape } from '../domain/dialogue/stored/upgrade';
import { act } from './act';
import { adoptWaiting, leaveForLater, settleAnswered } from './burst';
import { answerTo, giveUpResponse } from './deliveries';
import { commit, failTurn, stop } from './endings';
import { INTERRUPTED, untilNewMail } from './interruptible';
import { deliverLater, handleMessage, type RunSummary, type TurnInput } from './messages';
import { reword } from './reword';
import { stagesFor } from './stages';
import { recallExecuted, think } from './think';
import { Thread } from './thread';
import { answeredAt, stageInput, type Send, type Turn, type TurnContext, type TurnSummary } from './turn-context';
import { emptyRecord, recordOf, summarise } from './turn-record';

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

  const send: Send = (outboundId, recover) => {
    sending += 1;
    stages
      .sendMessage({ scope: input.scope, outboundId, recover })
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
  setHandler(deliverLater, (message) =>
    giveUpResponse(thread.receive(message), (outboundId) => send(outboundId, 'unclaimed')),
  );
  thread.receive(input.first);

  for (;;) {
    while (thread.hasMail) summary.turns.push(await runTurn({ input, stages, thread, send }));
    await condition(() => thread.hasMail || (sending === 0 && allHandlersFinished()));
    if (!thread.hasMail) return summary;
  }
}

async function runTurn(context: TurnContext): Promise<TurnSummary> {
  const turn: Turn = { id: uuid4(), letters: [], state: null, written: [] };
  try {
    for (let restarts = 0; ; restarts += 1) {
      turn.letters.push(...context.thread.take(MAX_MESSAGES_PER_TURN - turn.letters.length));
      const mayYield = restarts < MAX_RESTARTS && turn.letters.length < MAX_MESSAGES_PER_TURN;
      const ended = await attempt(context, turn, restarts, mayYield);
      if (ended) return ended;
    }
  } catch (error) {
    if (isCancellation(error)) throw error;
    log.error('turn failed; the customer is told so', { turnId: turn.id, error: String(error) });
    return await failTurn(context, turn, error);
  }
}

/** Tries the whole turn once. `null`: a newer message takes it over; nothing irrevocable has happened. */
async function attempt(
  context: TurnContext,
  turn: Turn,
  restarts: number,
  mayRestart: boolean,
): Promise<TurnSummary | null> {
  const { input, stages, thread } = context;
  const { letters } = turn;
  const loaded = await stages.beginTurn({
    ...stageInput(context, turn),
    messages: letters.map((letter) => letter.message),
    maxMessages: MAX_MESSAGES_PER_TURN,
    canary: input.canary,
  });
  // A turn that was under way while this release was deployed has loaded its state in the shape of the one before.
  const begun: BeginResult = loaded.status === 'proceed' ? { ...loaded, state: inPresentShape(loaded.state) } : loaded;
  settleAnswered(context, letters, begun);
  adoptWaiting(thread, letters, begun);
  leaveForLater(thread, letters, begun);
  if (letters.length === 0) return summarise(turn.id, emptyRecord(input.canary, 'duplicate'), 0);
  const stage = stageInput(context, turn);
  for (const earlier of letters.slice(0, -1)) earlier.answer ??= { kind: 'merged' };
  if (begun.status === 'stop') return await stop(context, stage, letters, begun);
  turn.state = begun.state;

  const mayYield = mayRestart && !begun.executed;
  const reading = () => (begun.executed ? recallExecuted : think)(stages, stage, input, begun, letters);
  const thought = mayYield ? await untilNewMail(thread, reading) : await reading();
  if (thought === INTERRUPTED) return null;

  const acted = await act(stages, stage, begun, thought, turn, mayYield);
  if (acted === 'superseded') return null;

  const responded = await stages.respond({
    ...stage,
    now: answeredAt(stage),
    text: begun.text,
    state: begun.state,
    idleForgotten: begun.idleForgotten,
    ...(begun.handoffOver ? { handoffOver: true as const } : {}),
    turnPlan: acted.turnPlan,
    verdicts: acted.verdicts,
    results: acted.results,
    ...(thought.agentText ? { agentText: thought.agentText } : {}),
  });

  const record = recordOf(input.canary, begun.text, thought, acted, restarts);
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
    backlogUpTo: begun.backlogUpTo,
    mayYield: mayYield && !acted.wrote,
  });
  if (committed === 'superseded' || committed === 'conflict') return null;
  return summarise(turn.id, record, letters.length);
}
