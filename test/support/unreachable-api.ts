/** The real app whose PostgreSQL and Temporal are not there: nothing listens at their address. */
import { Client, Connection } from '@temporalio/client';
import type { Express } from 'express';
import { pino } from 'pino';
import type { ApiSettings } from '../../api/deps';
import { createEngine } from '../../api/engine';
import { createApp } from '../../api/server';
import { MESSAGE_LIMITS } from '../../domain/message-limits';
import { shareFromEnv } from '../../domain/rollout/env';
import { openDatabase } from '../../store/database';

/** Connections are refused there. */
const NOWHERE = '127.0.0.1:9';

export interface UnreachableApi {
  app: Express;
  close(): Promise<void>;
}

export function unreachableApi(settings: Partial<ApiSettings> = {}): UnreachableApi {
  const db = openDatabase({ url: `postgres://nobody@${NOWHERE}/nothing` });
  const connection = Connection.lazy({ address: NOWHERE });
  const temporal = new Client({ connection });
  const app = createApp({
    db,
    engine: createEngine(temporal, 'none'),
    temporal,
    taskQueue: 'none',
    logger: pino({ level: 'silent' }),
    modelHealth: () => Promise.reject(new Error('not asked')),
    settings: {
      twilio: { authToken: 'secret', publicBaseUrls: ['http://localhost'] },
      tokens: { api: 'api', admin: 'admin' },
      inlineBudgetMs: 1000,
      messageLimits: MESSAGE_LIMITS,
      budgets: { extractorMs: 1, plannerMs: 1, toolsMs: 1, totalMs: 1 },
      models: { extractor: 'a', planner: 'b', legacy: 'c' },
      prompts: 'none',
      rollout: shareFromEnv({ enabled: undefined, percent: undefined, production: false }),
      ...settings,
    },
  });
  return {
    app,
    close: async () => {
      await connection.close();
      await db.close();
    },
  };
}
