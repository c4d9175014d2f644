// Makes the database that test databases are copied from. Run as a program (`tsx`), since the migration runner is an
// ES module, which Jest's CommonJS world cannot import. Arguments: admin URL, name, password of the application role.
import { openDatabase } from '../../store/database';
import { prepareDatabase } from '../../store/migrate';
import { seedDemoWorkspaces } from '../../store/seed';

async function main([adminUrl, database, appPassword]: string[]): Promise<void> {
  if (adminUrl === undefined || database === undefined || appPassword === undefined)
    throw new Error('Three arguments are needed');
  const db = openDatabase({ url: await prepareDatabase({ adminUrl, database, appPassword }), maxConnections: 2 });
  await seedDemoWorkspaces(db);
  await db.close();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
