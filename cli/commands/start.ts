/** `pulpo start`: everything on this machine, until Ctrl-C. */
import { loadConfig } from '../../config/config';
import { startInstance } from '../start/instance';
import { untilSignal } from '../start/until-signal';
import { say } from '../say';

/** @returns the exit code */
export async function start(): Promise<number> {
  const config = loadConfig(process.env);
  const instance = await startInstance(config, process.env, say);
  return untilSignal(instance.stop, instance.broken, say);
}
