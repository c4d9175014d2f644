// Makes the database that test databases are copied from. Run as a program (`tsx`), since the migration runner is an
// ES module, which Jest's CommonJS world cannot import. Arguments: admin URL, name, password of the application role.
import { prepareDatabase, withDatabase } from '../../store/migrate';
import { seedWorkspaces } from '../../store/seed';

async function main([adminUrl, database, appPassword]: string[]): Promise<void> {
  if (adminUrl === undefined || database === undefined || appPassword === undefined)
    throw new Error('Three arguments are needed');
  await prepareDatabase({ adminUrl, database, appPassword });
  await seedWorkspaces(withDatabase(adminUrl, database));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
