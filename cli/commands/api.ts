/** `pulpo api`: the api as a process of its own. Any number of them may run side by side. */
import { startApi } from '../../api/main';
import { loadRuntimeConfig, type RuntimeConfig } from '../../config/config';
import { OllamaClient } from '../../models/ollama-client';
import { createLogger } from '../../observability/logger';
import { openDatabase, type Database } from '../../store/database';
import { ensureRollout } from '../../store/rollouts';
import { modelHealth } from '../../worker/assemble';
import { printStderr } from '../say';
import { takeSignals } from '../start/signals';
import { waitForDatabase, type Patience } from '../wait-for';

/**
 * Listens at once, and answers 503 with the reason until PostgreSQL and Temporal are there.
 * @returns the exit code
 */
export async function api(): Promise<number> {
  const config = loadRuntimeConfig(process.env);
  const signals = takeSignals(printStderr);
  const logger = createLogger({ level: config.logLevel, name: 'api' });
  const db = openDatabase({
    url: config.database.url,
    maxConnections: config.database.poolSize,
    applicationName: 'pulpo-api',
    onConnectionError: (error) => logger.warn({ err: error }, 'database connection lost'),
  });
  const client = new OllamaClient({ host: config.models.ollamaHost });
  const running = await startApi({ config, db, logger, modelHealth: modelHealth(config, client) });
  logger.info({ port: running.port, rollout: config.rollout.words }, 'api listens');
  const ending = new AbortController();
  const prepared = setInitialShare(db, config, { logger, signal: ending.signal }).catch((error: unknown) => {
    if (!ending.signal.aborted) logger.error({ err: error }, 'the initial share could not be stored');
  });
  const stop = async () => {
    ending.abort();
    await prepared;
    await running.stop();
    await db.close();
  };
  return signals.until(stop);
}

/** The very first process of an installation writes down the share; until then everything goes to legacy. */
async function setInitialShare(db: Database, { rollout }: RuntimeConfig, patience: Patience): Promise<void> {
  await waitForDatabase(db, patience);
  await ensureRollout(db, { share: rollout.share, reason: rollout.words });
}
