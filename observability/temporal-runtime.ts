/** Temporal's SDK in this process: its log lines go through our logger, its metrics through our `/metrics`. */
import { makeTelemetryFilterString, Runtime, DefaultLogger, type LogEntry } from '@temporalio/worker';
import type { Logger } from 'pino';
import { addMetricsSource } from './metrics';

/**
 * Must be called once, before anything connects.
 * @param metricsPort free port on loopback where the SDK's native part offers its metrics
 */
export function installTemporalRuntime(logger: Logger, metricsPort: number): void {
  const bindAddress = `127.0.0.1:${metricsPort}`;
  Runtime.install({
    logger: new DefaultLogger('INFO', (entry) => write(logger, entry)),
    // Signals are ours: what is started in an order is stopped in an order.
    shutdownSignals: [],
    telemetryOptions: {
      logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) },
      metrics: { prometheus: { bindAddress } },
    },
  });
  addMetricsSource(async () =>
    (await fetch(`http://${bindAddress}/metrics`, { signal: AbortSignal.timeout(2000) })).text(),
  );
}

const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const;

/** The SDK's "info" is about itself, which is our "debug". */
function write(logger: Logger, { level, message, meta }: LogEntry): void {
  const { error, ...rest } = (meta ?? {}) as Record<string, unknown>;
  logger[LEVELS[level]]({ ...rest, ...(error === undefined ? {} : { err: error }) }, message);
}
