/**
 * The stages of a turn and the patience each one gets: how long a try may take, how often it is tried again, and which
 * failures are final. Local = runs inside the workflow task (own code and own database); regular = a hop through the
 * server, for what is slow or foreign (models, the channel) and for what must outlast a longer outage.
 */
import { proxyActivities, proxyLocalActivities, type ActivityOptions, type LocalActivityOptions } from '@temporalio/workflow';
import { NON_RETRYABLE } from '../activities/failure-codes';
import type { ToolActivities, TurnActivities } from '../activities/types';
import { TOOLS } from '../domain/tools/registry';
import type { ToolName } from '../domain/tools/names';
import type { StageBudgets } from './messages';

/** Own database, own code: milliseconds, repeated at once; gives up after six seconds. */
const QUICK = {
  startToCloseTimeout: '2s',
  scheduleToCloseTimeout: '6s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumAttempts: 8, nonRetryableErrorTypes: NON_RETRYABLE },
} satisfies LocalActivityOptions;

/** The same work when the database is away for longer: the server keeps the retries, no worker waits. */
const PATIENT = {
  startToCloseTimeout: '5s',
  scheduleToCloseTimeout: '4m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '10s', nonRetryableErrorTypes: NON_RETRYABLE },
} satisfies ActivityOptions;

/** A model call: one retry for a blip, heartbeats so that a dead worker is noticed in seconds, cancellable by newer mail. */
const model = (budgetMs: number): ActivityOptions => ({
  startToCloseTimeout: budgetMs,
  scheduleToCloseTimeout: budgetMs * 2,
  heartbeatTimeout: '3s',
  cancellationType: 'TRY_CANCEL',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s', maximumAttempts: 2, nonRetryableErrorTypes: NON_RETRYABLE },
});

/** The channel's API: worth two minutes of retries; final refusals are not repeated. */
const CHANNEL = {
  startToCloseTimeout: '15s',
  scheduleToCloseTimeout: '2m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '20s', nonRetryableErrorTypes: NON_RETRYABLE },
} satisfies ActivityOptions;

export type Stages = ReturnType<typeof stagesFor>;

export function stagesFor(budgets: StageBudgets) {
  const quick = proxyLocalActivities<TurnActivities>(QUICK);
  const patient = proxyActivities<TurnActivities>(PATIENT);
  const extractor = proxyActivities<TurnActivities>(model(budgets.extractorMs));
  const planner = proxyActivities<TurnActivities>(model(budgets.plannerMs));
  const channel = proxyActivities<TurnActivities>(CHANNEL);
  return {
    tools: { quick: proxyLocalActivities<ToolActivities>(QUICK), patient: proxyActivities<ToolActivities>(PATIENT) },
    quick,
    patient,
    extract: extractor.extract,
    plan: planner.plan,
    legacyStep: planner.legacyStep,
    sendMessage: channel.sendMessage,
    /** One quick tool call: its own timeout from the registry; reads get 3 tries, writes 5. */
    toolOptions(tool: ToolName): LocalActivityOptions {
      const spec = TOOLS[tool];
      return {
        startToCloseTimeout: Math.min(spec.timeoutMs, budgets.toolsMs),
        scheduleToCloseTimeout: budgets.toolsMs,
        retry: { ...QUICK.retry, maximumAttempts: spec.scope === 'write' ? 5 : 3 },
        summary: `tool ${tool}`,
      };
    },
    /** The same call once more, through the server, when its fate is unknown. */
    settleOptions(tool: ToolName): ActivityOptions {
      return { ...PATIENT, startToCloseTimeout: TOOLS[tool].timeoutMs, scheduleToCloseTimeout: '1m', summary: `tool ${tool}, settling` };
    },
  };
}
