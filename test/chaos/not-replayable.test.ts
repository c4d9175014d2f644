import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { makeDue } from '../support/due';
import { eventually } from '../support/eventually';
import { startPulpo, type Pulpo } from '../support/pulpo';
import type { RunningWorker } from '../../worker/main';
import { newNumber } from '../support/whatsapp';

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo({ worker: false, env: { INLINE_BUDGET_MS: '1500' } });
});
afterAll(() => pulpo.stop());

/** A worker of the product with another turn. */
async function startWorkerWith(turn: string) {
  const bundlePath = path.join(mkdtempSync(path.join(tmpdir(), 'pulpo-bundle-')), 'turn.js');
  const logger = new DefaultLogger('ERROR');
  const { code } = await bundleWorkflowCode({ workflowsPath: require.resolve(`../support/${turn}`), logger });
  writeFileSync(bundlePath, code);
  return pulpo.startWorker((settings) => ({ ...settings, bundlePath }));
}

const sentTo = (from: string): string[] =>
  pulpo.twilio.messages().flatMap((message) => (message.to === from ? [message.body] : []));

async function isAnsweredBy(worker: RunningWorker, from: string): Promise<void> {
  await eventually(async () => {
    await makeDue(pulpo);
    await worker.sweep();
    return sentTo(from).length > 0;
  }, 60_000);
  expect(sentTo(from)).toEqual([expect.stringMatching(/Sáb 9 a 14/)]);
}

it('a run that cannot be replayed ends, and its message is answered by the next one', async () => {
  const other = await startWorkerWith('another-turn');
  const from = newNumber();
  expect((await pulpo.customer({ from }).say('a qué hora abren los sábados?')).reply).toBeNull();
  await other.stop();
  const worker = await pulpo.startWorker();
  await isAnsweredBy(worker, from);
  await worker.stop();
});

it('a run whose workflow task is tried in vain is ended once its message has waited for a minute', async () => {
  const other = await startWorkerWith('stuck-turn');
  const from = newNumber();
  const { sid } = await pulpo.customer({ from }).say('a qué hora abren los sábados?');
  const isEnded = async (): Promise<boolean> => {
    await makeDue(pulpo);
    await other.sweep();
    return pulpo.log.some((line) => line.includes('"event":"run_ended"'));
  };
  expect(await isEnded()).toBe(false);
  await pulpo.query("update pulpo.messages set created_at = created_at - interval '1 minute' where provider_sid = $1", [
    sid,
  ]);
  await eventually(isEnded, 30_000);
  await other.stop();
  const worker = await pulpo.startWorker();
  await isAnsweredBy(worker, from);
  await worker.stop();
});
