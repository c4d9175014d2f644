/**
 * Re-records the histories that the replay tests run over: `npm run replay:record`. They are never edited by hand. Run it
 * when the turn's steps change on purpose, and read the difference before you commit it.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { startFakeOllama } from '../doubles/fake-ollama';
import { DEMO_IDS } from '../support/demo';
import { eventually } from '../support/eventually';
import globalSetup from '../support/global-setup';
import globalTeardown from '../support/global-teardown';
import { startPulpo } from '../support/pulpo';
import { turnsWith } from '../support/rows';
import { newNumber } from '../support/whatsapp';
import { breakerView, breakerWorkflowId, forceBreaker } from '../../workflows/breaker-messages';
import { deliverWorkflowId } from '../../workflows/deliver-messages';
import { turnWorkflowId } from '../../workflows/messages';
import { CASES, type ReplayCase } from './cases';

const FOLDER = path.join(__dirname, 'histories');

function save(type: string, name: string, history: Parameters<typeof historyToJSON>[0]): void {
  writeFileSync(path.join(FOLDER, type, `${name}.json`), `${historyToJSON(history)}\n`);
  process.stdout.write(`${type}/${name}: ${history.events?.length ?? 0} events\n`);
}

async function record(one: ReplayCase): Promise<void> {
  const ollama = await startFakeOllama();
  const pulpo = await startPulpo(one.options(ollama));
  try {
    const from = newNumber();
    await one.act(pulpo.customer({ from }), pulpo, ollama);
    const conversation = await eventually(
      async () => (await turnsWith(pulpo.db, DEMO_IDS.estilo, from)).at(-1)?.conversation_id ?? null,
    );
    const handle = pulpo.client.workflow.getHandle(turnWorkflowId(DEMO_IDS.estilo, conversation));
    await handle.result();
    const history = await handle.fetchHistory();
    const regular = (history.events ?? []).flatMap(
      (event) => event.activityTaskScheduledEventAttributes?.activityType?.name ?? [],
    );
    if (!regular.join().startsWith(one.expects.join())) {
      throw new Error(`${one.name} went another way: expected ${one.expects.join()}, recorded ${regular.join()}`);
    }
    save('conversationTurn', one.name, history);
  } finally {
    await pulpo.stop();
    await ollama.stop();
  }
}

/** A circuit that opens, is ordered closed, and is left to itself again. */
async function recordBreaker(): Promise<void> {
  const ollama = await startFakeOllama({ mode: 'error' });
  const pulpo = await startPulpo({
    env: { OLLAMA_HOST: ollama.url },
    adjust: (settings) => ({ ...settings, circuits: { threshold: 1, openMs: 60_000 } }),
  });
  try {
    await pulpo.customer().say('me podrías decir cuánto sale la coloración?');
    const handle = pulpo.client.workflow.getHandle(breakerWorkflowId(pulpo.taskQueue, 'ollama'));
    await eventually(() =>
      handle.query(breakerView).then(
        (view) => view.state === 'open',
        () => false,
      ),
    );
    await handle.executeUpdate(forceBreaker, { args: [{ force: 'closed', why: 'recorded' }] });
    await handle.executeUpdate(forceBreaker, { args: [{ force: 'auto', why: 'recorded' }] });
    save('breaker', 'opened-and-forced', await handle.fetchHistory());
  } finally {
    await pulpo.stop();
    await ollama.stop();
  }
}

/** A reply whose HTTP response was cut off, found by the sweeper. */
async function recordDelivery(): Promise<void> {
  const pulpo = await startPulpo();
  try {
    const worker = await pulpo.startWorker();
    const from = newNumber();
    await pulpo.customer({ from }).say('hola');
    await pulpo.query("update pulpo.messages set sent_at = null, due_at = now() where direction = 'outbound'");
    await worker.sweep();
    await pulpo.twilio.waitFor((message) => message.to === from);
    const { rows } = await pulpo.query<{ id: string }>("select id from pulpo.messages where direction = 'outbound'");
    const handle = pulpo.client.workflow.getHandle(deliverWorkflowId(DEMO_IDS.estilo, rows[0]?.id ?? ''));
    await handle.result();
    save('deliverReply', 'unclaimed', await handle.fetchHistory());
  } finally {
    await pulpo.stop();
  }
}

async function main(): Promise<void> {
  for (const type of ['conversationTurn', 'breaker', 'deliverReply']) {
    rmSync(path.join(FOLDER, type), { recursive: true, force: true });
    mkdirSync(path.join(FOLDER, type), { recursive: true });
  }
  await globalSetup();
  try {
    for (const one of CASES) await record(one);
    await recordBreaker();
    await recordDelivery();
  } finally {
    await globalTeardown();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
