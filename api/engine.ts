/**
 * The hand-over from HTTP to the durable turn. Three ways, each safe to repeat: Update-with-Start (the reply comes back
 * in the same call), Signal-with-Start (no worker could accept an update in time: durable, answered later through the
 * channel), and an error that makes the provider retry.
 */
import {
  isGrpcServiceError,
  ServiceError,
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
import { NoAnswerInTime } from '../store/errors';
import { isUnavailable } from './grpc-errors';
import { retryTransient } from './retry-transient';
import { HAND_OVER_WITHIN_MS, OUTAGE_PATIENCE_MS, UPDATE_GRACE_MS } from './time-limits';

/** Neither an update nor a signal could be handed to Temporal. The caller answers 503, and the provider tries again. */
export class EngineUnreachable extends Error {
  override readonly name = 'EngineUnreachable';
  static isInstance(error: unknown): error is EngineUnreachable {
    return error instanceof EngineUnreachable;
  }
}

export interface Engine {
  /**
   * Hands a message over and waits for its answer for as long as its inline budget says. Ends within
   * {@link HAND_OVER_WITHIN_MS} of the message's receipt, also when Temporal stands still; a server that refuses
   * connections is waited for {@link OUTAGE_PATIENCE_MS}.
   * @throws {EngineUnreachable} when nothing could be made durable, or nobody knows
   */
  handOver(input: TurnInput): Promise<Delivery>;
}

/** More unanswered messages of one conversation than this are a flood: they queue as signals. */
const MAX_IN_FLIGHT = 8;

export function createEngine(client: Client, taskQueue: string): Engine {
  const inFlight = new Map<string, number>();

  async function handOver(input: TurnInput): Promise<Delivery> {
    const workflowId = turnWorkflowId(input.scope.workspaceId, input.scope.conversationId);
    const limits = limitsOf(input.first);
    const already = inFlight.get(workflowId) ?? 0;
    if (already >= MAX_IN_FLIGHT) return signal(input, limits);
    inFlight.set(workflowId, already + 1);
    try {
      return (await update(input, limits)) ?? (await signal(input, limits));
    } finally {
      const left = (inFlight.get(workflowId) ?? 1) - 1;
      if (left > 0) inFlight.set(workflowId, left);
      else inFlight.delete(workflowId);
    }
  }

  /** `null`: not accepted in time, or the run failed; the message must go another way. */
  async function update(input: TurnInput, limits: Limits): Promise<Delivery | null> {
    try {
      return await bounded(
        async () => {
          const handle = await client.workflow.startUpdateWithStart(handleMessage, {
            updateId: input.first.sid,
            args: [input.first],
            waitForStage: 'ACCEPTED',
            startWorkflowOperation: new WithStartWorkflowOperation(TURN_WORKFLOW, turnStartOptions(input, taskQueue)),
          });
          return await handle.result();
        },
        limits.updateUntil,
        // A run takes only so many messages; its successor starts as soon as it has ended.
        (error) => isRunFull(error) || isRefused(error, limits),
      );
    } catch (error) {
      if (error instanceof WorkflowUpdateFailedError || isServerFault(error)) return null;
      throw error;
    }
  }

  async function signal(input: TurnInput, limits: Limits): Promise<Delivery> {
    try {
      await bounded(
        () =>
          client.workflow.signalWithStart(TURN_WORKFLOW, {
            ...turnStartOptions(input, taskQueue),
            signal: deliverLater,
            signalArgs: [input.first] satisfies [InboundMessage],
          }),
        limits.signalUntil,
        (error) => isRefused(error, limits),
      );
      return { kind: 'deferred' };
    } catch (error) {
      throw new EngineUnreachable('Temporal could not take the message', { cause: error });
    }
  }

  /** The client heeds its deadline only between its own retries: the clock that counts is ours. */
  const bounded = <T>(call: () => Promise<T>, until: number, transient: (error: unknown) => boolean): Promise<T> =>
    retryTransient((abort) => client.withAbortSignal(abort, () => client.withDeadline(until, call)), {
      until,
      transient,
    });

  return { handOver };
}

/** Instants, in epoch ms. */
interface Limits {
  updateUntil: number;
  signalUntil: number;
  refusedUntil: number;
}

function limitsOf({ receivedAt, inlineBudgetMs }: InboundMessage): Limits {
  const received = Date.parse(receivedAt);
  return {
    updateUntil: received + inlineBudgetMs + UPDATE_GRACE_MS,
    signalUntil: received + HAND_OVER_WITHIN_MS,
    refusedUntil: Date.now() + OUTAGE_PATIENCE_MS,
  };
}

/** A restart takes seconds: worth waiting for, and not worth the whole budget. */
const isRefused = (error: unknown, { refusedUntil }: Limits): boolean =>
  isUnavailable(error) && Date.now() < refusedUntil;

const isRunFull = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError &&
  error.cause instanceof ApplicationFailure &&
  error.cause.type === 'RunFull';

const isServerFault = (error: unknown): boolean =>
  error instanceof NoAnswerInTime ||
  error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
  error instanceof ServiceError ||
  isGrpcServiceError(error);
