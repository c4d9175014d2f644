/** `pulpo worker`: a worker as a process of its own, with metrics and health on `METRICS_PORT`. */
import { loadRuntimeConfig } from '../../config/config';
import { createLogger } from '../../observability/logger';
import { startMetricsServer } from '../../observability/metrics-server';
import { installTemporalRuntime } from '../../observability/temporal-runtime';
import { openDatabase } from '../../store/database';
import { assembleWorker } from '../../worker/assemble';
import { startWorker, type RunningWorker } from '../../worker/main';
import { printStderr } from '../say';
import { freePort } from '../start/ports';
import { takeSignals } from '../start/signals';
import { waitForDatabase, waitForTemporal } from '../wait-for';

/**
 * Waits for PostgreSQL and Temporal as long as it takes, then works until a signal. A worker that ends by itself ends the
 * process, so that whatever supervises it starts a new one.
 * @returns the exit code
 */
export async function worker(): Promise<number> {
  const config = loadRuntimeConfig(process.env);
  const signals = takeSignals(printStderr);
  const logger = createLogger({ level: config.logLevel, name: 'worker' });
  const db = openDatabase({
    url: config.database.url,
    maxConnections: config.database.poolSize,
    applicationName: 'pulpo-worker',
    onConnectionError: (error) => logger.warn({ err: error }, 'database connection lost'),
  });

  const ending = new AbortController();
  let running: RunningWorker | null = null;
  const metrics = await startMetricsServer({
    port: config.metricsPort,
    host: config.http.host,
    ready: () => running?.works() ?? false,
  });
  const starting = (async () => {
    const patience = { logger, signal: ending.signal };
    await waitForDatabase(db, patience);
    await waitForTemporal(config.temporal, patience);
    // Only now: with nothing connected it would keep the process from ending.
    installTemporalRuntime(logger, await freePort());
    running = await startWorker(assembleWorker(config, db, logger));
    logger.info({ metricsPort: config.metricsPort, taskQueue: config.temporal.taskQueue }, 'worker runs');
    return running;
  })();
  const stop = async () => {
    ending.abort();
    const started = await starting.catch(() => null);
    await started?.stop().catch((error: unknown) => logger.warn({ err: error }, 'the worker did not end in order'));
    await metrics.stop();
    await db.close();
  };
  return signals.until(
    stop,
    starting.then(({ done }) => done).then(() => new Promise<never>(() => undefined)),
  );
}
