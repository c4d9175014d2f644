/**
 * Takes the pictures of docs/images/ anew: a customer books on the running instance, and the Temporal UI shows its turns.
 * Needs a running `npm start` and a Chromium on the path.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { createCustomer } from '../channel/simulated-customer';
import { loadSecrets, runningInstance, type Instance } from '../cli/start/data-folder';
import { loadConfig } from '../config/config';
import { temporalConnection } from '../config/temporal';
import { ESTILO } from '../store/seed-estilo';
import { TURN_WORKFLOW } from '../workflows/messages';
import { openPage, type Page } from './devtools';

const IMAGES = join(__dirname, '..', 'docs', 'images');
const SIZE = { width: 1400, height: 1000, zoom: 0.64 };
const BOOKING_TRIES = 10;
const SHOWN_WITHIN_MS = 20_000;

/** What a reader of the pictures looks for in the list. */
const COLUMNS = ['Status', 'Workflow ID', 'Start', 'Intent', 'TurnOutcome', 'History Length', 'Execution Duration'];

/** In the page: folds the list of saved views, and scrolls to the history. */
const TIDY = `
  [...document.querySelectorAll('button')].find((b) => b.parentElement.innerText.trim() === 'Saved Views')?.click();
  const heading = [...document.querySelectorAll('h1, h2, h3')].find((h) => h.innerText.trim() === 'Event History');
  if (heading) {
    heading.style.scrollMarginTop = '55px';
    heading.scrollIntoView();
  }
`;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const dataDir = resolve(config.dataDir);
  const instance = runningInstance(dataDir);
  if (!instance?.temporalUiUrl)
    throw new Error(`No instance with a Temporal UI of its own runs on ${config.dataDir}. Start one with npm start.`);
  const page = await openPage(SIZE);
  try {
    const begun = new Date();
    await book(instance, config.twilio.authToken ?? loadSecrets(dataDir).twilioAuthToken);
    const turn = await bookedTurn(instance, begun);

    const workflows = `${instance.temporalUiUrl}/namespaces/${instance.temporalNamespace}/workflows`;
    await page.call('Page.addScriptToEvaluateOnNewDocument', {
      source: Object.entries({
        'namespace-workflow-table-columns': { [instance.temporalNamespace]: COLUMNS.map((label) => ({ label })) },
        eventFilterSort: 'ascending',
        minimizeEventView: false,
      })
        .map(([key, value]) => `localStorage.setItem('${key}', ${JSON.stringify(JSON.stringify(value))});`)
        .join(''),
    });
    const query = encodeURIComponent(`WorkflowType="${TURN_WORKFLOW}"`);
    await take(page, 'turns', `${workflows}?query=${query}`, turn.workflowId);
    await take(
      page,
      'turn',
      `${workflows}/${encodeURIComponent(turn.workflowId)}/${turn.runId}/history`,
      'Workflow Execution Completed',
    );
  } finally {
    await page.close();
  }
}

/** A new customer asks two things and books. Where the time is not free, another one tries another day. */
async function book({ apiUrl }: Instance, token: string): Promise<void> {
  let reply: string | null = null;
  for (let days = 3; days < 3 + BOOKING_TRIES; days += 1) {
    const day = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
    const hour = 9 + Math.floor(Math.random() * 9);
    const from = `whatsapp:+54911${String(Date.now()).slice(-8)}`;
    const customer = createCustomer({ baseUrl: apiUrl, token, from, to: ESTILO.whatsapp, profileName: 'Ana' });
    for (const text of [
      'hola',
      'qué días abren?',
      'cuánto sale la barba?',
      `quiero un turno de barba el ${day.getDate()}/${day.getMonth() + 1} a las ${hour}`,
      'Ana Ríos',
      'dale',
    ])
      ({ reply } = await customer.say(text));
    if (reply?.includes('Listo')) return;
  }
  throw new Error(`No booking came about in ${BOOKING_TRIES} tries. The last reply was: ${reply ?? 'none'}`);
}

/** The newest turn since then that has booked, once the UI can find it too. */
async function bookedTurn(
  { temporalAddress, temporalNamespace }: Instance,
  since: Date,
): Promise<{ workflowId: string; runId: string }> {
  const connection = await Connection.connect(temporalConnection(temporalAddress));
  try {
    const client = new Client({ connection, namespace: temporalNamespace });
    const query = `WorkflowType="${TURN_WORKFLOW}" AND TurnOutcome STARTS_WITH "booked" AND ExecutionStatus="Completed" AND StartTime>="${since.toISOString()}"`;
    for (const until = Date.now() + SHOWN_WITHIN_MS; Date.now() < until; await sleep(500))
      for await (const { workflowId, runId } of client.workflow.list({ query })) return { workflowId, runId };
  } finally {
    await connection.close();
  }
  throw new Error('The turn that has booked is not found by its search attributes.');
}

/** Opens an address and keeps what it shows, from the history's heading on where there is one. @param text what must be there first */
async function take(page: Page, name: string, url: string, text: string): Promise<void> {
  await page.call('Page.navigate', { url });
  const shown = `document.body?.innerText.includes(${JSON.stringify(text)}) === true`;
  const value = async (expression: string): Promise<unknown> => {
    const { result } = await page.call('Runtime.evaluate', { expression, returnByValue: true });
    return (result as { value?: unknown }).value;
  };
  const deadline = Date.now() + SHOWN_WITHIN_MS;
  while ((await value(shown)) !== true) {
    if (Date.now() > deadline) throw new Error(`${url} does not show "${text}"`);
    await sleep(250);
  }
  await value(TIDY);
  // Until what moves has come to rest.
  await sleep(1500);
  const { data } = await page.call('Page.captureScreenshot', { format: 'png' });
  writeFileSync(join(IMAGES, `${name}.png`), Buffer.from(String(data), 'base64'));
  process.stdout.write(`docs/images/${name}.png: ${url}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
