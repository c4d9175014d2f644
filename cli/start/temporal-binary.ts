/** Where a `temporal` program comes from: named, on the PATH, cached, downloaded, or built with Go. */
import { execFile } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { withProgress, type Say } from './progress';
import { checkDigest } from './remembered-digest';
import { startService } from './service';

const run = promisify(execFile);

/** The newest release that `go install` accepts: later ones carry a `replace` directive. */
export const TEMPORAL_CLI_VERSION = 'v1.5.1';
const MODULE = 'github.com/temporalio/cli/cmd/temporal';
const MIN_GO = [1, 25] as const;
/** A machine without internet may let the request hang: no bytes for this long means no. */
const DOWNLOAD_SILENCE_MS = 20_000;
const DOWNLOAD_WITHIN_MS = 5 * 60_000;

export interface FindOptions {
  /** `TEMPORAL_CLI_PATH`. */
  cliPath?: string | undefined;
  env: NodeJS.ProcessEnv;
  say: Say;
}

/** `${XDG_CACHE_HOME:-~/.cache}/pulpo/bin` */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'pulpo', 'bin');
}

/**
 * In this order: `TEMPORAL_CLI_PATH`, the PATH, Pulpo's cache, the download that Temporal's SDK offers, `go install` (whose
 * sources Go checks against its checksum database). What lies in the cache is run only while it is unchanged.
 * @throws {Error} naming every way that was tried and what would help
 */
export async function findTemporal({ cliPath, env, say }: FindOptions): Promise<string> {
  if (cliPath) {
    if (isExecutable(cliPath)) return cliPath;
    throw new Error(
      `TEMPORAL_CLI_PATH=${cliPath} is not an executable file. Unset it, or give the path of the temporal CLI.`,
    );
  }
  const cache = cacheFolder(env);
  const cached = join(cache, 'temporal');
  const own = onPath('temporal', env);
  if (own) return own;
  if (isExecutable(cached)) {
    checkDigest(cached);
    return cached;
  }

  const tried: string[] = ['no temporal program on the PATH or in ' + cache];
  for (const way of [download, buildWithGo]) {
    const outcome = await way(cache, cached, env, say);
    if (outcome === null) {
      checkDigest(cached);
      return cached;
    }
    tried.push(outcome);
    say(outcome);
  }
  throw new Error(
    `A Temporal server is needed and could not be had: ${tried.join('; ')}. ` +
      `Ways out: install Go ${MIN_GO.join('.')} or newer and start again (it is then built from source); ` +
      'or install the temporal CLI and put it on the PATH or into TEMPORAL_CLI_PATH; ' +
      'or set TEMPORAL_ADDRESS to a server that is running.',
  );
}

/** What went wrong, or `null` when the program now lies at `target`. */
type Way = (cache: string, target: string, env: NodeJS.ProcessEnv, say: Say) => Promise<string | null>;

const download: Way = async (cache, target, _env, say) => {
  const folder = temporaryFolder(cache);
  try {
    await withProgress(say, 'Downloading the Temporal server', () => downloadInto(folder));
    const file = readdirSync(folder)
      .map((name) => join(folder, name))
      .find(isExecutable);
    if (!file) return 'the download brought no program';
    renameSync(file, target);
    return null;
  } catch (error) {
    return `the Temporal server could not be downloaded (${rootCause(error)})`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** In a process of its own, because a download inside the SDK's native code cannot be given up. */
async function downloadInto(folder: string): Promise<void> {
  const child = await startService({
    name: 'The download',
    command: process.execPath,
    args: [join(__dirname, 'download-temporal.cjs'), folder],
    stopSignal: 'SIGKILL',
    graceMs: 1000,
  });
  const startedAt = Date.now();
  let size = 0;
  let lastGrowth = startedAt;
  const watch = setInterval(() => {
    const now = folderSize(folder);
    if (now > size) lastGrowth = Date.now();
    size = now;
    if (Date.now() - lastGrowth > DOWNLOAD_SILENCE_MS || Date.now() - startedAt > DOWNLOAD_WITHIN_MS) void child.stop();
  }, 500);
  const { code, expected } = await child.ended.finally(() => clearInterval(watch));
  if (expected) throw new Error('nothing arrived');
  if (code !== 0) throw new Error(child.lastOutput());
}

const buildWithGo: Way = async (cache, target, env, say) => {
  const go = onPath('go', env);
  if (!go) return 'Go is not installed, so it could not be built either';
  const version = await goVersion(go, env);
  if (!version || version[0] < MIN_GO[0] || (version[0] === MIN_GO[0] && version[1] < MIN_GO[1])) {
    return `Go ${version?.join('.') ?? '(unknown version)'} is too old to build it (${MIN_GO.join('.')} or newer is needed)`;
  }
  const folder = temporaryFolder(cache);
  try {
    say(
      `Building the Temporal server ${TEMPORAL_CLI_VERSION} with Go, once; this takes about four minutes on two cores`,
    );
    await withProgress(say, 'Building the Temporal server', () => goInstall(go, folder));
    renameSync(join(folder, 'temporal'), target);
    return null;
  } catch (error) {
    return `building it with Go failed (${firstLine(error)})`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Under a supervisor: four minutes of compiling must not go on after this process has been ended. */
async function goInstall(go: string, folder: string): Promise<void> {
  const build = await startService({
    name: 'go install',
    command: go,
    args: ['install', '-trimpath', '-ldflags', '-s -w', `${MODULE}@${TEMPORAL_CLI_VERSION}`],
    env: { GOBIN: folder },
    cwd: folder,
    stopSignal: 'SIGTERM',
    graceMs: 2000,
  });
  const { code } = await build.ended;
  if (code !== 0) throw new Error(build.lastOutput());
}

async function goVersion(go: string, env: NodeJS.ProcessEnv): Promise<[number, number] | null> {
  try {
    const match = /go(\d+)\.(\d+)/.exec((await run(go, ['version'], { env })).stdout);
    return match ? [Number(match[1]), Number(match[2])] : null;
  } catch {
    return null;
  }
}

/** Beside the target, so that the finished program can be renamed into place in one step. */
function temporaryFolder(cache: string): string {
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, '.new-'));
}

function onPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  return (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const folderSize = (folder: string): number =>
  existsSync(folder)
    ? readdirSync(folder).reduce(
        (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
        0,
      )
    : 0;

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().split('\n')[0] ?? '';

/** The SDK wraps one error in another, each repeating the address. */
const rootCause = (error: unknown): string => firstLine(error).split(': ').slice(-2).join(': ');
