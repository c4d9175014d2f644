/** `pulpo api`: the api as a process of its own. Any number of them may run side by side. */
import { startApi } from '../../api/main';
import { loadRuntimeConfig } from '../../config/config';
import { OllamaClient } from '../../models/ollama-client';
import { createLogger } from '../../observability/logger';
import { openDatabase } from '../../store/database';
import { ensureRollout } from '../../store/rollouts';
import { modelHealth } from '../../worker/assemble';
import { printStderr } from '../say';
import { takeSignals } from '../start/signals';

/** @returns the exit code */
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
  await ensureRollout(db, { share: config.rollout.share, reason: config.rollout.words });
  const client = new OllamaClient({ host: config.models.ollamaHost });
  const running = await startApi({ config, db, logger, modelHealth: modelHealth(config, client) });
  logger.info({ port: running.port, rollout: config.rollout.words }, 'api listens');
  const stop = async () => {
    await running.stop();
    await db.close();
  };
  return signals.until(stop);
}
