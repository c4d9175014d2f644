import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../config/config';
import { appPassword, loadSecrets, lockDataFolder, secretsFile } from './data-folder';
import { endOrphans } from './orphans';
import { answers, choosePort, freePort, isFree } from './ports';
import { isRunning, startOf } from './processes';
import { makePrivate } from './private-folder';
import { withProgress } from './progress';
import { startService } from './service';
import { findTemporal } from './temporal-binary';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulpo-unit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function executable(...path: string[]): string {
  const file = join(folder, ...path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '#!/bin/sh\nexit 0\n');
  chmodSync(file, 0o755);
  return file;
}
const silent = (): void => undefined;

describe('findTemporal', () => {
  const find = (env: NodeJS.ProcessEnv, cliPath?: string) =>
    findTemporal({ cliPath, env: { XDG_CACHE_HOME: folder, ...env }, say: silent });

  it('takes the program that was named, then one on the PATH, then the cached one', async () => {
    const named = executable('named', 'temporal');
    const onPath = executable('bin', 'temporal');
    const cached = executable('pulpo', 'bin', 'temporal');
    const PATH = `${join(folder, 'empty')}:${join(folder, 'bin')}`;
    expect(await find({ PATH }, named)).toBe(named);
    expect(await find({ PATH })).toBe(onPath);
    expect(await find({ PATH: '' })).toBe(cached);
  });

  it('does not look elsewhere when the named one cannot be run', async () => {
    executable('bin', 'temporal');
    await expect(find({ PATH: join(folder, 'bin') }, join(folder, 'missing'))).rejects.toThrow(
      /TEMPORAL_CLI_PATH=.*not an executable file/,
    );
  });
});

describe('ports', () => {
  let server: Server | undefined;
  afterEach(() => void server?.close());

  it('chooses the next free one when the wanted one is busy or promised', async () => {
    const port = await freePort();
    expect(await choosePort(port)).toEqual({ port, moved: false });
    server = createServer();
    await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
    expect(await isFree(port)).toBe(false);
    expect(await answers(port)).toBe(true);
    const next = await choosePort(port);
    expect(next).toMatchObject({ moved: true });
    expect(next.port).toBeGreaterThan(port);
    expect((await choosePort(port, [next.port])).port).toBeGreaterThan(next.port);
  });
});

describe('withProgress', () => {
  it('says nothing about what is quick', async () => {
    const said: string[] = [];
    await withProgress(
      (line) => said.push(line),
      'Working',
      async () => 'done',
    );
    expect(said).toEqual([]);
  });

  it('says what takes long, and when it is done', async () => {
    const said: string[] = [];
    await withProgress(
      (line) => said.push(line),
      'Working',
      () => new Promise((resolve) => setTimeout(resolve, 2100)),
    );
    expect(said).toEqual(['Working …', 'Working: done in 2 s']);
  });
});

describe('the data folder', () => {
  it('keeps its secrets, readable by the owner only', () => {
    const secrets = loadSecrets(folder);
    expect(loadSecrets(folder)).toEqual(secrets);
    expect(new Set(Object.values(secrets)).size).toBe(4);
    expect(statSync(secretsFile(folder)).mode & 0o777).toBe(0o600);
  });

  it('belongs to one process at a time, and a dead one has no claim', () => {
    const release = lockDataFolder(folder);
    release();
    writeFileSync(join(folder, 'pulpo.pid'), `${process.ppid}\n${startOf(process.ppid) ?? ''}\n`);
    expect(() => lockDataFolder(folder)).toThrow(/already runs on .*another instance with another PULPO_DATA_DIR\.$/);
    writeFileSync(join(folder, 'pulpo.pid'), '4194304\n');
    lockDataFolder(folder)();
  });

  it('is free again when another program has the process id of its last owner', () => {
    writeFileSync(join(folder, 'pulpo.pid'), `${process.ppid}\nan earlier start\n`);
    lockDataFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is closed to other users, with everything that an earlier version left open in it', () => {
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir, { mode: 0o755 });
    for (const name of ['temporal.db', 'temporal.db-wal', 'secrets.json']) {
      writeFileSync(join(dataDir, name), '{}');
      chmodSync(join(dataDir, name), 0o644);
    }
    makePrivate(dataDir);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(dataDir))
      expect([name, statSync(join(dataDir, name)).mode & 0o777]).toEqual([name, 0o600]);
  });

  it('is never a folder with other things in it, whose rights would be taken away', () => {
    writeFileSync(join(folder, 'thesis.txt'), '');
    chmodSync(folder, 0o755);
    expect(() => makePrivate(folder)).toThrow(/things that are not Pulpo's.*PULPO_DATA_DIR/);
    expect(statSync(folder).mode & 0o777).toBe(0o755);
  });

  it('gives all instances on one PostgreSQL the same password for the application role', () => {
    const other = mkdtempSync(join(tmpdir(), 'pulpo-unit-'));
    const url = 'postgres://admin:s3cret@db/pulpo';
    expect(appPassword(loadConfig({}), url, loadSecrets(folder))).toBe(
      appPassword(loadConfig({}), url, loadSecrets(other)),
    );
    expect(appPassword(loadConfig({ DATABASE_APP_PASSWORD: 'given-by-hand' }), url, loadSecrets(folder))).toBe(
      'given-by-hand',
    );
    rmSync(other, { recursive: true });
  });
});

describe('checkDigest', () => {
  it('remembers a program at its first use, and refuses it once it has changed', async () => {
    const program = executable('pulpo', 'bin', 'temporal');
    const find = () => findTemporal({ cliPath: undefined, env: { XDG_CACHE_HOME: folder, PATH: '' }, say: silent });
    expect(await find()).toBe(program);
    expect(await find()).toBe(program);
    writeFileSync(program, '#!/bin/sh\nexit 1\n');
    await expect(find()).rejects.toThrow(/has changed since it was brought here.*is not run/);
    rmSync(`${program}.sha256`);
    expect(await find()).toBe(program);
  });
});

describe('endOrphans', () => {
  const sleeper = async (...args: string[]): Promise<number> => {
    const code = 'process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000)';
    const child = spawn(process.execPath, ['-e', code, '--', ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    return child.pid ?? 0;
  };

  it('kills a server that does not end when asked to, and leaves other programs that name its file', async () => {
    const file = join(folder, 'temporal.db');
    const [stubborn, reader, other] = await Promise.all([
      sleeper('server', '--db-filename', file, '--log-level', 'error'),
      sleeper('tail', '-f', file),
      sleeper('server', '--db-filename', `${file}.copy`),
    ]);
    const said: string[] = [];
    const search = { name: 'A server', path: file, args: ['--db-filename', file], stopSignal: 'SIGTERM' } as const;
    await endOrphans({ ...search, graceMs: 200, say: (line) => said.push(line) });
    expect([stubborn, reader, other].map(isRunning)).toEqual([false, true, true]);
    expect(said).toEqual([`A server of an earlier run still works on ${file} (pid ${stubborn}): ending it`]);
    for (const pid of [reader, other]) process.kill(pid, 'SIGKILL');
  });
});

describe('startService', () => {
  const node = (code: string) => ({
    name: 'It',
    command: process.execPath,
    args: ['-e', code],
    stopSignal: 'SIGTERM' as const,
    graceMs: 300,
  });

  it('reports how it ended, and its last words', async () => {
    const service = await startService(node('console.log("last words"); process.exit(3)'));
    expect(await service.ended).toEqual({ expected: false, code: 3 });
    expect(service.lastOutput()).toBe('last words');
  });

  it('asks it to end, and kills what does not', async () => {
    const service = await startService(node('process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await service.stop();
    expect(() => process.kill(service.pid, 0)).toThrow();
    expect((await service.ended).expected).toBe(true);
  });

  it('keeps what it writes from other users', async () => {
    const file = join(folder, 'written');
    const service = await startService(node(`require('node:fs').writeFileSync(${JSON.stringify(file)}, 'x')`));
    await service.ended;
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('says when there is no such program', async () => {
    await expect(startService({ ...node(''), command: join(folder, 'nothing') })).rejects.toThrow(
      /It could not be run.*ENOENT/s,
    );
  });
});
