/** What an instance keeps in its data folder: generated secrets, and how to reach it while it runs. */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config/config';
import { makePrivate } from './private-folder';
import { isSameProcess, startOf } from './processes';

export interface Secrets {
  postgresPassword: string;
  twilioAuthToken: string;
  apiToken: string;
  adminToken: string;
}

const SECRETS: Record<keyof Secrets, number> = {
  postgresPassword: 18,
  twilioAuthToken: 16,
  apiToken: 24,
  adminToken: 24,
};

export const secretsFile = (dataDir: string): string => join(dataDir, 'secrets.json');

/** The secrets of this data folder; missing ones are made once. Readable by the owner only. */
export function loadSecrets(dataDir: string): Secrets {
  const file = secretsFile(dataDir);
  const found = readJson(file);
  const made = Object.entries(SECRETS).map(([name, bytes]) => {
    const known = found[name];
    return [name, typeof known === 'string' && known !== '' ? known : randomBytes(bytes).toString('hex')] as const;
  });
  const secrets = Object.fromEntries(made) as Record<keyof Secrets, string>;
  if (made.some(([name, value]) => found[name] !== value)) writePrivate(file, secrets);
  return secrets;
}

/**
 * Password of the application role: the one given, else derived from the administrator's own, so that all instances on
 * one PostgreSQL arrive at the same.
 */
export function appPassword(config: Config, adminUrl: string, secrets: Secrets): string {
  if (config.database.appPassword) return config.database.appPassword;
  const key = decodeURIComponent(new URL(adminUrl).password) || secrets.postgresPassword;
  return createHmac('sha256', key).update('pulpo_app').digest('hex').slice(0, 40);
}

/** A running instance, as it wrote itself down. */
export interface Instance {
  pid: number;
  apiUrl: string;
  /** As the application role. */
  databaseUrl: string;
  temporalAddress: string;
  temporalNamespace: string;
  /** Address of the Temporal Web UI, when it is this instance's own. */
  temporalUiUrl?: string;
  /** Address of the local double of Twilio; absent when a real account is used. */
  twilioDoubleUrl?: string;
}

const instanceFile = (dataDir: string): string => join(dataDir, 'instance.json');

/** The instance that runs on this data folder now, if any. */
export function runningInstance(dataDir: string): Instance | null {
  const found = readJson(instanceFile(dataDir));
  const { pid, start, apiUrl, databaseUrl, temporalAddress, temporalNamespace, temporalUiUrl, twilioDoubleUrl } = found;
  if (typeof pid !== 'number' || !isSameProcess(pid, typeof start === 'string' ? start : null)) return null;
  const texts = [apiUrl, databaseUrl, temporalAddress, temporalNamespace];
  if (!texts.every((text) => typeof text === 'string')) return null;
  return {
    pid,
    apiUrl: String(apiUrl),
    databaseUrl: String(databaseUrl),
    temporalAddress: String(temporalAddress),
    temporalNamespace: String(temporalNamespace),
    ...(typeof temporalUiUrl === 'string' ? { temporalUiUrl } : {}),
    ...(typeof twilioDoubleUrl === 'string' ? { twilioDoubleUrl } : {}),
  };
}

export function announceInstance(dataDir: string, instance: Instance): void {
  writePrivate(instanceFile(dataDir), { ...instance, start: startOf(instance.pid) });
}

export function forgetInstance(dataDir: string): void {
  rmSync(instanceFile(dataDir), { force: true });
}

const lockFile = (dataDir: string): string => join(dataDir, 'pulpo.pid');

/**
 * Takes the data folder for this process, and makes it and what is in it readable by its owner only.
 * @returns what gives it back
 * @throws {Error} when another process has it, or it cannot be made private
 */
export function lockDataFolder(dataDir: string): () => void {
  makePrivate(dataDir);
  const file = lockFile(dataDir);
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, `${process.pid}\n${startOf(process.pid) ?? ''}\n`, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (linked(mine, file)) return releaseOf(file);
      const owner = ownerOf(file);
      if (owner && owner.pid !== process.pid && isSameProcess(owner.pid, owner.start)) {
        throw new Error(
          `Pulpo already runs on ${dataDir} (pid ${owner.pid}). Stop it first, or start another instance with another PULPO_DATA_DIR.`,
        );
      }
      clearStaleLock(file, `${mine}.stale`);
    }
    throw new Error(`${file} cannot be taken; another process is starting on ${dataDir} at this moment. Try again.`);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Gives a file a second name unless that exists: it appears with all its content, for one process only. */
function linked(file: string, name: string): boolean {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a lock whose owner is gone. Another process may do the same at this moment, and its new lock must stay. */
function clearStaleLock(file: string, aside: string): void {
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const owner = ownerOf(aside);
  if (owner && owner.pid !== process.pid && isSameProcess(owner.pid, owner.start)) linked(aside, file);
  rmSync(aside, { force: true });
}

function releaseOf(file: string): () => void {
  const release = (): void => {
    if (ownerOf(file)?.pid === process.pid) rmSync(file, { force: true });
  };
  // Also when the process ends in a hurry.
  process.once('exit', release);
  return release;
}

/** Who wrote a lock: process id, and when it was started (`null` where that is not known). */
function ownerOf(file: string): { pid: number; start: string | null } | null {
  if (!existsSync(file)) return null;
  const [pid = '', start = ''] = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(pid), start: start === '' ? null : start };
}

function readJson(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {};
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    throw new Error(`${file} is not valid JSON. Repair it, or delete it to have it made anew.`);
  }
}

function writePrivate(file: string, content: object): void {
  const temporary = `${file}.${process.pid}`;
  makePrivate(join(file, '..'));
  writeFileSync(temporary, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, file);
}
