/**
 * Finds messages that nobody has answered in time and replies that nobody has carried, and hands them to the engine again.
 * They are there when Temporal was away until the provider gave up, when its store was lost, when an api died with a
 * response in hand, when the channel stayed away for longer than a run sends, or when a message limit has lifted. Every
 * worker sweeps; a row is taken by one of them, and handing it over twice would do no harm.
 */
import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { SESSION_WINDOW_HOURS } from '../channel/session-window';
import type { TurnSettings } from '../config/turn-settings';
import { MESSAGE_KINDS } from '../domain/dialogue';
import { HANDOFF_NOTICE } from '../domain/reply/handoff';
import { countGivenUp, countHandover, countSweep, setWaiting } from '../observability/metrics';
import type { Database } from '../store/database';
import {
  giveBackDue,
  giveToPerson,
  waitingMessages,
  takeDueInbound,
  takeDueOutbound,
  workspacesWithDueMessages,
  type DueInbound,
  type DueOutbound,
} from '../store/due-messages';
import { currentRollout, pipelineOf } from '../store/rollouts';
import type { SendInput } from '../activities/types';
import { DELIVER_WORKFLOW, deliverWorkflowId } from '../workflows/deliver-messages';
import { deliverLater, TURN_WORKFLOW, type InboundMessage, type TurnInput } from '../workflows/messages';
import { turnInputOf, turnStartOptions } from '../workflows/turn-start';
import { periodically, type Periodical } from './periodically';
import { endStuckRun } from './stuck-runs';

const EVERY_MS = 5000;
/** Of one workspace in one sweep, so that a backlog is worked off in portions. */
const CONVERSATIONS = 20;
const REPLIES = 50;
const ENGINE_PATIENCE_MS = 5000;
/** A message that has been handed over so often, over some five minutes, is given to a person. */
const MAX_HANDOVERS = 4;

export interface SweeperParts {
  db: Database;
  client: Client;
  taskQueue: string;
  logger: Logger;
  turn: TurnSettings;
}

/** Sweeps all workspaces at intervals, and whenever it is told to. */
export const startSweeper = (parts: SweeperParts): Periodical =>
  // Workers that started together do not sweep together.
  periodically(EVERY_MS * (0.8 + Math.random() * 0.4), () => sweepAll(parts));

/** Never throws. */
async function sweepAll(parts: SweeperParts): Promise<void> {
  const { db, logger } = parts;
  let failure: unknown = null;
  try {
    setWaiting(await waitingMessages(db));
    for (const workspaceId of await workspacesWithDueMessages(db)) {
      // What fails for one business is no reason to leave the others waiting.
      for (const sweep of [sweepInbound, sweepOutbound])
        await sweep(parts, workspaceId).catch((error: unknown) => (failure = error));
    }
  } catch (error) {
    failure = error;
  }
  countSweep(failure === null ? 'ok' : 'failed');
  if (failure !== null)
    logger.error({ err: failure, event: 'sweep_failed' }, 'waiting messages could not be handed to the engine');
}

async function sweepInbound(parts: SweeperParts, workspaceId: string): Promise<void> {
  const { db, logger } = parts;
  const due = await db.inWorkspace(workspaceId, (tx) => takeDueInbound(tx, CONVERSATIONS));
  const hopeless = new Set(
    due.filter(({ handovers }) => handovers >= MAX_HANDOVERS).map(({ conversationId }) => conversationId),
  );
  for (const conversationId of hopeless) {
    const messageSids = await db.inWorkspace(workspaceId, (tx) =>
      giveToPerson(tx, { conversationId, notice: HANDOFF_NOTICE }),
    );
    countGivenUp('unanswered', messageSids.length);
    logger.error(
      { event: 'given_to_person', workspaceId, conversationId, messageSids },
      'messages could not be answered; a person has the conversation',
    );
  }
  const open = due.filter(({ conversationId }) => !hopeless.has(conversationId));
  if (open.length === 0) return;
  const rollout = await currentRollout(db, workspaceId);
  const left = new Set(open.map(({ sid }) => sid));
  try {
    for (const message of open) {
      const scope = {
        workspaceId,
        channelId: message.channelId,
        contactId: message.contactId,
        conversationId: message.conversationId,
      };
      const first = inboundOf(message);
      const { sid: messageSid, conversationId, handovers } = message;
      const waitedMs = Date.now() - message.receivedAt.getTime();
      await endStuckRun(parts, { workspaceId, conversationId, waitedMs });
      await handOver(parts, turnInputOf(parts.turn, { scope, first }, pipelineOf(scope, rollout)));
      left.delete(message.sid);
      countHandover('unanswered');
      logger.warn(
        { event: 'handed_over', workspaceId, conversationId, messageSid, handovers, waitedMs },
        'an unanswered message was handed to the engine',
      );
    }
  } catch (error) {
    await db.inWorkspace(workspaceId, (tx) => giveBackDue(tx, { sids: [...left] }));
    throw error;
  }
}

/** The signal joins a run that lives, and starts one where none does; its reply leaves through the channel's API. */
async function handOver({ client, taskQueue }: SweeperParts, input: TurnInput): Promise<void> {
  await client.withDeadline(Date.now() + ENGINE_PATIENCE_MS, () =>
    client.workflow.signalWithStart(TURN_WORKFLOW, {
      ...turnStartOptions(input, taskQueue),
      signal: deliverLater,
      signalArgs: [input.first] satisfies [InboundMessage],
    }),
  );
}

const inboundOf = (row: DueInbound): InboundMessage => ({
  sid: row.sid,
  kind: MESSAGE_KINDS.find((kind) => kind === row.kind) ?? 'unknown',
  text: row.text,
  ...(row.payload === null ? {} : { payload: row.payload }),
  receivedAt: row.receivedAt.toISOString(),
  inlineBudgetMs: 0,
});

const RECOVERY = {
  inline: { recover: 'unclaimed', kind: 'unclaimed' },
  pending: { recover: null, kind: 'unsent' },
  sending: { recover: 'uncertain', kind: 'uncertain' },
  uncertain: { recover: 'uncertain', kind: 'uncertain' },
} as const satisfies Record<DueOutbound['state'], { recover: SendInput['recover']; kind: string }>;

async function sweepOutbound(parts: SweeperParts, workspaceId: string): Promise<void> {
  const { db, client, taskQueue, logger } = parts;
  const { due, expired } = await db.inWorkspace(workspaceId, (tx) =>
    takeDueOutbound(tx, REPLIES, SESSION_WINDOW_HOURS),
  );
  if (expired > 0) {
    countGivenUp('unsent', expired);
    logger.error(
      { event: 'reply_expired', workspaceId, replies: expired },
      'replies can no longer be sent as free text',
    );
  }
  const left = new Set(due.map(({ id }) => id));
  try {
    for (const { id, state } of due) {
      const { recover, kind } = RECOVERY[state];
      const input: SendInput = { scope: { workspaceId }, outboundId: id, recover };
      await client
        .withDeadline(Date.now() + ENGINE_PATIENCE_MS, () =>
          client.workflow.start(DELIVER_WORKFLOW, {
            workflowId: deliverWorkflowId(workspaceId, id),
            taskQueue,
            args: [input],
          }),
        )
        .catch((error: unknown) => {
          // It is being delivered at this moment.
          if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
        });
      left.delete(id);
      countHandover(kind);
      logger.warn(
        { event: 'handed_over', workspaceId, messageId: id, state },
        'an unsent reply was handed to the engine',
      );
    }
  } catch (error) {
    await db.inWorkspace(workspaceId, (tx) => giveBackDue(tx, { ids: [...left] }));
    throw error;
  }
}
