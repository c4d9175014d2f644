/** A child process that serves something and never outlives the process that started it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

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
  /** Process id of the service itself, not of its keeper. */
  readonly pid: number;
  /** Resolves when the service has ended, whoever ended it. */
  readonly ended: Promise<{ expected: boolean; code: number | null }>;
  /** The last lines it printed, for error messages. */
  lastOutput(): string;
  /** Asks it to end and waits until it has. Safe to call twice. */
  stop(): Promise<void>;
}

const KEPT_OUTPUT = 4000;

/**
 * Starts a service under a keeper (`keeper.cjs`), a process of its own group that ends the service as soon as this
 * process is gone. A terminal's Ctrl-C therefore reaches only this process, which shuts things down in its own order.
 * @throws {Error} when the program cannot be run at all
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { name, ...service } = options;
  const keeper = spawn(process.execPath, [join(__dirname, 'keeper.cjs'), JSON.stringify(service)], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    // The parent's NODE_OPTIONS (a loader, an inspector) are not for the keeper.
    env: withoutNodeOptions(process.env),
  });
  let output = '';
  let stopping = false;
  const pid = new Promise<number>((resolve, reject) => {
    let head = '';
    const remember = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-KEPT_OUTPUT);
    };
    keeper.stdout.on('data', (chunk: Buffer) => {
      if (head !== 'read') {
        head += chunk.toString('utf8');
        const match = /keeper: pid (\d+)\n/.exec(head);
        if (!match) return;
        chunk = Buffer.from(head.replace(match[0], ''));
        head = 'read';
        resolve(Number(match[1]));
      }
      remember(chunk);
    });
    keeper.stderr.on('data', remember);
    keeper.once('error', reject);
    keeper.once('exit', () => reject(new Error(`${name} did not start: ${output.trim() || 'no output'}`)));
  });
  const ended = new Promise<{ expected: boolean; code: number | null }>((resolve) =>
    keeper.once('close', (code) => resolve({ expected: stopping, code })),
  );
  keeper.stdin.on('error', () => undefined);

  const servicePid = await pid;
  if (servicePid === 0) {
    await ended;
    throw new Error(`${name} could not be run: ${output.trim()}`);
  }
  return {
    pid: servicePid,
    ended,
    lastOutput: () => output.trim(),
    async stop() {
      stopping = true;
      keeper.stdin.end();
      await ended;
    },
  };
}

function withoutNodeOptions(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _dropped, NODE_CHANNEL_FD: _channel, ...rest } = env;
  return rest;
}
