/** The data folder belongs to one user: it holds secrets and what customers wrote. */
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What makes a folder recognisable as a data folder. */
const OURS = ['secrets.json', 'pulpo.pid', 'instance.json', 'postgres', 'temporal.db'];

/** Owner only; and, where another user runs PostgreSQL, passable for that user's group, which sees no names in it. */
const PRIVATE = 0o700;
const PASSABLE = 0o710;

/**
 * Makes the folder, or takes the rights of all other users on it and on its files away. PostgreSQL keeps its own folder
 * private by itself.
 * @throws {Error} when it belongs to somebody else, or holds things that are not Pulpo's
 */
export function makePrivate(dataDir: string): void {
  const folder = resolve(dataDir);
  if (mkdirSync(folder, { recursive: true, mode: PRIVATE }) === undefined) refuseForeign(folder);
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isFile() && found.mode & 0o077) chmodSync(path, 0o600);
  }
  const { mode } = statSync(folder);
  // Passable: as it was left for PostgreSQL's user, see letPass.
  if ((mode & 0o777) !== PASSABLE && mode & 0o077) chmodSync(folder, PRIVATE);
}

/** Lets the user that runs PostgreSQL walk through the data folder to its own folder, and nobody else. Root only. */
export function letPass(dataDir: string, group: number): void {
  chownSync(dataDir, -1, group);
  chmodSync(dataDir, PASSABLE);
}

function refuseForeign(folder: string): void {
  const { uid } = statSync(folder);
  const user = process.getuid?.();
  if (user !== undefined && user !== 0 && uid !== user) {
    throw new Error(
      `The data folder ${folder} belongs to another user (uid ${uid}), who could read everything in it. ` +
        'Set PULPO_DATA_DIR to a folder of your own.',
    );
  }
  const names = readdirSync(folder);
  if (names.length > 0 && !names.some((name) => OURS.includes(name))) {
    throw new Error(
      `${folder} holds things that are not Pulpo's, and the data folder is closed to all other users. ` +
        'Set PULPO_DATA_DIR to a folder of its own.',
    );
  }
}
