/** `pulpo chat`: a customer in the terminal, who writes through the real, signed webhook of a running instance. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { readInbox } from '../../channel/double-inbox';
import { createCustomer, type Answer } from '../../channel/simulated-customer';
import { NO_ACCOUNT } from '../../channel/twilio-double';
import { loadConfig } from '../../config/config';
import { DEMO_WORKSPACES } from '../../store/seed';
import { LateReplies } from '../late-replies';
import { say } from '../say';
import { loadSecrets, runningInstance, secretsFile } from '../start/data-folder';

export interface ChatOptions {
  to?: string;
  from: string;
  name: string;
  url?: string;
}

/** How often the double of Twilio is asked for replies that came later. */
const POLL_MS = 300;
/** How long a finished pipe waits for a reply that is still on its way: longer than a limit of messages per minute holds one back. */
const LAST_REPLY_MS = 90_000;

/** @throws {Error} when there is nobody to talk to */
export async function chat({ to, from, name, url }: ChatOptions): Promise<void> {
  const config = loadConfig(process.env);
  const dataDir = resolve(config.dataDir);
  const instance = runningInstance(dataDir);
  const baseUrl = url?.replace(/\/+$/, '') ?? instance?.apiUrl;
  if (!baseUrl)
    throw new Error(`No instance runs on ${config.dataDir}. Start one with npm start, or name its address with --url.`);
  const token =
    config.twilio.authToken ?? (existsSync(secretsFile(dataDir)) ? loadSecrets(dataDir).twilioAuthToken : undefined);
  if (!token) throw new Error('Set TWILIO_AUTH_TOKEN to the token of that instance: messages must be signed with it.');

  const workspace = workspaceOf(to);
  const customer = createCustomer({ baseUrl, token, from, to: workspace.address, profileName: name });
  const inbox = instance?.twilioDoubleUrl
    ? await watchInbox(
        { url: instance.twilioDoubleUrl, accountSid: config.twilio.accountSid ?? NO_ACCOUNT, authToken: token },
        from,
      )
    : null;

  const interactive = process.stdin.isTTY;
  if (interactive) say(`You write to ${workspace.name} as ${from}. Ctrl-D ends the conversation.`);
  const terminal = createInterface({
    input: process.stdin,
    ...(interactive ? { output: process.stdout, prompt: 'you: ' } : {}),
  });
  inbox?.onMessage((body) => {
    if (interactive) process.stdout.write('\r');
    say(`pulpo (sent later): ${body}`);
    if (interactive) terminal.prompt();
  });
  if (interactive) terminal.prompt();
  for await (const line of terminal) {
    if (line.trim() !== '') {
      if (!interactive) say(`you: ${line}`);
      const answer = await customer.say(line);
      if (isOnItsWay(answer)) inbox?.late.expect();
      say(inWords(answer));
    }
    if (interactive) terminal.prompt();
  }
  if (!interactive) await inbox?.untilComplete(LAST_REPLY_MS);
  inbox?.stop();
}

function workspaceOf(to: string | undefined): { name: string; address: string } {
  if (to?.startsWith('whatsapp:')) return { name: to, address: to };
  const found = DEMO_WORKSPACES.find(({ slug }) => to === undefined || slug === to);
  if (found) return { name: found.name, address: found.whatsapp };
  throw new Error(
    `"${to}" is neither a number (whatsapp:+…) nor a demo workspace (${DEMO_WORKSPACES.map(({ slug }) => slug).join(', ')}).`,
  );
}

const isOnItsWay = ({ status, reply }: Answer): boolean => status === 200 && reply === null;

function inWords({ status, reply }: Answer): string {
  if (status !== 200) return `(the webhook answered ${status})`;
  return reply === null ? '(no reply in the response; it may come later)' : `pulpo: ${reply}`;
}

interface Inbox {
  onMessage(listener: (body: string) => void): void;
  late: LateReplies;
  /** Waits for the replies that are still on their way. */
  untilComplete(timeoutMs: number): Promise<void>;
  stop(): void;
}

/** Replies that did not travel in the response arrive at the double of Twilio. What lies there already is not news. */
async function watchInbox(double: Parameters<typeof readInbox>[0], from: string): Promise<Inbox> {
  const seen = new Set((await readInbox(double, from)).map(({ sid }) => sid));
  const late = new LateReplies();
  let listener = (_body: string): void => undefined;
  const look = async (): Promise<void> => {
    for (const { sid, body } of await readInbox(double, from).catch(() => [])) {
      if (seen.has(sid)) continue;
      seen.add(sid);
      late.received(Date.now());
      listener(body);
    }
  };
  const timer = setInterval(() => void look(), POLL_MS);
  return {
    onMessage: (next) => (listener = next),
    late,
    async untilComplete(timeoutMs) {
      const deadline = Date.now() + timeoutMs;
      while (!late.complete(Date.now()) && Date.now() < deadline)
        await new Promise((done) => setTimeout(done, POLL_MS));
    },
    stop: () => clearInterval(timer),
  };
}
