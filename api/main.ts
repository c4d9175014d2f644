/** The api process: connects, listens, and stops without cutting a request. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { RuntimeConfig } from '../config/config';
import { MESSAGE_LIMITS } from '../domain/message-limits';
import { turnSettings } from '../config/turn-settings';
import { promptsVersion } from '../models/prompts-version';
import type { ModelHealth } from '../models/types';
import type { Database } from '../store/database';
import type { ApiDeps } from './deps';
import { createEngine } from './engine';
import { createApp } from './server';
import { connectToTemporal } from './temporal-connection';

export interface RunningApi {
  port: number;
  deps: ApiDeps;
  /** Takes no new request and lets the running ones end. */
  stop(): Promise<void>;
}

export interface ApiParts {
  config: RuntimeConfig;
  db: Database;
  logger: Logger;
  modelHealth: () => Promise<ModelHealth>;
  /** 0 = any free port. Default: the configured one. */
  port?: number;
}

export async function startApi({
  config,
  db,
  logger,
  modelHealth,
  port = config.http.port,
}: ApiParts): Promise<RunningApi> {
  const engine = connectToTemporal(config.temporal.address);
  const temporal = new Client({ connection: engine.connection, namespace: config.temporal.namespace });
  const { taskQueue } = config.temporal;
  const settings: ApiDeps['settings'] = {
    twilio: { authToken: config.twilio.authToken, publicBaseUrls: [config.http.publicBaseUrl] },
    tokens: config.tokens,
    inlineBudgetMs: config.http.inlineBudgetMs,
    messageLimits: MESSAGE_LIMITS,
    ...turnSettings(config, promptsVersion()),
    rollout: config.rollout,
  };
  const deps: ApiDeps = {
    db,
    engine: createEngine(temporal, taskQueue),
    temporal,
    taskQueue,
    logger,
    modelHealth,
    settings,
  };
  const server = createServer(createApp(deps));
  const listening = await listen(server, port, config.http.host);
  if (config.environment !== 'production') settings.twilio.publicBaseUrls.push(...loopbackUrls(listening));
  return {
    port: listening,
    deps,
    stop: async () => {
      await close(server);
      await engine.close();
    },
  };
}

/** On a developer's machine the same server is reached by these names, whatever the public address is. */
const loopbackUrls = (port: number): string[] => [`http://localhost:${port}`, `http://127.0.0.1:${port}`];

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
