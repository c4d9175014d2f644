import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { makeDue } from '../support/due';
import { eventually } from '../support/eventually';
import { startPulpo, type Pulpo } from '../support/pulpo';
import { newNumber } from '../support/whatsapp';

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo({ worker: false, env: { INLINE_BUDGET_MS: '1500' } });
});
afterAll(() => pulpo.stop());

it('a run that cannot be replayed ends, and its message is answered by the next one', async () => {
  const bundlePath = path.join(mkdtempSync(path.join(tmpdir(), 'pulpo-bundle-')), 'another-turn.js');
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('../support/another-turn'),
    logger: new DefaultLogger('ERROR'),
  });
  writeFileSync(bundlePath, code);
  const other = await pulpo.startWorker((settings) => ({ ...settings, bundlePath }));
  const from = newNumber();
  expect((await pulpo.customer({ from }).say('a qué hora abren los sábados?')).reply).toBeNull();
  await other.stop();

  const worker = await pulpo.startWorker();
  const sent = () => pulpo.twilio.messages().filter((message) => message.to === from);
  await eventually(async () => {
    await makeDue(pulpo);
    await worker.sweep();
    return sent().length > 0;
  }, 60_000);
  expect(sent().map(({ body }) => body)).toEqual([expect.stringMatching(/Sáb 9 a 14/)]);
});
