import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openDay, spoken } from '../support/days';
import { DEMO_IDS } from '../support/demo';
import { eventually } from '../support/eventually';
import { startKillableWorker, type KillableWorker } from '../support/killable-worker';
import { startPulpo, type Pulpo } from '../support/pulpo';
import { appointmentsOf, messagesWith } from '../support/rows';
import { makeDue } from '../support/due';
import { lockTable } from '../support/locks';
import { newNumber, type Answer, type Customer } from '../support/whatsapp';
import { turnWorkflowId } from '../../workflows/messages';

let pulpo: Pulpo;
let worker: KillableWorker;
beforeAll(async () => {
  pulpo = await startPulpo({ worker: false, env: { INLINE_BUDGET_MS: '6000' } });
});
afterEach(() => worker.kill());
afterAll(() => pulpo.stop());

/** The text that answers a message, however it travels, once it is stored. */
const textFor = (from: string, sid: string): Promise<string> =>
  eventually(async () => {
    const rows = await messagesWith(pulpo.db, DEMO_IDS.estilo, from);
    const turn = rows.find((row) => row.provider_sid === sid)?.turn_id;
    return rows.find((row) => row.direction === 'outbound' && turn && row.turn_id === turn)?.body ?? null;
  }, 60_000);

const replyTo = async (from: string, answered: Promise<Answer>): Promise<string> => textFor(from, (await answered).sid);

/** Open ones, as `day hour`. */
const appointments = async (name: string): Promise<string[]> =>
  (await appointmentsOf(pulpo.db, DEMO_IDS.estilo))
    .filter((row) => row.client_name === name && row.status !== 'cancelled')
    .map((row) => row.at);

interface Person {
  from: string;
  customer: Customer;
  name: string;
  /** `YYYY-MM-DD` */
  day: string;
}

const NAMES = 'Ana Bea Cleo Dora Ema Flor Gala Hebe Iris Lara Nina Olga'.split(' ');
let count = 0;

/** A customer who has read the summary of a booking at ten. */
async function withSummary(): Promise<Person> {
  const name = `${NAMES[count]} Quiroga`;
  const day = openDay(5 + count);
  count += 1;
  const from = newNumber();
  const customer = pulpo.customer({ from });
  const summary = customer.say(`soy ${name}, quiero un turno para barba el ${spoken(day)} a las 10`);
  expect(await replyTo(from, summary)).toContain('Te resumo');
  return { from, customer, name, day: day.toISODate() ?? '' };
}

async function withAppointment(): Promise<Person> {
  const person = await withSummary();
  expect(await replyTo(person.from, person.customer.say('sí'))).toContain('¡Listo');
  return person;
}

/**
 * Confirms; lets the write commit, holds up the commit of the turn and kills the worker there; starts another one.
 * @param meanwhile happens while no worker is alive
 */
async function confirmAndKill(
  { customer }: Person,
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<{ answered: Promise<Answer> }> {
  const lock = await lockTable(pulpo, 'conversation_states');
  const answered = customer.say('sí');
  await lock.untilSomebodyWaits();
  await worker.kill();
  await lock.release();
  await meanwhile();
  worker = await startKillableWorker(pulpo);
  return { answered };
}

describe('a worker killed after the write is committed and before the turn is', () => {
  it('a booking is told as booked', async () => {
    worker = await startKillableWorker(pulpo);
    const person = await withSummary();
    const { answered } = await confirmAndKill(person);
    expect(await replyTo(person.from, answered)).toContain('¡Listo');
    expect(await appointments(person.name)).toEqual([`${person.day} 10:00`]);
  });

  it('a move is told as moved', async () => {
    worker = await startKillableWorker(pulpo);
    const person = await withAppointment();
    expect(await replyTo(person.from, person.customer.say('lo podemos pasar a las 11:30?'))).toContain('11:30');
    const { answered } = await confirmAndKill(person);
    expect(await replyTo(person.from, answered)).toMatch(/11:30/);
    expect(await appointments(person.name)).toEqual([`${person.day} 11:30`]);
  });

  it('a cancellation is told as cancelled', async () => {
    worker = await startKillableWorker(pulpo);
    const person = await withAppointment();
    expect(await replyTo(person.from, person.customer.say('quiero cancelar mi turno'))).toContain('cancel');
    const { answered } = await confirmAndKill(person);
    expect(await replyTo(person.from, answered)).toContain('cancelé tu turno');
    expect(await appointments(person.name)).toEqual([]);
  });

  it('a change of mind that arrives meanwhile moves nothing by itself and books nothing twice', async () => {
    worker = await startKillableWorker(pulpo);
    const person = await withSummary();
    let second: Promise<Answer> | undefined;
    const { answered } = await confirmAndKill(person, async () => {
      second = person.customer.say('no, mejor a las 11:30');
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    expect(await replyTo(person.from, answered)).toContain('¡Listo');
    await replyTo(person.from, second as Promise<Answer>);
    expect(await appointments(person.name)).toEqual([`${person.day} 10:00`]);
  });

  it('what the policy forbids meanwhile does not unsay it', async () => {
    worker = await startKillableWorker(pulpo);
    const person = await withSummary();
    const { answered } = await confirmAndKill(person, () => pulpo.disableTool('book_appointment'));
    expect(await replyTo(person.from, answered)).toContain('¡Listo');
    expect(await appointments(person.name)).toEqual([`${person.day} 10:00`]);
    await pulpo.disableTool('get_service_packages');
    // Profiles are read again within three seconds.
    await new Promise((resolve) => setTimeout(resolve, 3500));
  });

  it('a run that the engine loses is told by the next one, and what came later is read after it', async () => {
    worker = await startKillableWorker(pulpo);
    const person = await withSummary();
    const { answered } = await confirmAndKill(person, async () => {
      const { rows } = await pulpo.query<{ id: string }>(
        'select v.id from pulpo.conversations v join pulpo.channel_identities i using (workspace_id, contact_id) where i.identity = $1',
        [person.from],
      );
      await pulpo.client.workflow.getHandle(turnWorkflowId(DEMO_IDS.estilo, rows[0]?.id ?? '')).terminate('lost');
      await person.customer
        .say('quiero otro turno para barba, el mismo día a las 12', {
          signal: AbortSignal.timeout(200),
        })
        .catch(() => undefined);
      await makeDue(pulpo);
    });
    expect(await replyTo(person.from, answered)).toContain('¡Listo');
    expect(await appointments(person.name)).toEqual([`${person.day} 10:00`]);
    const later = await eventually(async () => {
      const rows = await messagesWith(pulpo.db, DEMO_IDS.estilo, person.from);
      const row = rows.find(({ body, direction }) => direction === 'inbound' && body.includes('otro turno'));
      return row?.answer ? row : null;
    }, 60_000);
    expect(await textFor(person.from, later.provider_sid ?? '')).toContain('12:00');
  });
});
