/** Other processes on this machine: which run, which is which, and how one is ended. */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PROC = existsSync('/proc/self/stat');

/** Whether a process with this id exists (also one of another user). One that has ended and was not collected does not. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !/^[ZX]$/.test(statFields(pid)?.[0] ?? '');
}

/**
 * When a process was started, as a text that is only good for comparing: ids are reused, and a process id together with
 * this is not. `null` when the process is gone or the system does not tell.
 */
export function startOf(pid: number): string | null {
  try {
    if (!PROC) return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
    const ticks = statFields(pid)?.[19];
    // Ticks count from the system's start, so that they mean nothing without it.
    return ticks ? `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}` : null;
  } catch {
    return null;
  }
}

/** Whether this process id still belongs to the process that {@link startOf} was asked about. */
export const isSameProcess = (pid: number, start: string | null): boolean =>
  isRunning(pid) && (start === null || startOf(pid) === start);

/** Ids of the processes that have these arguments on their command line, one after the other. */
export async function processesWith(args: readonly string[]): Promise<number[]> {
  const lines = PROC ? commandLinesOfProc() : await commandLinesOfPs();
  const separator = PROC ? '\0' : ' ';
  const wanted = [separator, ...args.map((arg) => `${arg}${separator}`)].join('');
  return lines
    .filter(({ pid, line }) => `${separator}${line}${separator}`.includes(wanted) && isRunning(pid))
    .map(({ pid }) => pid);
}

/**
 * Asks a process to end, waits, and kills it when it has not. Returns when it is gone.
 * @throws {Error} when it cannot be ended
 */
export async function stopProcess(pid: number, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  const start = startOf(pid);
  for (const [ask, waitMs] of [[signal, graceMs] as const, ['SIGKILL', KILLED_WITHIN_MS] as const]) {
    send(pid, ask);
    for (const deadline = Date.now() + waitMs; Date.now() < deadline;) {
      if (!isSameProcess(pid, start)) return;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  throw new Error(`The process ${pid} could not be ended, not even with SIGKILL. End it yourself and start again.`);
}

const KILLED_WITHIN_MS = 5000;

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EPERM')
      throw new Error(
        `The process ${pid} belongs to another user and cannot be ended. End it yourself and start again.`,
      );
    if (code !== 'ESRCH') throw error;
  }
}

/** What stands after the name in `/proc/<pid>/stat`: state, parent, … The name itself may hold spaces and brackets. */
function statFields(pid: number): string[] | null {
  if (!PROC) return null;
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

interface CommandLine {
  pid: number;
  line: string;
}

function commandLinesOfProc(): CommandLine[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [{ pid: Number(name), line: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
      } catch {
        return []; // It has ended meanwhile.
      }
    });
}

async function commandLinesOfPs(): Promise<CommandLine[]> {
  const { stdout } = await run('ps', ['-axww', '-o', 'pid=,args='], { maxBuffer: 64 * 1024 * 1024 });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, args] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid && args ? [{ pid: Number(pid), line: args }] : [];
  });
}
