/** A worker in a process of its own, to be killed by tests. Configured by the same environment as the product's. */
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { loadRuntimeConfig } from '../../config/config';
import { createLogger } from '../../observability/logger';
import { openDatabase } from '../../store/database';
import { assembleWorker } from '../../worker/assemble';
import { startWorker } from '../../worker/main';

async function main(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const config = loadRuntimeConfig(process.env);
  const logger = createLogger({ name: 'worker', level: 'warn' });
  const db = openDatabase({
    url: config.database.url,
    onConnectionError: () => undefined,
    // A test that stops this process may not want it to give its statement up when it goes on.
    ...(process.env['PULPO_TEST_PATIENT'] ? { queryTimeoutMs: 120_000 } : {}),
  });
  const worker = await startWorker({
    ...assembleWorker(config, db, logger),
    bundlePath: process.env['PULPO_TEST_WORKFLOW_BUNDLE'] ?? '',
  });
  process.stdout.write('worker is running\n');
  await worker.done;
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
