/** Workers in processes of their own: `kill()` is SIGKILL, as when a machine dies. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Pulpo } from './pulpo';

export interface KillableWorker {
  pid: number;
  kill(): Promise<void>;
}

export async function startKillableWorker(pulpo: Pulpo, env: Record<string, string> = {}): Promise<KillableWorker> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'worker-process.ts')], {
    env: { ...process.env, ...pulpo.environment, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('worker is running') && resolve());
    child.once('exit', (code) => reject(new Error(`the worker process ended with ${code}`)));
  });
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  pulpo.beforeStop(kill);
  await ready;
  return { pid: child.pid ?? 0, kill };
}

/** One whose statements can be told from those of other workers, by the name of their connection. */
export function startNamedWorker(
  pulpo: Pulpo,
  name: string,
  env: Record<string, string> = {},
): Promise<KillableWorker> {
  const url = new URL(String(pulpo.environment['DATABASE_URL']));
  url.searchParams.set('application_name', name);
  return startKillableWorker(pulpo, { ...env, DATABASE_URL: url.toString() });
}
