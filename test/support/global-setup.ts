/**
 * Starts what the service tests share, once per run: one PostgreSQL and one Temporal server on free ports, and the
 * bundle of the workflows. Tests find them in the environment:
 * - `PULPO_TEST_DATABASE_URL`: superuser connection; each test file makes databases of its own on it;
 * - `PULPO_TEST_TEMPORAL_ADDRESS`, `PULPO_TEST_TEMPORAL_CLI`: host:port, and the program it was started from;
 * - `PULPO_TEST_WORKFLOW_BUNDLE`: a file for `Worker.create({ workflowBundle: { codePath } })`.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { freePort } from '../../cli/start/ports';
import { startPostgres } from '../../cli/start/postgres';
import { startTemporal } from '../../cli/start/temporal';
import { findTemporal } from '../../cli/start/temporal-binary';
import { running } from './running-services';

const ROOT = join(__dirname, '..', '..');
const say = (line: string): void => void process.stderr.write(`[tests] ${line}\n`);

export default async function globalSetup(): Promise<void> {
  running.folder = mkdtempSync(join(tmpdir(), 'pulpo-test-'));
  // Each is remembered as soon as it is up, so that the teardown (or the end of this process) ends it in any case.
  const results = await Promise.allSettled([database(running.folder), temporal(), bundle(running.folder)]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) {
    await Promise.all(running.services.map((service) => service.stop()));
    throw failed.reason;
  }
}

async function database(folder: string): Promise<void> {
  const postgres = await startPostgres({
    directory: join(folder, 'postgres'),
    port: freePort,
    password: randomBytes(12).toString('hex'),
    database: 'pulpo',
    throwaway: true,
    say,
  });
  running.services.push(postgres);
  process.env.PULPO_TEST_DATABASE_URL = postgres.url;
}

async function temporal(): Promise<void> {
  const binary = await findTemporal({ cliPath: process.env.TEMPORAL_CLI_PATH, env: process.env, say });
  const server = await startTemporal({
    binary,
    ports: async () => ({ port: await freePort() }),
    namespace: 'default',
    say,
  });
  running.services.push(server);
  process.env.PULPO_TEST_TEMPORAL_ADDRESS = server.address;
  process.env.PULPO_TEST_TEMPORAL_CLI = binary;
}

async function bundle(folder: string): Promise<void> {
  const workflowsPath = join(ROOT, 'workflows', 'index.ts');
  if (!existsSync(workflowsPath)) return;
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') });
  const file = join(folder, 'workflow-bundle.js');
  writeFileSync(file, code);
  process.env.PULPO_TEST_WORKFLOW_BUNDLE = file;
}
