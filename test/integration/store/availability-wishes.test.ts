/** Availability for wishes that are no single start: ranges of days, minutes off the grid, an appointment being moved. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ESTILO } from '../../../store/seed-estilo';
import { freshDatabase, type FreshDatabase } from '../../support/database';
import { foundBy, newCustomer, type Customer } from '../../support/customer';

/** A Tuesday, ten in the morning in Buenos Aires. */
const NOW = '2026-10-13T13:00:00Z';
const FRIDAY = '2026-10-16';

let fresh: FreshDatabase;
let who: Customer;
beforeAll(async () => {
  fresh = await freshDatabase();
  who = await newCustomer(fresh.db, ESTILO, NOW);
});
afterAll(() => fresh.drop());

const check = (args: Record<string, string>, customer = who) =>
  customer.call('check_service_availability', { service_type: 'Corte de Cabello', preferred_date: FRIDAY, ...args });

describe('availability', () => {
  it('spreads the starts of a range over all its days', async () => {
    const { starts } = await foundBy(
      check({ preferred_date: '2026-10-19', date_to: '2026-10-21', time_from: '17:00' }),
    );
    expect([...new Set(starts.map(({ date }) => date))]).toEqual(['2026-10-19', '2026-10-20', '2026-10-21']);
    expect(starts).toHaveLength(12);
  });

  it('shows a wanted hour on every day of a range that has it', async () => {
    const { starts } = await foundBy(
      check({ preferred_date: '2026-10-16', date_to: '2026-10-19', preferred_time: '16:00' }),
    );
    expect(starts.map(({ date, time }) => `${date} ${time}`)).toEqual(['2026-10-16 16:00', '2026-10-19 16:00']);
  });

  it('tells a minute between two starts from one that somebody else has', async () => {
    const { requested, starts } = await foundBy(check({ preferred_time: '10:10' }));
    expect(requested).toEqual({ time: '10:10', free: false, staff: null, offGrid: true });
    expect(starts.map(({ time }) => time)).toEqual(expect.arrayContaining(['10:00', '10:15']));
  });

  it("leaves out the appointment that is moved, and nobody else's", async () => {
    const owner = await newCustomer(fresh.db, ESTILO, NOW);
    const booked = await owner.call('book_appointment', {
      service_type: 'Barba',
      client_name: 'Leo',
      preferred_date: FRIDAY,
      preferred_time: '16:00',
    });
    if (!booked.ok) throw new Error(booked.code);
    const wish = { service_type: 'Barba', preferred_time: '16:15', booking_id: booked.data.appointment.code };
    expect((await foundBy(check(wish, owner))).requested).toMatchObject({ free: true });
    expect((await foundBy(check(wish, who))).requested).toMatchObject({ free: false });
  });
});
