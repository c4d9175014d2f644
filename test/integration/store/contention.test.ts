import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ESTILO } from '../../../store/seed-estilo';
import { administer, freshDatabase, type FreshDatabase } from '../../support/database';
import { newCustomer, type Customer } from '../../support/customer';

const NOW = '2026-10-13T13:00:00Z';
const TIMES = ['09:00', '09:15', '09:30', '10:00', '10:30', '15:00', '15:15'];
const STAFF = ['Carlos Rodríguez', 'Juan Martínez', 'María Fernández', 'cualquiera'];

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

type Step = { who: number; what: 'book' | 'move' | 'cancel'; day: number; time: string; staff: string };

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat({ max: 5 }),
  what: fc.constantFrom('book', 'book', 'move', 'cancel'),
  day: fc.nat({ max: 1 }),
  time: fc.constantFrom(...TIMES),
  staff: fc.constantFrom(...STAFF),
});

async function perform(who: Customer, { what, day, time, staff }: Step, date: string) {
  const when = { preferred_date: `${date}${day}`, preferred_time: time, staff_name: staff };
  if (what === 'book')
    return who.call('book_appointment', { service_type: 'Corte de Cabello', client_name: 'Ana', ...when });
  const mine = await who.call('find_appointment_by_phone', {});
  const booking_id = mine.ok ? (mine.data.appointments[0]?.code ?? 'none') : 'none';
  return what === 'move'
    ? who.call('reschedule_appointment', { booking_id, ...when })
    : who.call('cancel_appointment', { booking_id });
}

/** Pairs of open appointments of one professional that overlap, straight from the rows. */
const overlaps = () =>
  administer(fresh.adminUrl, async (admin) => {
    const { rows } = await admin.query<{ n: number }>(`
      SELECT count(*)::int AS n FROM pulpo.appointments a JOIN pulpo.appointments b
      ON a.staff_id = b.staff_id AND a.id < b.id AND a.starts_at < b.busy_until AND b.starts_at < a.busy_until
      WHERE a.status IN ('booked', 'confirmed') AND b.status IN ('booked', 'confirmed')`);
    return rows[0]?.n;
  });

it('nobody is booked twice, nothing deadlocks and every answer is true, whatever happens at once', async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const customers = await Promise.all(Array.from({ length: 6 }, () => newCustomer(fresh.db, ESTILO, NOW)));
      // Two days of its own for every round.
      round += 1;
      const date = `2026-1${round % 2 ? 1 : 2}-${1 + (Math.floor(round / 2) % 2)}`;
      const outcomes = await Promise.all(
        steps.map(async (one) => {
          const who = customers[one.who];
          return who ? perform(who, one, date) : null;
        }),
      );
      expect(await overlaps()).toBe(0);
      const booked = outcomes.filter((outcome, index) => outcome?.ok && steps[index]?.what === 'book').length;
      const cancelled = outcomes.filter((outcome, index) => outcome?.ok && steps[index]?.what === 'cancel').length;
      const open = await Promise.all(customers.map((who) => who.call('find_appointment_by_phone', {})));
      expect(open.reduce((sum, mine) => sum + (mine.ok ? mine.data.appointments.length : 0), 0)).toBe(
        booked - cancelled,
      );
      // Room for the next round.
      for (const [index, who] of customers.entries()) {
        const mine = open[index];
        for (const { code } of mine?.ok ? mine.data.appointments : [])
          await who.call('cancel_appointment', { booking_id: code });
      }
    }),
    { numRuns: 12 },
  );
});

it('the database itself refuses a second appointment in an hour that is taken', async () => {
  const who = await newCustomer(fresh.db, ESTILO, NOW);
  const wish = { preferred_date: '2026-10-20', preferred_time: '09:00', staff_name: 'Carlos Rodríguez' };
  const booked = await who.call('book_appointment', {
    service_type: 'Corte de Cabello',
    client_name: 'Ana',
    ...wish,
  });
  const again = administer(fresh.adminUrl, (admin) =>
    admin.query(
      `
      INSERT INTO pulpo.appointments (workspace_id, code, contact_id, service_id, staff_id, client_name, price,
        duration_minutes, starts_at, ends_at, busy_until, idempotency_key)
      SELECT workspace_id, 'OTHER1', contact_id, service_id, staff_id, client_name, price, duration_minutes,
        starts_at + interval '5 minutes', ends_at + interval '5 minutes', busy_until + interval '5 minutes', 'other'
      FROM pulpo.appointments WHERE code = $1`,
      [booked.ok ? booked.data.appointment.code : ''],
    ),
  );
  expect(booked.ok).toBe(true);
  await expect(again).rejects.toMatchObject({ constraint: 'appointments_no_overlap' });
});
