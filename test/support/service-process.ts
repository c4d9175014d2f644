// Starts one of the services that `npm start` brings along and prints its pid: a run that a test can kill. Run as a program
// (`tsx`). Arguments: `temporal` and the program, or `postgres`; and the folder that it works in.
import { startPostgresIn, startTemporalIn } from './services-in-folder';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main([folder = '', temporal]: string[]): Promise<void> {
  const { service } = temporal ? await startTemporalIn(folder, temporal, say) : await startPostgresIn(folder, say);
  process.stdout.write(`pid ${service.pid}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  say(String(error));
  process.exitCode = 1;
});
