/** What an instance keeps in its data folder: generated secrets, and how to reach it while it runs. */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config/config';
import { isRunning } from './processes';

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
  /** Address of the local double of Twilio; absent when a real account is used. */
  twilioDoubleUrl?: string;
}

const instanceFile = (dataDir: string): string => join(dataDir, 'instance.json');

/** The instance that runs on this data folder now, if any. */
export function runningInstance(dataDir: string): Instance | null {
  const found = readJson(instanceFile(dataDir));
  const { pid, apiUrl, databaseUrl, temporalAddress, temporalNamespace, twilioDoubleUrl } = found;
  if (typeof pid !== 'number' || !isRunning(pid)) return null;
  const texts = [apiUrl, databaseUrl, temporalAddress, temporalNamespace];
  if (!texts.every((text) => typeof text === 'string')) return null;
  return {
    pid,
    apiUrl: String(apiUrl),
    databaseUrl: String(databaseUrl),
    temporalAddress: String(temporalAddress),
    temporalNamespace: String(temporalNamespace),
    ...(typeof twilioDoubleUrl === 'string' ? { twilioDoubleUrl } : {}),
  };
}

export function announceInstance(dataDir: string, instance: Instance): void {
  writePrivate(instanceFile(dataDir), instance);
}

export function forgetInstance(dataDir: string): void {
  rmSync(instanceFile(dataDir), { force: true });
}

const lockFile = (dataDir: string): string => join(dataDir, 'pulpo.pid');

/**
 * Takes the data folder for this process.
 * @returns what gives it back
 * @throws {Error} when another process has it
 */
export function lockDataFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = lockFile(dataDir);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
      const release = (): void => {
        if (ownerOf(file) === process.pid) rmSync(file, { force: true });
      };
      // Also when the process ends in a hurry.
      process.once('exit', release);
      return release;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = ownerOf(file);
      if (owner !== process.pid && isRunning(owner)) {
        throw new Error(
          `Pulpo already runs on ${dataDir} (pid ${owner}). Stop it first, or start another instance with other PULPO_DATA_DIR and PORT.`,
        );
      }
      rmSync(file, { force: true });
    }
  }
  throw new Error(`${file} cannot be taken; another process is starting on ${dataDir} at this moment.`);
}

const ownerOf = (file: string): number => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN);

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
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(temporary, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, file);
}
