/** `pulpo worker`: a worker as a process of its own, with metrics on `METRICS_PORT`. */
import { loadRuntimeConfig } from '../../config/config';
import { createLogger } from '../../observability/logger';
import { startMetricsServer } from '../../observability/metrics-server';
import { installTemporalRuntime } from '../../observability/temporal-runtime';
import { openDatabase } from '../../store/database';
import { assembleWorker } from '../../worker/assemble';
import { startWorker } from '../../worker/main';
import { printStderr } from '../say';
import { freePort } from '../start/ports';
import { takeSignals } from '../start/signals';

/** @returns the exit code */
export async function worker(): Promise<number> {
  const config = loadRuntimeConfig(process.env);
  const signals = takeSignals(printStderr);
  const logger = createLogger({ level: config.logLevel, name: 'worker' });
  installTemporalRuntime(logger, await freePort());
  const db = openDatabase({
    url: config.database.url,
    maxConnections: config.database.poolSize,
    applicationName: 'pulpo-worker',
    onConnectionError: (error) => logger.warn({ err: error }, 'database connection lost'),
  });
  const running = await startWorker(assembleWorker(config, db, logger));
  const metrics = await startMetricsServer(config.metricsPort, config.http.host);
  logger.info({ metricsPort: config.metricsPort, taskQueue: config.temporal.taskQueue }, 'worker runs');
  const stop = async () => {
    await running.stop();
    await metrics.stop();
    await db.close();
  };
  return signals.until(
    stop,
    running.done.then(() => new Promise<never>(() => undefined)),
  );
}
