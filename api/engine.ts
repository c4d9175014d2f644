/**
 * The hand-over from HTTP to the durable turn. Three ways, each safe to repeat: Update-with-Start (the reply comes back
 * in the same call), Signal-with-Start (no worker could accept an update in time: durable, answered later through the
 * channel), and an error that makes the provider retry.
 */
import {
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import {
  deliverLater,
  handleMessage,
  turnWorkflowId,
  TURN_WORKFLOW,
  type Delivery,
  type InboundMessage,
  type TurnInput,
} from '../workflows/messages';
import { turnStartOptions } from '../workflows/turn-start';

/** Neither an update nor a signal could be handed to Temporal. The caller answers 503, and the provider tries again. */
export class EngineUnreachable extends Error {
  override readonly name = 'EngineUnreachable';
  static isInstance(error: unknown): error is EngineUnreachable {
    return error instanceof EngineUnreachable;
  }
}

export interface Engine {
  /**
   * Hands a message over and waits for its answer until `deadline` (epoch ms).
   * @throws {EngineUnreachable} when nothing could be made durable
   */
  handOver(input: TurnInput, deadline: number): Promise<Delivery>;
}

/** A run takes only so many messages; its successor starts as soon as it has ended. */
const RUN_FULL_PAUSE_MS = 150;
/** More unanswered messages of one conversation than this are a flood: they queue as signals. */
const MAX_IN_FLIGHT = 8;
/** Kept back from the deadline for the signal. */
const SIGNAL_RESERVE_MS = 1500;

export function createEngine(client: Client, taskQueue: string): Engine {
  const inFlight = new Map<string, number>();

  async function handOver(input: TurnInput, deadline: number): Promise<Delivery> {
    const workflowId = turnWorkflowId(input.scope.workspaceId, input.scope.conversationId);
    const already = inFlight.get(workflowId) ?? 0;
    if (already >= MAX_IN_FLIGHT) return signal(input, deadline);
    inFlight.set(workflowId, already + 1);
    try {
      return (await update(input, deadline - SIGNAL_RESERVE_MS)) ?? (await signal(input, deadline));
    } finally {
      const left = (inFlight.get(workflowId) ?? 1) - 1;
      if (left > 0) inFlight.set(workflowId, left);
      else inFlight.delete(workflowId);
    }
  }

  /** `null`: not accepted in time, or the run failed; the message must go another way. */
  async function update(input: TurnInput, deadline: number): Promise<Delivery | null> {
    for (;;) {
      try {
        return await client.withDeadline(deadline, async () => {
          const handle = await client.workflow.startUpdateWithStart(handleMessage, {
            updateId: input.first.sid,
            args: [input.first],
            waitForStage: 'ACCEPTED',
            startWorkflowOperation: new WithStartWorkflowOperation(TURN_WORKFLOW, turnStartOptions(input, taskQueue)),
          });
          return await handle.result();
        });
      } catch (error) {
        if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcServiceError(error)) return null;
        if (!(error instanceof WorkflowUpdateFailedError)) throw error;
        const full = error.cause instanceof ApplicationFailure && error.cause.type === 'RunFull';
        if (!full || Date.now() + RUN_FULL_PAUSE_MS > deadline) return null;
        await new Promise((resolve) => setTimeout(resolve, RUN_FULL_PAUSE_MS));
      }
    }
  }

  async function signal(input: TurnInput, deadline: number): Promise<Delivery> {
    try {
      await client.withDeadline(Math.max(deadline, Date.now() + SIGNAL_RESERVE_MS), () =>
        client.workflow.signalWithStart(TURN_WORKFLOW, {
          ...turnStartOptions(input, taskQueue),
          signal: deliverLater,
          signalArgs: [input.first] satisfies [InboundMessage],
        }),
      );
      return { kind: 'deferred' };
    } catch (error) {
      throw new EngineUnreachable('Temporal could not take the message', { cause: error });
    }
  }

  return { handOver };
}
