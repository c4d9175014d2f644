import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startNamedWorker } from '../support/killable-worker';
import { startPulpo, type Pulpo } from '../support/pulpo';
import { lockTable, waitingForLocks } from '../support/locks';

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo({ worker: false });
});
afterAll(() => pulpo.stop());

it.each(['SIGKILL', 'SIGTERM'] as const)(
  'a worker that gets %s with a turn in hand holds it up by less than the inline budget',
  async (signal) => {
    const workers = { one: await startNamedWorker(pulpo, 'one'), other: await startNamedWorker(pulpo, 'other') };
    const lock = await lockTable(pulpo, 'conversation_states');
    const answered = pulpo.customer().say('hola');
    await lock.untilSomebodyWaits();
    const [waiting] = await waitingForLocks(pulpo);
    process.kill(workers[waiting === 'other' ? 'other' : 'one'].pid, signal);
    await lock.release();
    expect((await answered).reply).toContain('Soy el asistente');
    await Promise.all([workers.one.kill(), workers.other.kill()]);
  },
);
