/** Servers of an earlier run that still work on our files because their supervisor was killed together with the run. */
import { processesWith, stopProcess } from './processes';
import type { Say } from './progress';

export interface OrphanSearch {
  /** For messages: "PostgreSQL". */
  name: string;
  /** What the server works on, for messages. */
  path: string;
  /** Consecutive arguments by which every server on these files is recognised, whoever started it. */
  args: readonly string[];
  stopSignal: NodeJS.Signals;
  graceMs: number;
  say: Say;
}

/**
 * Ends every server that works on these files. Two servers on the same files destroy them, and a lost or stale note of a
 * process id must not lead to that: the command line is the evidence.
 * @throws {Error} when one cannot be ended
 */
export async function endOrphans({ name, path, args, stopSignal, graceMs, say }: OrphanSearch): Promise<void> {
  for (const pid of await processesWith(args)) {
    say(`${name} of an earlier run still works on ${path} (pid ${pid}): ending it`);
    await stopProcess(pid, stopSignal, graceMs);
  }
}
