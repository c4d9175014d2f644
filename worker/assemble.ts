/** From configuration to the real parts behind the activities. */
import type { Logger } from 'pino';
import { createProbes } from '../activities/probe';
import type { ActivityDeps } from '../activities/deps';
import { cacheProfiles } from '../activities/profiles';
import { createTwilioSender } from '../channel/twilio-sender';
import type { RuntimeConfig } from '../config/config';
import { understand } from '../domain/understanding';
import { createLegacyAgent } from '../models/legacy-agent';
import { OllamaClient } from '../models/ollama-client';
import { createSlmExtractor } from '../models/slm-extractor';
import { createSlmPlanner } from '../models/slm-planner';
import type { Database } from '../store/database';
import { createTools } from '../tools/create-tools';
import { WEBHOOK_PATH } from '../workflows/paths';
import type { WorkerSettings } from './main';

export type RouteHealth = Awaited<ReturnType<ActivityDeps['models']['health']>>;

/** Answers "can this route's models serve now?" from one cached look at the server. */
export function modelHealth(config: RuntimeConfig, client: OllamaClient): () => Promise<RouteHealth> {
  const { extractor, planner, legacy } = config.models;
  return async () => {
    const health = await client.health([extractor, planner, legacy]);
    const has = (model: string): boolean => health.reachable && !health.missing.includes(model);
    return { ...health, slm: has(extractor) && has(planner), legacy: has(legacy) };
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
    probes: createProbes({ health, apiBaseUrl: config.twilio.apiBaseUrl }),
  };
}
