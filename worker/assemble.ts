/** From configuration to the real parts behind the activities. */
import type { Logger } from 'pino';
import { createProbes } from '../activities/probe';
import type { ActivityDeps } from '../activities/deps';
import { cacheProfiles } from '../activities/profiles';
import { createTwilioSender } from '../channel/twilio-sender';
import type { RuntimeConfig } from '../config/config';
import { turnSettings } from '../config/turn-settings';
import { understand } from '../domain/understanding';
import { calibrationOf } from '../models/calibration';
import { createLegacyAgent } from '../models/legacy-agent';
import { OllamaClient } from '../models/ollama-client';
import { promptsVersion } from '../models/prompts-version';
import { createRephraser } from '../models/rephrase';
import { createSlmExtractor } from '../models/slm-extractor';
import { createSlmPlanner } from '../models/slm-planner';
import type { Database } from '../store/database';
import { forgetExpired } from '../store/retention';
import { recordHeartbeat, removeHeartbeat } from '../store/worker-heartbeats';
import { createTools } from '../tools/create-tools';
import { WEBHOOK_PATH } from '../workflows/paths';
import type { WorkerSettings } from './main';

export type RouteHealth = Awaited<ReturnType<ActivityDeps['models']['health']>>;

/** Answers "can this route's models serve now?" from one cached look at the server. */
export function modelHealth(config: RuntimeConfig, client: OllamaClient): () => Promise<RouteHealth> {
  const { extractor, planner, legacy, response } = config.models;
  return async () => {
    const health = await client.health([extractor, planner, legacy, ...(response ? [response] : [])]);
    const has = (model: string): boolean => health.reachable && !health.missing.includes(model);
    return {
      ...health,
      slm: has(extractor) && has(planner),
      legacy: has(legacy),
      response: response !== undefined && has(response),
    };
  };
}

export function assembleWorker(config: RuntimeConfig, db: Database, logger: Logger): WorkerSettings {
  const client = new OllamaClient({ host: config.models.ollamaHost });
  const { extractorMs, plannerMs, totalMs } = config.timeouts;
  const health = modelHealth(config, client);
  const activities: ActivityDeps = {
    db,
    tools: createTools(db),
    models: {
      extractor: createSlmExtractor({ client, model: config.models.extractor, timeoutMs: extractorMs, understand }),
      planner: createSlmPlanner({ client, model: config.models.planner, timeoutMs: plannerMs }),
      legacy: createLegacyAgent({ client, model: config.models.legacy, timeoutMs: totalMs }),
      arbiter: config.models.fallbackToLlm
        ? createSlmExtractor({ client, model: config.models.legacy, timeoutMs: extractorMs, understand, source: 'llm' })
        : null,
      rephrase: config.models.response
        ? createRephraser({ client, model: config.models.response, timeoutMs: plannerMs })
        : null,
      calibration: calibrationOf(config.models.extractor),
      health,
      confidenceThreshold: config.models.confidenceThreshold,
    },
    sender: createTwilioSender({
      accountSid: config.twilio.accountSid,
      authToken: config.twilio.authToken,
      ...(config.twilio.apiBaseUrl ? { apiBaseUrl: config.twilio.apiBaseUrl } : {}),
    }),
    profiles: cacheProfiles(db),
    logger,
    statusCallbackUrl: `${config.http.publicBaseUrl}${WEBHOOK_PATH}/status`,
  };
  return {
    address: config.temporal.address,
    namespace: config.temporal.namespace,
    taskQueue: config.temporal.taskQueue,
    logger,
    activities,
    turn: turnSettings(config, promptsVersion()),
    register: {
      record: (worker) => recordHeartbeat(db, { ...worker, taskQueue: config.temporal.taskQueue }),
      remove: (id) => removeHeartbeat(db, id),
    },
    tidy: () => forgetExpired(db, new Date()),
    warmUp: () => warmUp(client, health, config.models),
    probes: createProbes({ health, apiBaseUrl: config.twilio.apiBaseUrl }),
  };
}

/** A cold model takes seconds to load; the first customer should not wait for it. */
const WARM_UP_MS = 120_000;

async function warmUp(
  client: OllamaClient,
  health: () => Promise<RouteHealth>,
  { extractor, planner }: RuntimeConfig['models'],
): Promise<void> {
  if (!(await health()).slm) return;
  for (const model of new Set([extractor, planner])) await client.preload(model, WARM_UP_MS);
}
