import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../../cli/start/ports';
import { processesWith } from '../../../cli/start/processes';
import { runPulpo, startPulpoProcess, type PulpoProcess } from '../../support/pulpo-process';

const READY = 'Ctrl-C ends it.';

let folder: string;
let env: Record<string, string>;
let running: PulpoProcess;

/** Command lines of all processes that work on the data folder, this test's own aside. */
const processesOn = (dataDir: string): string[] =>
  execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(dataDir) && !line.includes('supervisor.cjs') && !line.startsWith('ps '));

const supervisorsOf = (dataDir: string): number[] =>
  execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(dataDir) && line.includes('supervisor.cjs'))
    .map((line) => Number(line.trim().split(' ')[0]));

const accepts = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    const done = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', done(true)).once('error', done(false)).once('timeout', done(false));
  });

/** Whether another user can list this folder or read this file. Root only. */
function readableBy(user: string, path: string): boolean {
  const program = statSync(path).isDirectory() ? 'ls' : 'cat';
  const as = ['--reuid', user, '--regid', user === 'nobody' ? 'nogroup' : user, '--clear-groups'];
  return spawnSync('setpriv', [...as, program, path]).status === 0;
}

async function environment(): Promise<Record<string, string>> {
  const [port, postgres, temporal, ui] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  return {
    PULPO_DATA_DIR: mkdtempSync(join(folder, 'data-')),
    PORT: String(port),
    PULPO_POSTGRES_PORT: String(postgres),
    PULPO_TEMPORAL_PORT: String(temporal),
    PULPO_TEMPORAL_UI_PORT: String(ui),
    TEMPORAL_CLI_PATH: process.env.PULPO_TEST_TEMPORAL_CLI ?? '',
    OLLAMA_HOST: 'http://127.0.0.1:9',
    LOG_LEVEL: 'info',
  };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pulpo-start-'));
  // As in most home folders: the data folder has to protect itself.
  chmodSync(folder, 0o755);
  env = await environment();
  running = startPulpoProcess(['start'], env);
  await running.untilPrinted(READY);
});
afterAll(async () => {
  running.kill('SIGTERM');
  await running.ended;
  rmSync(folder, { recursive: true, force: true });
});

describe('pulpo start', () => {
  it('says where everything is, and gives no secret away', () => {
    const output = running.output();
    for (const part of [
      'Webhook',
      'Temporal UI',
      '/metrics',
      'whatsapp:+14155238886',
      'whatsapp:+14155550100',
      'deterministic tier',
      'effective slm share: 100 %',
    ]) {
      expect(output).toContain(part);
    }
    const secrets = JSON.parse(readFileSync(join(env.PULPO_DATA_DIR ?? '', 'secrets.json'), 'utf8')) as Record<
      string,
      string
    >;
    for (const secret of Object.values(secrets)) expect(output).not.toContain(secret);
  });

  it('has a Temporal UI and an api', async () => {
    const ui = await fetch(`http://localhost:${env.PULPO_TEMPORAL_UI_PORT}/api/v1/namespaces`);
    expect(ui.status).toBe(200);
    const live = await fetch(`http://localhost:${env.PORT}/health/live`);
    expect(live.status).toBe(200);
  });

  it('listens on this machine only', async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    for (const host of outside)
      for (const name of ['PORT', 'PULPO_POSTGRES_PORT', 'PULPO_TEMPORAL_PORT', 'PULPO_TEMPORAL_UI_PORT'])
        expect([name, await accepts(host, Number(env[name]))]).toEqual([name, false]);
    expect(await accepts('127.0.0.1', Number(env.PORT))).toBe(true);
  });

  it('keeps its data from every other user of the machine', () => {
    const dataDir = env.PULPO_DATA_DIR ?? '';
    const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).map((name) => join(dataDir, name));
    expect(files).toEqual(
      expect.arrayContaining([join(dataDir, 'temporal.db'), join(dataDir, 'postgres', 'PG_VERSION')]),
    );
    const open = [dataDir, ...files].filter((path) => {
      const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
      // The data folder itself may be passed, and not read, by the user that runs PostgreSQL.
      return mode & (path === dataDir ? 0o067 : 0o077);
    });
    expect(open).toEqual([]);
    if (process.getuid?.() !== 0) return;
    for (const user of ['nobody', 'postgres'])
      for (const path of [dataDir, join(dataDir, 'temporal.db'), join(dataDir, 'secrets.json')])
        expect([user, path, readableBy(user, path)]).toEqual([user, path, false]);
    expect(readableBy('nobody', join(dataDir, 'postgres', 'PG_VERSION'))).toBe(false);
    // The check itself works: what is open can be read.
    expect(readableBy('nobody', '/etc/passwd')).toBe(true);
  });

  it('can be talked to in a pipe', async () => {
    const { code, stdout } = await runPulpo(
      ['chat', '--to', 'consultorio-norte', '--from', 'whatsapp:+5493515550101'],
      env,
      'hola\n¿qué horarios tienen?\n',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/you: hola\npulpo: .+\n(.*\n)*you: ¿qué horarios tienen\?\npulpo: .*8 a 12/);
  });

  it('lets the share be moved and moved back while it runs', async () => {
    const rollout = async (...args: string[]) => (await runPulpo(['rollout', ...args], env)).stdout;
    expect(await rollout('show')).toContain('effective slm share: 100 %');
    expect(await rollout('set', '10', '--why', 'canary')).toContain('100 % → 10 %');
    expect(await rollout('set', '50', '--workspace', 'estilo')).toContain('effective slm share: 50 %');
    expect(await rollout('rollback', '--why', 'too slow')).toContain('10 % → 0 %');
    expect(await rollout('show', '--workspace', 'estilo')).toContain('effective slm share: 0 %');
    const history = await rollout('history');
    expect(history).toMatch(/rollback +10 % → 0 %.*too slow\n.*set +100 % → 10 %.*canary/);
    expect((await runPulpo(['rollout', 'set', '101'], env)).code).toBe(1);
    expect((await runPulpo(['rollout', 'show', '--workspace', 'nobody'], env)).stderr).toContain('There are: ');
  });

  it('refuses a second instance on the same data, and runs beside one on other data', async () => {
    const second = await runPulpo(['start'], env);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`pid ${running.pid}`);

    // The same ports wanted: each part takes the next free one and says so.
    const beside = startPulpoProcess(['start'], { ...env, PULPO_DATA_DIR: mkdtempSync(join(folder, 'data-')) });
    await beside.untilPrinted(READY);
    expect(beside.output()).toContain(`Port ${env.PORT} is in use; the api listens on`);
    beside.kill('SIGINT');
    expect(await beside.ended).toBe(0);
    expect((await fetch(`http://localhost:${env.PORT}/health/live`)).status).toBe(200);
  });

  it('ends all that it started when it is told to, and finds its data again', async () => {
    const dataDir = env.PULPO_DATA_DIR ?? '';
    expect(processesOn(dataDir).length).toBeGreaterThan(1);
    expect((await runPulpo(['rollout', 'set', '100', '--why', 'all good'], env)).stdout).toContain('0 % → 100 %');
    running.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    expect(processesOn(dataDir)).toEqual([]);
    expect(existsSync(join(dataDir, 'instance.json'))).toBe(false);

    running = startPulpoProcess(['start'], env);
    await running.untilPrinted(READY);
    // The share that somebody has set, and not what the environment would mean at a first start.
    expect(running.output()).toMatch(/Rollout +effective slm share: 100 % \(all slm\), set by cli:/);
    expect(running.output()).not.toContain('migrated');
  });

  it('leaves nothing behind when it is killed, and starts again', async () => {
    const dataDir = env.PULPO_DATA_DIR ?? '';
    running.kill('SIGKILL');
    await running.ended;
    for (let tries = 0; processesOn(dataDir).length > 0 && tries < 100; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(processesOn(dataDir)).toEqual([]);

    running = startPulpoProcess(['start'], env);
    await running.untilPrinted(READY);
  });
});

describe('a start after one that was killed together with its supervisors', () => {
  it('ends the servers that were left, uses their ports, and finds the data', async () => {
    const dataDir = env.PULPO_DATA_DIR ?? '';
    const servers = (): Promise<number[][]> =>
      Promise.all([
        processesWith(['--db-filename', join(dataDir, 'temporal.db')]),
        processesWith(['-D', join(dataDir, 'postgres')]),
      ]);
    const left = await servers();
    expect(left.map(({ length }) => length)).toEqual([1, 1]);
    // Stopped, so that it cannot end them when it sees the supervisors gone.
    running.kill('SIGSTOP');
    for (const pid of supervisorsOf(dataDir)) process.kill(pid, 'SIGKILL');
    running.kill('SIGKILL');
    await running.ended;
    expect(await servers()).toEqual(left);

    running = startPulpoProcess(['start'], env);
    await running.untilPrinted(READY);
    for (const [pid] of left) expect(running.output()).toContain(`(pid ${pid}): ending it`);
    expect(running.output()).not.toContain('is in use');
    expect(running.output()).not.toContain('migrated');
    expect((await servers()).map(({ length }) => length)).toEqual([1, 1]);
    expect(await servers()).not.toEqual(left);
  });

  it('is not needed when a supervisor alone is killed: the instance ends with everything it started', async () => {
    const dataDir = env.PULPO_DATA_DIR ?? '';
    const [supervisor] = supervisorsOf(dataDir);
    if (supervisor) process.kill(supervisor, 'SIGKILL');
    expect(await running.ended).toBe(1);
    expect(running.output()).toContain('ended by itself');
    expect(processesOn(dataDir)).toEqual([]);
  });

  it('is not needed when Temporal is killed: the instance ends in order and says so in one sentence', async () => {
    running = startPulpoProcess(['start'], env);
    await running.untilPrinted(READY);
    const dataDir = env.PULPO_DATA_DIR ?? '';
    const [server = 0] = await processesWith(['--db-filename', join(dataDir, 'temporal.db')]);
    // Frozen first, until the worker's own calls are under way.
    process.kill(server, 'SIGSTOP');
    await sleep(4000);
    process.kill(server, 'SIGKILL');
    expect(await running.ended).toBe(1);
    expect(running.output().match(/ended by itself/g)).toHaveLength(1);
    expect(running.output()).toContain('The Temporal server ended by itself (SIGKILL): everything else is ended too.');
    expect(running.output()).not.toMatch(/"level":"(error|fatal)"|^ {4}at /m);
    expect(processesOn(dataDir)).toEqual([]);
  });
});

describe('a start that cannot be', () => {
  it('names every wrong setting at once', async () => {
    const { code, stderr } = await runPulpo(['start'], {
      ...env,
      PORT: 'x',
      LOG_LEVEL: 'loud',
      SLM_CANARY_PERCENT: '200',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/PORT must be.*\n.*LOG_LEVEL must be.*\n.*SLM_CANARY_PERCENT must be/);
  });

  it('can be called off while it starts, and leaves nothing running', async () => {
    const dataDir = mkdtempSync(join(folder, 'data-'));
    const starting = startPulpoProcess(['start'], { ...env, PULPO_DATA_DIR: dataDir });
    for (let tries = 0; processesOn(dataDir).length === 0 && tries < 300; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    starting.kill('SIGTERM');
    expect(await starting.ended).toBe(130);
    for (let tries = 0; processesOn(dataDir).length > 0 && tries < 100; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(processesOn(dataDir)).toEqual([]);
    expect(existsSync(join(dataDir, 'pulpo.pid'))).toBe(false);
  });

  it('says in one sentence what is missing', async () => {
    const dataDir = mkdtempSync(join(folder, 'data-'));
    const { code, stderr } = await runPulpo(['start'], {
      ...env,
      PULPO_DATA_DIR: dataDir,
      TEMPORAL_CLI_PATH: '/nowhere/temporal',
    });
    expect(code).toBe(1);
    expect(stderr).toContain('TEMPORAL_CLI_PATH=/nowhere/temporal is not an executable file');
    expect(processesOn(dataDir)).toEqual([]);
  });

  it('says that a database does not answer', async () => {
    const dataDir = mkdtempSync(join(folder, 'data-'));
    const { code, stderr } = await runPulpo(['start'], {
      ...env,
      PULPO_DATA_DIR: dataDir,
      DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:9/x',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/The database could not be prepared: .*ECONNREFUSED/);
    expect(processesOn(dataDir)).toEqual([]);
  });
});
