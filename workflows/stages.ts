/**
 * The stages of a turn and the patience each one gets: how long a try may take, how often it is tried again, and which
 * failures are final. Local = runs inside the workflow task (own code and own database); regular = a hop through the
 * server, for what is slow or foreign (models, the channel) and for what must outlast a longer outage. Summaries are what
 * the Web UI shows beside each stage; they hold no personal data.
 */
import {
  proxyActivities,
  proxyLocalActivities,
  type ActivityOptions,
  type LocalActivityOptions,
} from '@temporalio/workflow';
import { NON_RETRYABLE } from '../activities/failure-codes';
import type { ToolActivities, TurnActivities } from '../activities/types';
import { TOOLS } from '../domain/tools/registry';
import type { ToolName } from '../domain/tools/names';
import type { StageBudgets } from './messages';
import { persistently } from './persistently';

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
  retry: {
    initialInterval: '1s',
    backoffCoefficient: 2,
    maximumInterval: '10s',
    nonRetryableErrorTypes: NON_RETRYABLE,
  },
} satisfies ActivityOptions;

/** A model call: one retry for a blip, heartbeats so that a dead worker is noticed in seconds, cancellable by newer mail. */
const modelCall = (budgetMs: number): ActivityOptions => ({
  startToCloseTimeout: budgetMs,
  scheduleToCloseTimeout: budgetMs * 2,
  heartbeatTimeout: '3s',
  cancellationType: 'TRY_CANCEL',
  retry: {
    initialInterval: '1s',
    backoffCoefficient: 2,
    maximumInterval: '30s',
    maximumAttempts: 2,
    nonRetryableErrorTypes: NON_RETRYABLE,
  },
});

/** The channel's API: worth two minutes of retries; final refusals are not repeated. */
const CHANNEL = {
  startToCloseTimeout: '15s',
  scheduleToCloseTimeout: '2m',
  heartbeatTimeout: '5s',
  retry: {
    initialInterval: '1s',
    backoffCoefficient: 2,
    maximumInterval: '20s',
    nonRetryableErrorTypes: NON_RETRYABLE,
  },
} satisfies ActivityOptions;

/** A read that failed three times is given up and said so; a write is worth more. */
const TRIES = { read: 3, write: 5, admin: 5 } as const;

export type Stages = ReturnType<typeof stagesFor>;

export function stagesFor(budgets: StageBudgets) {
  const local = (summary: string) => proxyLocalActivities<TurnActivities>({ ...QUICK, summary });
  const patient = (summary: string) => proxyActivities<TurnActivities>({ ...PATIENT, summary });
  const model = (budgetMs: number, summary: string) =>
    proxyActivities<TurnActivities>({ ...modelCall(budgetMs), summary });

  return {
    beginTurn: persistently(local('begin turn').beginTurn, patient('begin turn, patiently').beginTurn),
    extractByRules: local('extract, deterministic tier').extract,
    extractByModel: model(budgets.extractorMs, 'extract, small model').extract,
    planByRules: local('plan, rules').plan,
    planByModel: model(budgets.plannerMs, 'plan, small model').plan,
    agentRound: model(budgets.totalMs, 'one round of the legacy agent').legacyStep,
    checkPolicy: (tool: ToolName) => local(`may ${tool} run?`).checkPolicy,
    tool: (tool: ToolName) => toolStage(tool, budgets.toolsMs),
    respond: local('reduce and respond').respond,
    rephrase: model(budgets.plannerMs, 'word the reply').rephrase,
    commitTurn: persistently(local('commit turn').commitTurn, patient('commit turn, patiently').commitTurn),
    sendMessage: proxyActivities<TurnActivities>({ ...CHANNEL, summary: 'send through the channel' }).sendMessage,
  };
}

/**
 * A tool under its own timeout. A write whose quick tries ran out has an unknown fate; the same key through the server
 * settles it, so that "no quedó hecho" is only ever said of something that was not done.
 */
function toolStage(tool: ToolName, budgetMs: number): ToolActivities[ToolName] {
  const spec = TOOLS[tool];
  const quick = proxyLocalActivities<ToolActivities>({
    startToCloseTimeout: Math.min(spec.timeoutMs, budgetMs),
    scheduleToCloseTimeout: budgetMs,
    retry: { ...QUICK.retry, maximumAttempts: TRIES[spec.scope] },
    summary: `tool ${tool}`,
  })[tool];
  if (spec.scope === 'read') return quick;
  const settling = proxyActivities<ToolActivities>({
    ...PATIENT,
    startToCloseTimeout: spec.timeoutMs,
    scheduleToCloseTimeout: '1m',
    summary: `tool ${tool}, settling its fate`,
  })[tool];
  return persistently(quick, settling);
}
