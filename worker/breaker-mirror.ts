/**
 * Mirrors the worker's circuits into the `breaker` workflows: tells them of every change, and applies the operator's
 * orders that their memo holds. The mirror is for people; when Temporal does not answer, circuits work on alone.
 */
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Logger } from 'pino';
import {
  BREAKER_WORKFLOW,
  breakerChanged,
  breakerWorkflowId,
  type BreakerForce,
  type BreakerState,
} from '../workflows/breaker-messages';
import type { Circuit, Dependency } from './circuits';

const ORDER_POLL_MS = 3000;

export interface BreakerMirror {
  report(dependency: Dependency, state: BreakerState, reason: string): void;
  stop(): void;
}

export function mirrorBreakers(input: {
  client: Client;
  taskQueue: string;
  worker: string;
  logger: Logger;
  circuits: () => Circuit[];
}): BreakerMirror {
  const { client, taskQueue, worker, logger } = input;

  async function report(dependency: Dependency, state: BreakerState, reason: string): Promise<void> {
    await client.workflow.signalWithStart(BREAKER_WORKFLOW, {
      workflowId: breakerWorkflowId(taskQueue, dependency),
      taskQueue,
      args: [{ dependency, state: 'closed', force: 'auto', changes: [] }],
      signal: breakerChanged,
      signalArgs: [{ state, worker, reason, at: new Date().toISOString() }],
      staticSummary: `circuit of ${dependency}`,
    });
  }

  async function readOrder(circuit: Circuit): Promise<void> {
    const description = await client.workflow.getHandle(breakerWorkflowId(taskQueue, circuit.dependency)).describe();
    const order = description.status.name === 'RUNNING' ? orderIn(description.memo) : 'auto';
    if (circuit.force(order)) logger.warn({ dependency: circuit.dependency, order }, 'circuit ordered');
  }

  const timer = setInterval(() => {
    for (const circuit of input.circuits()) {
      readOrder(circuit).catch((error: unknown) => {
        // No such workflow: nobody has ever touched this circuit.
        if (!(error instanceof WorkflowNotFoundError)) logger.debug({ err: error }, 'could not read breaker order');
      });
    }
  }, ORDER_POLL_MS);
  timer.unref();

  return {
    report: (dependency, state, reason) => {
      logger.warn({ dependency, state, reason }, 'circuit changed');
      report(dependency, state, reason).catch((error: unknown) =>
        logger.warn({ err: error }, 'could not mirror circuit'),
      );
    },
    stop: () => clearInterval(timer),
  };
}

function orderIn(memo: Record<string, unknown> | undefined): BreakerForce {
  const breaker = memo?.['breaker'];
  const force = typeof breaker === 'object' && breaker !== null && 'force' in breaker ? breaker.force : 'auto';
  return force === 'open' || force === 'closed' ? force : 'auto';
}
