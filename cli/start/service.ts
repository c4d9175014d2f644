/** A child process that serves something and never outlives the process that started it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isSameProcess, startOf, stopProcess } from './processes';

export interface ServiceOptions {
  /** For messages: "PostgreSQL". */
  name: string;
  command: string;
  args: readonly string[];
  uid?: number;
  gid?: number;
  env?: Record<string, string>;
  cwd?: string;
  /** How this program wants to be asked to end. */
  stopSignal: NodeJS.Signals;
  /** How long it may take to end before it is killed, in ms. */
  graceMs: number;
}

export interface Service {
  /** Process id of the service itself, not of its supervisor. */
  readonly pid: number;
  /** Resolves when the service has ended, whoever ended it, also when only its supervisor was killed. */
  readonly ended: Promise<{ expected: boolean; code: number | null }>;
  /** The last lines it printed, for error messages. */
  lastOutput(): string;
  /** Asks it to end and waits until it has. Safe to call twice. */
  stop(): Promise<void>;
}

const KEPT_OUTPUT = 4000;

/**
 * Starts a service under a supervisor (`supervisor.cjs`), a process of its own group that ends the service as soon as
 * this process is gone. A terminal's Ctrl-C therefore reaches only this process, which shuts things down in its own order.
 * When the supervisor is killed, this process ends the service itself. The service's files are its owner's only.
 * @throws {Error} when the program cannot be run at all
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { name, ...service } = options;
  const supervisor = spawn(process.execPath, [join(__dirname, 'supervisor.cjs'), JSON.stringify(service)], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    // The parent's NODE_OPTIONS (a loader, an inspector) are not for the supervisor.
    env: withoutNodeOptions(process.env),
  });
  let output = '';
  let stopping = false;
  const pid = new Promise<number>((resolve, reject) => {
    let head = '';
    const remember = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-KEPT_OUTPUT);
    };
    supervisor.stdout.on('data', (chunk: Buffer) => {
      if (head !== 'read') {
        head += chunk.toString('utf8');
        const match = /supervisor: pid (\d+)\n/.exec(head);
        if (!match) return;
        chunk = Buffer.from(head.replace(match[0], ''));
        head = 'read';
        resolve(Number(match[1]));
      }
      remember(chunk);
    });
    supervisor.stderr.on('data', remember);
    supervisor.once('error', reject);
    supervisor.once('exit', () => reject(new Error(`${name} did not start: ${output.trim() || 'no output'}`)));
  });
  const ended = new Promise<{ expected: boolean; code: number | null }>((resolve) =>
    supervisor.once('close', (code) => {
      void endUnsupervised().then(() => resolve({ expected: stopping, code }));
    }),
  );
  supervisor.stdin.on('error', () => undefined);

  let started: { pid: number; start: string | null } | null = null;
  /** The supervisor is gone. It ended the service first, unless it was killed. */
  async function endUnsupervised(): Promise<void> {
    if (!started?.start || !isSameProcess(started.pid, started.start)) return;
    await stopProcess(started.pid, service.stopSignal, service.graceMs).catch((error: unknown) => {
      output += `\n${error instanceof Error ? error.message : String(error)}`;
    });
  }

  const servicePid = await pid;
  if (servicePid === 0) {
    await ended;
    throw new Error(`${name} could not be run: ${output.trim()}`);
  }
  started = { pid: servicePid, start: startOf(servicePid) };
  return {
    pid: servicePid,
    ended,
    lastOutput: () => output.trim(),
    async stop() {
      stopping = true;
      supervisor.stdin.end();
      await ended;
    },
  };
}

function withoutNodeOptions(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _dropped, NODE_CHANNEL_FD: _channel, ...rest } = env;
  return rest;
}
