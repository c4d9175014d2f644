/** `pulpo start`: everything on this machine, until Ctrl-C. */
import { loadConfig } from '../../config/config';
import { startInstance } from '../start/instance';
import { takeSignals } from '../start/signals';
import { say } from '../say';

/** @returns the exit code */
export async function start(): Promise<number> {
  const config = loadConfig(process.env);
  const signals = takeSignals(say);
  const instance = await startInstance(config, process.env, say);
  return signals.until(instance.stop, instance.broken);
}
