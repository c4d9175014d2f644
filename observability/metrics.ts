/**
 * Prometheus metrics of this process, all named `pulpo_…`. Every label has a fixed set of values: whatever else is
 * passed becomes `other`, so that no message, name or id can ever become a time series.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { POLICY_REASONS } from '../domain/policy/types';
import { TOOL_NAMES } from '../domain/tools/names';
import { REFUSALS } from '../domain/tools/results';
import { INTENTS } from '../domain/understanding/vocabulary';

export const registry = new Registry();
collectDefaultMetrics({ register: registry, prefix: 'pulpo_' });

type Source = () => Promise<string>;
const sources: Source[] = [];

/** Adds metrics that somebody else keeps, such as Temporal's SDK, to what {@link metricsText} gives. */
export function addMetricsSource(source: Source): void {
  sources.push(source);
}

/** Everything, in Prometheus' text format. A source that fails is left out. */
export async function metricsText(): Promise<string> {
  const texts = await Promise.all([registry.metrics(), ...sources.map((source) => source().catch(() => ''))]);
  return (
    texts
      .map((text) => text.trimEnd())
      .filter((text) => text !== '')
      .join('\n') + '\n'
  );
}

const ROUTES = ['slm', 'legacy', 'rules'] as const;
const STAGES = ['extractor', 'planner', 'policy', 'broker', 'reducer', 'nlg'] as const;
const OUTCOMES = [
  'answered',
  'booked',
  'cancelled',
  'rescheduled',
  'asked',
  'denied',
  'tool_failed',
  'fallback',
  'handoff',
  'silent',
  'duplicate',
  'failed',
] as const;
/** The failure types of `activities/failure-codes`, and the workflow's own two reasons. */
const FALLBACK_REASONS = [
  'ModelUnavailable',
  'ModelInvalid',
  'ModelMissing',
  'ModelRejected',
  'CircuitOpen',
  'OutOfTime',
  'no model available',
] as const;
const WEBHOOK_RESULTS = [
  'reply',
  'deferred',
  'merged',
  'silent',
  'duplicate',
  'throttled',
  'unavailable',
  'bad_signature',
  'bad_request',
  'method_not_allowed',
  'body_too_large',
  'unsupported_media',
  'failed',
  'message_id_taken',
  'unknown_recipient',
  'opt_out',
] as const;
const AUTH_REALMS = ['pulpo-api', 'pulpo-admin'] as const;
const AUTH_FAILURES = ['missing', 'wrong'] as const;
const BREAKER_STATES = { closed: 0, half_open: 1, open: 2 } as const;

/** The value if it is one of the known ones, else `other`. */
const bounded = (value: string | null | undefined, known: readonly string[]): string =>
  value != null && known.includes(value) ? value : 'other';

/** Around the promises: 800 ms, 1.5 s, 2 s, 2.5 s, and Twilio's 8 to 15 s. */
const TURN_SECONDS = [0.05, 0.1, 0.2, 0.4, 0.8, 1, 1.5, 2, 2.5, 3, 5, 8, 15, 30];
const STAGE_SECONDS = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2, 3, 5, 10];
const CONFIDENCES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1];

const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> =>
  new Counter({ name: `pulpo_${name}`, help, labelNames: [...labelNames], registers: [registry] });
const histogram = <Label extends string>(
  name: string,
  help: string,
  labelNames: readonly Label[],
  buckets: readonly number[],
): Histogram<Label> =>
  new Histogram({
    name: `pulpo_${name}`,
    help,
    labelNames: [...labelNames],
    buckets: [...buckets],
    registers: [registry],
  });
const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]): Gauge<Label> =>
  new Gauge({ name: `pulpo_${name}`, help, labelNames: [...labelNames], registers: [registry] });

const turns = counter('turns_total', 'Turns that ended, by executed route, intent and outcome', [
  'route',
  'intent',
  'outcome',
]);
const turnSeconds = histogram(
  'turn_duration_seconds',
  'From receipt of the newest message to commit',
  ['route'],
  TURN_SECONDS,
);
const stageSeconds = histogram(
  'stage_duration_seconds',
  'Time in one stage of a turn',
  ['stage', 'route'],
  STAGE_SECONDS,
);
const confidence = histogram('confidence', 'Calibrated confidence of the reading', ['route'], CONFIDENCES);
const toolCalls = counter('tool_calls_total', 'Tool calls, by how they ended', ['tool', 'result']);
const verdicts = counter('policy_verdicts_total', 'Policy verdicts', ['verdict', 'reason']);
const rateLimitHits = counter('rate_limit_hits_total', 'Messages or tool calls over a limit', ['limit']);
const fallbacks = counter('fallbacks_total', 'Turns served by another route than the one they were assigned to', [
  'from',
  'reason',
]);
const handoffs = counter('handoffs_total', 'Conversations handed to a person', []);
const deliveries = counter('replies_total', 'Replies, by how they travel', ['delivery']);
const webhooks = counter('webhook_requests_total', 'Inbound webhook requests, by result', ['result']);
const authFailures = counter('auth_failures_total', 'Requests without a bearer token, or with a wrong one', [
  'realm',
  'reason',
]);
const modelTokens = counter('model_tokens_total', 'Tokens read and written by models', ['route', 'kind']);
const modelCalls = counter('model_calls_total', 'Model calls; repairs are second attempts after invalid output', [
  'route',
  'kind',
]);
const modelLoadSeconds = histogram(
  'model_load_seconds',
  'Time a model took to load',
  ['route'],
  [0.1, 0.5, 1, 2, 5, 10, 30, 60],
);
const breakerState = gauge('breaker_state', 'Circuit of a dependency: 0 closed, 1 half open, 2 open', ['dependency']);
const handovers = counter('sweeper_handovers_total', 'Messages that the sweeper handed to the engine again', ['kind']);
const givenUp = counter(
  'sweeper_given_up_total',
  'Messages handed to a person, and replies given up, after the engine could not bring them to an end',
  ['kind'],
);
const sweeps = counter('sweeper_runs_total', 'Runs of the sweeper', ['result']);
const waitingMessages = gauge(
  'waiting_messages',
  'Messages unanswered (inbound), or replies unsent (outbound), for more than a minute',
  ['direction'],
);
const waitingSeconds = gauge('waiting_oldest_seconds', 'How long the oldest of them has been waiting', ['direction']);
const workers = gauge('workers', 'Workers of the task queue that were seen within the last 15 s', []);
const rolloutShare = gauge('rollout_share_percent', 'Share of the conversations that goes to the slm pipeline', []);

/** @param ms duration in milliseconds */
export function observeStage(stage: string, route: string, ms: number): void {
  stageSeconds.observe({ stage: bounded(stage, STAGES), route: bounded(route, ROUTES) }, ms / 1000);
}

/** What the metrics need to know of a finished turn. */
export interface ObservedTurn {
  record: {
    route: string;
    fallbackFrom: string | null;
    fallbackReason: string | null;
    reading: { intent: string; confidence: number } | null;
    verdicts: readonly ({ verdict: 'allow' } | { verdict: 'ask' | 'deny'; reason: string })[];
    results: readonly (
      | { tool: string; status: 'done'; outcome: { ok: true } | { ok: false; code: string } }
      | { tool: string; status: string }
    )[];
    models: readonly { calls: number; repairs: number; loadMs: number; promptTokens: number; outputTokens: number }[];
    outcome: string;
  };
  totalMs: number;
  delivery: 'inline' | 'deferred';
  requiresHuman: boolean;
}

export function observeTurn({ record, totalMs, delivery, requiresHuman }: ObservedTurn): void {
  const route = bounded(record.route, ROUTES);
  const intent = record.reading ? bounded(record.reading.intent, INTENTS) : 'none';
  turns.inc({ route, intent, outcome: bounded(record.outcome, OUTCOMES) });
  turnSeconds.observe({ route }, totalMs / 1000);
  deliveries.inc({ delivery: bounded(delivery, ['inline', 'deferred']) });
  if (record.reading) confidence.observe({ route }, record.reading.confidence);
  if (requiresHuman) handoffs.inc();
  if (record.fallbackFrom !== null) {
    fallbacks.inc({
      from: bounded(record.fallbackFrom, ROUTES),
      reason: bounded(record.fallbackReason, FALLBACK_REASONS),
    });
  }
  for (const verdict of record.verdicts) {
    const reason = verdict.verdict === 'allow' ? 'none' : bounded(verdict.reason, POLICY_REASONS);
    verdicts.inc({ verdict: verdict.verdict, reason });
    if (reason === 'rate_limited') rateLimitHits.inc({ limit: 'tool' });
  }
  for (const result of record.results)
    toolCalls.inc({ tool: bounded(result.tool, TOOL_NAMES), result: toolResult(result) });
  for (const stats of record.models) observeModel(route, stats);
}

function toolResult(result: ObservedTurn['record']['results'][number]): string {
  if (!('outcome' in result)) return bounded(result.status, ['failed', 'skipped', 'denied']);
  return result.outcome.ok ? 'ok' : bounded(result.outcome.code, REFUSALS);
}

function observeModel(route: string, stats: ObservedTurn['record']['models'][number]): void {
  modelTokens.inc({ route, kind: 'prompt' }, stats.promptTokens);
  modelTokens.inc({ route, kind: 'output' }, stats.outputTokens);
  modelCalls.inc({ route, kind: 'call' }, stats.calls);
  modelCalls.inc({ route, kind: 'repair' }, stats.repairs);
  if (stats.loadMs > 0) modelLoadSeconds.observe({ route }, stats.loadMs / 1000);
}

export function countWebhook(result: string): void {
  webhooks.inc({ result: bounded(result, WEBHOOK_RESULTS) });
}

/** @param realm whose token was wanted */
export function countAuthFailure(realm: string, reason: 'missing' | 'wrong'): void {
  authFailures.inc({ realm: bounded(realm, AUTH_REALMS), reason: bounded(reason, AUTH_FAILURES) });
}

/** A customer or workspace wrote more than its limit allows. */
export function countRateLimit(limit: 'customer' | 'workspace'): void {
  rateLimitHits.inc({ limit });
}

export function setBreakerState(dependency: string, state: keyof typeof BREAKER_STATES): void {
  breakerState.set({ dependency: bounded(dependency, ['ollama', 'twilio']) }, BREAKER_STATES[state]);
}

/** The sweeper has handed a message to the engine again. */
export function countHandover(kind: 'unanswered' | 'unclaimed' | 'unsent' | 'uncertain'): void {
  handovers.inc({ kind });
}

/** A message was given to a person, or a reply given up, because the engine could not bring it to an end. */
export function countGivenUp(kind: 'unanswered' | 'unsent', messages = 1): void {
  givenUp.inc({ kind }, messages);
}

export function countSweep(result: 'ok' | 'failed'): void {
  sweeps.inc({ result });
}

/** What has been waiting for more than a minute at this moment. */
export function setWaiting(waiting: readonly { direction: string; messages: number; oldestSeconds: number }[]): void {
  for (const direction of ['inbound', 'outbound']) {
    const found = waiting.find((one) => one.direction === direction);
    waitingMessages.set({ direction }, found?.messages ?? 0);
    waitingSeconds.set({ direction }, found?.oldestSeconds ?? 0);
  }
}

/** @param share percent, 0–100, in the natural meaning */
export function setRolloutShare(share: number): void {
  rolloutShare.set(share);
}

/** @param working workers that are at work now */
export function setWorkers(working: number): void {
  workers.set(working);
}
