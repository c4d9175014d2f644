/** Availability for wishes that are no single start: ranges of days, minutes off the grid, an appointment being moved. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ESTILO } from '../../../store/seed-estilo';
import { administer, freshDatabase, type FreshDatabase } from '../../support/database';
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

  it('gives the first free starts in full when asked for the soonest', async () => {
    const early = { now: '2026-10-14T11:35:00Z' };
    await administer(fresh.adminUrl, (admin) =>
      admin.query(`UPDATE pulpo.workspaces SET settings = '{"minNoticeMinutes": 10}' WHERE id = $1`, [ESTILO.id]),
    );
    const wish = { service_type: 'Corte de Cabello', preferred_date: '2026-10-14', date_to: '2026-10-16' };
    const look = (args: Record<string, string>) =>
      foundBy(who.call('check_service_availability', { ...wish, ...args }, early));
    const times = async (args: Record<string, string>) =>
      (await look(args)).starts.map(({ date, time }) => `${date} ${time}`);
    expect((await times({ order: 'soonest' })).slice(0, 4)).toEqual([
      '2026-10-14 09:00',
      '2026-10-14 09:15',
      '2026-10-14 09:30',
      '2026-10-14 09:45',
    ]);
    expect(await times({ order: 'soonest', time_from: '18:15' })).toEqual([
      ...['2026-10-14 18:15', '2026-10-14 18:30', '2026-10-15 18:15'],
      ...['2026-10-15 18:30', '2026-10-16 18:15', '2026-10-16 18:30'],
    ]);
    expect(await times({})).toEqual(await times({ order: 'spread' }));
    expect(await times({})).not.toContain('2026-10-14 09:15');
  });

  it('leaves out days and professionals that were ruled out', async () => {
    const range = { preferred_date: '2026-10-19', date_to: '2026-10-22' };
    const { starts, date } = await foundBy(check({ ...range, not_on: '2026-10-19,2026-10-21' }));
    expect([...new Set(starts.map((start) => start.date))]).toEqual(['2026-10-20', '2026-10-22']);
    expect(date).toBe('2026-10-20');
    const { starts: others } = await foundBy(check({ ...range, not_staff: 'Carlos Rodríguez,juan' }));
    expect([...new Set(others.map(({ staff }) => staff))]).toEqual(['María Fernández']);
    // Who is asked for by name was not ruled out.
    const { starts: named } = await foundBy(check({ staff_name: 'Carlos', not_staff: 'Carlos' }));
    expect([...new Set(named.map(({ staff }) => staff))]).toEqual(['Carlos Rodríguez']);
  });

  it('offers no ruled out day instead, and says when nobody is left', async () => {
    const none = await check({ preferred_date: '2026-10-19', date_to: '2026-10-20', not_on: '2026-10-19,2026-10-20' });
    expect(none).toMatchObject({ ok: false, code: 'no_availability' });
    expect(none.ok ? [] : none.alternatives.map(({ date }) => date)).toEqual(Array(3).fill('2026-10-21'));
    const sunday = await check({ preferred_date: '2026-10-18', not_on: '2026-10-19' });
    expect(sunday.ok ? [] : sunday.alternatives.map(({ date }) => date)).toEqual(Array(3).fill('2026-10-20'));
    const nobody = await check({ service_type: 'Barba', not_staff: 'Carlos Rodríguez' });
    expect(nobody).toMatchObject({ ok: false, code: 'nobody_else', options: ['Carlos Rodríguez'] });
    expect(nobody.ok ? [] : nobody.alternatives).toHaveLength(3);
  });

  it('offers the soonest instead of a closed day when the soonest was wanted', async () => {
    const sunday = await check({ preferred_date: '2026-10-18', order: 'soonest' });
    expect(sunday.ok ? [] : sunday.alternatives.map(({ time }) => time)).toEqual(['09:00', '09:15', '09:30']);
  });
});
