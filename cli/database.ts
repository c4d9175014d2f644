/** The database that a command works on, as the application role: the running instance's, or the environment's. */
import { resolve } from 'node:path';
import type { Config } from '../config/config';
import { openDatabase, type Database } from '../store/database';
import { APP_ROLE, appUrl } from '../store/migrate';
import { appPassword, loadSecrets, runningInstance } from './start/data-folder';

/** @throws {Error} when there is neither a running instance nor a `DATABASE_URL` */
export function applicationUrl(config: Config): string {
  const { url, adminUrl } = config.database;
  const given = url ?? adminUrl;
  if (given) {
    // Row-level security holds the application role only: no command ever works as an administrator.
    return new URL(given).username === APP_ROLE
      ? given
      : appUrl(given, appPassword(config, given, loadSecrets(resolve(config.dataDir))));
  }
  const instance = runningInstance(resolve(config.dataDir));
  if (instance) return instance.databaseUrl;
  throw new Error(
    `No instance runs on ${config.dataDir} and DATABASE_URL is not set. Start one (npm start), or name its PULPO_DATA_DIR or DATABASE_URL.`,
  );
}

/** Opens it for one piece of work. */
export async function withDatabase<T>(config: Config, work: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase({ url: applicationUrl(config), maxConnections: 2, applicationName: 'pulpo-cli' });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}
