/** Servers whose supervisor is killed: none may go on while another one opens the same files. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isRunning, processesWith } from '../../cli/start/processes';
import type { Service } from '../../cli/start/service';
import { startPostgresIn, startTemporalIn } from '../support/services-in-folder';

const ROOT = join(__dirname, '..', '..');
const temporalCli = process.env.PULPO_TEST_TEMPORAL_CLI ?? '';

let folder: string;
const said: string[] = [];
const say = (line: string): void => void said.push(line);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulpo-orphans-'));
});
afterEach(() => {
  said.length = 0;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const services = {
  Temporal: {
    arguments: [temporalCli],
    holds: () => ['--db-filename', join(folder, 'temporal.db')],
    start: () => startTemporalIn(folder, temporalCli, say),
  },
  PostgreSQL: {
    arguments: [],
    holds: () => ['-D', join(folder, 'postgres')],
    start: () => startPostgresIn(folder, say),
  },
};

const parentOf = (pid: number): number =>
  Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** A run of its own, and the pid of the server that it started. */
async function otherRun(args: readonly string[]): Promise<{ run: ChildProcess; pid: number }> {
  const run = spawn(process.execPath, ['--import', 'tsx', 'test/support/service-process.ts', folder, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = await new Promise<number>((resolve, reject) => {
    let output = '';
    run.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /pid (\d+)\n/.exec(output);
      if (found) resolve(Number(found[1]));
    });
    run.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
  });
  return { run, pid };
}

describe.each(Object.entries(services))('%s', (_name, { arguments: args, holds, start }) => {
  it('is ended when only its supervisor is killed, and counts as having ended by itself', async () => {
    const { service }: { service: Service } = await start();
    process.kill(parentOf(service.pid), 'SIGKILL');
    expect((await service.ended).expected).toBe(false);
    expect(isRunning(service.pid)).toBe(false);
  });

  it('of a run that was killed together with its supervisor is ended before the next one opens its files', async () => {
    const { run, pid } = await otherRun(args);
    // Stopped, so that it cannot end the server when it sees the supervisor gone.
    run.kill('SIGSTOP');
    process.kill(parentOf(pid), 'SIGKILL');
    run.kill('SIGKILL');
    await new Promise((resolve) => run.once('close', resolve));
    expect(await processesWith(holds())).toEqual([pid]);

    const next = await start();
    expect(said.join()).toContain(`pid ${pid}`);
    expect(await processesWith(holds())).toEqual([next.service.pid]);
    await next.stop();
    expect(await processesWith(holds())).toEqual([]);
  });
});
