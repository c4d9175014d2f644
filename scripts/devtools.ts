/** A headless Chromium, told what to do by the DevTools protocol over a pipe. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { asRecord } from '../store/json';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome'];
const ANSWER_WITHIN_MS = 30_000;

/** Of a picture, in pixels. A zoom below 1 shows more of the page in it. */
export interface PageSize {
  width: number;
  height: number;
  zoom: number;
}

export interface Page {
  /** Calls a method of the protocol. @throws {Error} with the browser's words, or when it does not answer */
  call(method: string, params?: object): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

/** @throws {Error} when there is no Chromium on the path */
export async function openPage({ width, height, zoom }: PageSize): Promise<Page> {
  const profile = mkdtempSync(join(tmpdir(), 'pulpo-pictures-'));
  const browser = await start([
    '--headless',
    // Chromium refuses its sandbox to root; the pages are this machine's own.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--hide-scrollbars',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
  ]);
  const waiting = new Map<number, (answer: Record<string, unknown>) => void>();
  let rest = '';
  browser.output.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const text of messages) {
      const message = asRecord(JSON.parse(text));
      waiting.get(Number(message['id']))?.(message);
    }
  });
  let last = 0;
  async function send(method: string, params: object, sessionId?: unknown): Promise<Record<string, unknown>> {
    const id = (last += 1);
    const answer = await new Promise<Record<string, unknown>>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Chromium does not answer ${method}`)), ANSWER_WITHIN_MS);
      waiting.set(id, (message) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(message);
      });
      browser.input.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
    if (answer['error']) throw new Error(`${method}: ${String(asRecord(answer['error'])['message'])}`);
    return asRecord(answer['result']);
  }
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  await send('Page.enable', {}, sessionId);
  const viewport = { width: Math.round(width / zoom), height: Math.round(height / zoom) };
  await send('Emulation.setDeviceMetricsOverride', { ...viewport, deviceScaleFactor: zoom, mobile: false }, sessionId);
  return {
    call: (method, params = {}) => send(method, params, sessionId),
    close: async () => {
      await send('Browser.close', {});
      await browser.ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

interface Browser {
  /** Commands and answers: file descriptors 3 and 4, as Chromium wants it. */
  input: Writable;
  output: Readable;
  ended: Promise<void>;
}

async function start(args: readonly string[]): Promise<Browser> {
  for (const program of PROGRAMS) {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    const found = await new Promise<boolean>((resolve) =>
      child.once('spawn', () => resolve(true)).once('error', () => resolve(false)),
    );
    const [, , , input, output] = child.stdio;
    if (found && input && output && 'write' in input && 'read' in output)
      return { input: input as Writable, output: output as Readable, ended };
  }
  throw new Error(`No Chromium is on the path (${PROGRAMS.join(', ')}). Install one: the pictures are taken with it.`);
}
