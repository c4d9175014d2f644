/** `pulpo migrate`: roles and schema, as a one-shot job. */
import { resolve } from 'node:path';
import { loadConfig } from '../../config/config';
import { prepareDatabase } from '../../store/migrate';
import { seedWorkspaces } from '../../store/seed';
import { say } from '../say';
import { appPassword, loadSecrets } from '../start/data-folder';

/** @throws {Error} when no database is named or it cannot be migrated */
export async function migrateDatabase({ seed }: { seed: boolean }): Promise<void> {
  const config = loadConfig(process.env);
  const adminUrl = config.database.adminUrl ?? config.database.url;
  if (!adminUrl)
    throw new Error('Set DATABASE_ADMIN_URL (or DATABASE_URL) to a role that may create roles and tables.');
  const password = config.database.appPassword ?? appPassword(config, adminUrl, loadSecrets(resolve(config.dataDir)));
  await prepareDatabase({ adminUrl, appPassword: password, log: say });
  if (seed) {
    const created = await seedWorkspaces(adminUrl);
    say(
      created.length > 0
        ? `created the demo workspaces ${created.join(', ')}`
        : 'the demo workspaces were there already',
    );
  }
  say('The schema is up to date.');
}
