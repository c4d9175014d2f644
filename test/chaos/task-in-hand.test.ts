import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startKillableWorker, type KillableWorker } from '../support/killable-worker';
import { startPulpo, type Pulpo } from '../support/pulpo';
import { lockTable } from '../support/locks';

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo({ worker: false });
});
afterAll(() => pulpo.stop());

/** A worker whose statements can be told from those of the other one. */
function startNamedWorker(name: string): Promise<KillableWorker> {
  const url = new URL(String(pulpo.environment['DATABASE_URL']));
  url.searchParams.set('application_name', name);
  return startKillableWorker(pulpo, { DATABASE_URL: url.toString() });
}

it.each(['SIGKILL', 'SIGTERM'] as const)(
  'a worker that gets %s with a turn in hand holds it up by less than the inline budget',
  async (signal) => {
    const workers = { one: await startNamedWorker('one'), other: await startNamedWorker('other') };
    const lock = await lockTable(pulpo, 'conversation_states');
    const answered = pulpo.customer().say('hola');
    await lock.untilSomebodyWaits();
    const { rows } = await pulpo.query<{ application_name: 'one' | 'other' }>(
      "select application_name from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    );
    process.kill(workers[rows[0]?.application_name ?? 'one'].pid, signal);
    await lock.release();
    expect((await answered).reply).toContain('Soy el asistente');
    await Promise.all([workers.one.kill(), workers.other.kill()]);
  },
);
