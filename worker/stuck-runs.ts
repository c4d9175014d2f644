/**
 * Runs that cannot go on: their workflow task is tried again and again in vain. The engine gives most of them up when their history
 * does not fit the code; but a task that no worker can complete (a fault of the code, or of the SDK) is tried until the run's
 * time is over, and every message that joins the run waits for as long.
 */
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { turnWorkflowId } from '../workflows/messages';

/** Longer than any healthy turn leaves a message unanswered, an outage of a model or of the database apart. */
const WAITED_MS = 60_000;
/** A workflow task is tried twice when a worker dies with it in hand. */
const TRIES = 2;

export interface WaitingFor {
  workspaceId: string;
  conversationId: string;
  /** How long the message has been waiting. */
  waitedMs: number;
}

/**
 * Ends the run that a message has been waiting for in vain, so that a new one can answer: what it had done is in the database. A run
 * whose workflow task is not being tried again is left alone, however long it takes: it waits for somebody.
 */
export async function endStuckRun(
  { client, logger }: { client: Client; logger: Logger },
  { workspaceId, conversationId, waitedMs }: WaitingFor,
): Promise<void> {
  if (waitedMs < WAITED_MS) return;
  const workflowId = turnWorkflowId(workspaceId, conversationId);
  try {
    const { runId, status, raw } = await client.workflow.getHandle(workflowId).describe();
    const attempt = raw.pendingWorkflowTask?.attempt ?? 0;
    if (status.name !== 'RUNNING' || attempt < TRIES) return;
    // This run and no other: another sweeper may have started a new one by now.
    await client.workflow.getHandle(workflowId, runId).terminate('its workflow task cannot be completed');
    logger.error(
      { event: 'run_ended', workspaceId, conversationId, runId, attempt },
      'a run that could not go on was ended',
    );
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
