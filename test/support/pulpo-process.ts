/** The `pulpo` command as a process of its own, run from the sources. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

export interface PulpoProcess {
  pid: number;
  /** Everything it printed, both streams. */
  output(): string;
  /** Waits until it has printed this. @throws {Error} when it ends before, or not in time */
  untilPrinted(text: string, timeoutMs?: number): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Exit code; -1 after a signal. */
  ended: Promise<number>;
}

function launch(args: readonly string[], env: Record<string, string>): ChildProcessWithoutNullStreams {
  const { NODE_OPTIONS: _loader, ...inherited } = process.env;
  return spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], {
    cwd: ROOT,
    env: { ...inherited, NODE_ENV: 'development', ...env },
  });
}

export function startPulpoProcess(args: readonly string[], env: Record<string, string>): PulpoProcess {
  const child = launch(args, env);
  let output = '';
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  return {
    pid: child.pid ?? 0,
    output: () => output,
    ended,
    kill: (signal) => void child.kill(signal),
    untilPrinted: (text, timeoutMs = 90_000) =>
      new Promise((resolve, reject) => {
        const fail = (why: string): void => reject(new Error(`${why} before it printed "${text}":\n${output}`));
        const timer = setTimeout(() => fail(`${timeoutMs} ms passed`), timeoutMs);
        const look = (): void => {
          if (!output.includes(text)) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve();
        };
        void ended.then((code) => fail(`it ended with ${code}`));
        listeners.add(look);
        look();
      }),
  };
}

/** Runs a command to its end. */
export async function runPulpo(
  args: readonly string[],
  env: Record<string, string>,
  input = '',
): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = launch(args, env);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  child.stdin.end(input);
  const code = await new Promise<number>((resolve) => child.once('close', (exit) => resolve(exit ?? -1)));
  return { code, stdout, stderr };
}
