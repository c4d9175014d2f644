// Starts one of the services that `npm start` brings along and prints its pid: a run that a test can kill. Run as a program
// (`tsx`). Arguments: `temporal` and the program, or `postgres`; and the folder that it works in.
import { join } from 'node:path';
import { freePort } from '../../cli/start/ports';
import { startPostgres } from '../../cli/start/postgres';
import { startTemporal } from '../../cli/start/temporal';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main([folder = '', temporal]: string[]): Promise<void> {
  const { service } = temporal
    ? await startTemporal({
        binary: temporal,
        ports: async () => ({ port: await freePort() }),
        namespace: 'default',
        file: join(folder, 'temporal.db'),
        say,
      })
    : await startPostgres({
        directory: join(folder, 'postgres'),
        port: freePort,
        password: 'secret',
        database: 'pulpo',
        throwaway: true,
        say,
      });
  process.stdout.write(`pid ${service.pid}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  say(String(error));
  process.exitCode = 1;
});
