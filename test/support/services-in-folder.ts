/** The two services that `npm start` brings along, on the files of a test's folder. */
import { join } from 'node:path';
import { freePort } from '../../cli/start/ports';
import { startPostgres, type EmbeddedPostgres } from '../../cli/start/postgres';
import type { Say } from '../../cli/start/progress';
import { startTemporal, type DevServer } from '../../cli/start/temporal';

export const startTemporalIn = (folder: string, binary: string, say: Say): Promise<DevServer> =>
  startTemporal({
    binary,
    ports: async () => ({ port: await freePort() }),
    namespace: 'default',
    file: join(folder, 'temporal.db'),
    say,
  });

export const startPostgresIn = (folder: string, say: Say): Promise<EmbeddedPostgres> =>
  startPostgres({
    directory: join(folder, 'postgres'),
    port: freePort,
    password: 'secret',
    database: 'pulpo',
    throwaway: true,
    say,
  });
