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
export const CHANNEL = {
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

/** Longer than this a workflow task should not be held up by tries in place. */
const TOOL_QUICK_MS = 6000;

/** A lookup that failed three times in place is given up, unless the database is away. */
const LOOKUP_TRIES = 3;

export type Stages = ReturnType<typeof stagesFor>;

export function stagesFor(budgets: StageBudgets) {
  const local = (summary: string): TurnActivities => proxyLocalActivities<TurnActivities>({ ...QUICK, summary });
  const patient = (summary: string): TurnActivities =>
    proxyActivities<TurnActivities>({ ...PATIENT, summary: `${summary}, patiently` });
  const onStore = <I, O>(stage: (activities: TurnActivities) => (input: I) => Promise<O>, summary: string) =>
    persistently(stage(local(summary)), stage(patient(summary)));
  const model = (budgetMs: number, summary: string) =>
    proxyActivities<TurnActivities>({ ...modelCall(budgetMs), summary });

  return {
    beginTurn: onStore((activities) => activities.beginTurn, 'begin turn'),
    extractByRules: onStore((activities) => activities.extract, 'extract, deterministic tier'),
    extractByModel: model(budgets.extractorMs, 'extract, small model').extract,
    planByRules: onStore((activities) => activities.plan, 'plan, rules'),
    planAgain: onStore((activities) => activities.plan, 'plan, with the appointments'),
    planByModel: model(budgets.plannerMs, 'plan, small model').plan,
    agentRound: model(budgets.totalMs, 'one round of the legacy agent').legacyStep,
    checkPolicy: (tool: ToolName) => onStore((activities) => activities.checkPolicy, `may ${tool} run?`),
    tool: (tool: ToolName) => toolStage(tool, budgets.toolsMs),
    respond: onStore((activities) => activities.respond, 'reduce and respond'),
    rephrase: model(budgets.plannerMs, 'word the reply').rephrase,
    commitTurn: onStore((activities) => activities.commitTurn, 'commit turn'),
    sendMessage: proxyActivities<TurnActivities>({ ...CHANNEL, summary: 'send through the channel' }).sendMessage,
  };
}

/** A lookup runs in place; a write is a step of the history of its own. */
const toolStage = (tool: ToolName, budgetMs: number): ToolActivities[ToolName] =>
  TOOLS[tool].scope === 'read' ? lookup(tool, budgetMs) : write(tool, budgetMs);

function lookup(tool: ToolName, budgetMs: number): ToolActivities[ToolName] {
  const { timeoutMs } = TOOLS[tool];
  const quick = proxyLocalActivities<ToolActivities>({
    startToCloseTimeout: Math.min(timeoutMs, budgetMs),
    scheduleToCloseTimeout: Math.min(TOOL_QUICK_MS, budgetMs),
    retry: { ...QUICK.retry, maximumAttempts: LOOKUP_TRIES },
    summary: `tool ${tool}`,
  })[tool];
  const patient = proxyActivities<ToolActivities>({
    ...PATIENT,
    startToCloseTimeout: timeoutMs,
    scheduleToCloseTimeout: '1m',
    summary: `tool ${tool}, patiently`,
  })[tool];
  return persistently(quick, patient);
}

/**
 * Scheduling a regular activity makes everything before it part of the history. A turn whose worker dies after the write
 * therefore never looks, plans or asks for permission again: it only repeats the write, whose key gives its first answer.
 */
const write = (tool: ToolName, budgetMs: number): ToolActivities[ToolName] =>
  proxyActivities<ToolActivities>({
    ...PATIENT,
    startToCloseTimeout: Math.min(TOOLS[tool].timeoutMs, budgetMs),
    heartbeatTimeout: '3s',
    summary: `tool ${tool}`,
  })[tool];
