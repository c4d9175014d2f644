/** What the routes are built from. Everything is passed in; nothing is read from the environment here. */
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { MessageLimits } from '../domain/message-limits';
import type { InitialShare } from '../domain/rollout/env';
import type { ModelHealth } from '../models/types';
import type { Database } from '../store/database';
import type { StageBudgets } from '../workflows/messages';
import type { Engine } from './engine';

export interface ApiDeps {
  db: Database;
  engine: Engine;
  temporal: Client;
  taskQueue: string;
  logger: Logger;
  /** Cached for a few seconds; never throws. */
  modelHealth: () => Promise<ModelHealth>;
  settings: ApiSettings;
}

export interface ApiSettings {
  twilio: {
    authToken: string;
    /** Signatures are checked over these, in this order: what is configured; on a developer's machine also its loopback names. */
    publicBaseUrls: string[];
  };
  /** Bearer tokens. `api`: `/orchestrator/decide`; `admin`: `/admin/api`. */
  tokens: { api: string; admin: string };
  inlineBudgetMs: number;
  /** How many messages are admitted; benchmarks lift it. */
  messageLimits: MessageLimits;
  /** How many messages one process keeps waiting at once. Default 1000. */
  maxPending?: number;
  budgets: StageBudgets;
  models: { extractor: string; planner: string; legacy: string };
  /** Digest over all prompt files, for the memo. */
  prompts: string;
  /** What the environment said about the share at first start; afterwards the database decides. */
  rollout: InitialShare;
}
