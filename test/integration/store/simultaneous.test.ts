/** Several customers who want one hour with anybody: what each confirms is what is booked, and nobody is sent away too soon. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ESTILO } from '../../../store/seed-estilo';
import type { FreeStart } from '../../../domain/booking/types';
import { freshDatabase, type FreshDatabase } from '../../support/database';
import { foundBy, newCustomer, type Customer } from '../../support/customer';

/** A Tuesday, ten in the morning in Buenos Aires. */
const NOW = '2026-10-13T13:00:00Z';
const TEN = { service_type: 'Corte de Cabello', preferred_time: '10:00' };
const TEAM = ['Carlos Rodríguez', 'Juan Martínez', 'María Fernández'];

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const customers = (count: number): Promise<Customer[]> =>
  Promise.all(Array.from({ length: count }, () => newCustomer(fresh.db, ESTILO, NOW)));
const bookWith = (who: Customer, preferred_date: string, staff_name: string) =>
  who.call('book_appointment', { ...TEN, preferred_date, staff_name, client_name: 'Ana' });
const staffOf = (starts: readonly FreeStart[]): string[] =>
  starts.filter(({ sameStart }) => sameStart).map(({ staff }) => staff);

/** Confirms one professional, and whenever that one is taken, the next who is offered at the same hour. */
async function insist(who: Customer, date: string, staff: string): Promise<string | null> {
  const outcome = await bookWith(who, date, staff);
  if (outcome.ok) {
    expect(outcome.data.appointment.staff).toBe(staff);
    return staff;
  }
  expect(outcome.code).toBe('slot_taken');
  const [next] = staffOf(outcome.alternatives);
  return next === undefined ? null : insist(who, date, next);
}

describe('one hour, anybody', () => {
  it('four customers who all confirmed one professional fill the three, and only the fourth has no place', async () => {
    const date = '2026-10-20';
    const placed = await Promise.all((await customers(4)).map((who) => insist(who, date, 'Carlos Rodríguez')));
    expect(placed.filter((staff) => staff !== null).sort()).toEqual(TEAM);
    expect(placed.filter((staff) => staff === null)).toHaveLength(1);
  });

  it('the look before the write offers the same hour with others too, those who are free', async () => {
    const preferred_date = '2026-10-21';
    const [first, second, late] = await customers(3);
    if (!first || !second || !late) throw new Error('three customers');
    await bookWith(first, preferred_date, 'Carlos');
    await bookWith(second, preferred_date, 'María');
    const { requested, starts } = await foundBy(
      late.call('check_service_availability', { ...TEN, preferred_date, staff_name: 'Carlos' }),
    );
    expect(requested).toMatchObject({ free: false });
    expect(starts[0]).toMatchObject({ date: preferred_date, time: '10:00', staff: 'Juan Martínez', sameStart: true });
    expect(staffOf(starts)).toEqual(['Juan Martínez']);
    expect(starts.length).toBeLessThanOrEqual(12);
  });

  it('an absent professional is replaced at the same hour, one who was ruled out is not offered', async () => {
    const [who] = await customers(1);
    const wish = { ...TEN, preferred_date: '2026-10-22', staff_name: 'Carlos' };
    await who?.call('book_appointment', { ...wish, client_name: 'Ana' });
    const outcome = await who?.call('check_service_availability', { ...wish, not_staff: 'María Fernández' });
    expect(outcome?.ok && staffOf(outcome.data.starts)).toEqual(['Juan Martínez']);
  });

  it('a move that meets a taken hour offers it with others', async () => {
    const preferred_date = '2026-10-23';
    const [holder, mover] = await customers(2);
    if (!holder || !mover) throw new Error('two customers');
    await bookWith(holder, preferred_date, 'Juan');
    const own = await bookWith(mover, '2026-10-26', 'Juan');
    const booking_id = own.ok ? own.data.appointment.code : '';
    const move = { booking_id, preferred_date, preferred_time: '10:00' };
    const refused = await mover.call('reschedule_appointment', { ...move, staff_name: 'Juan' });
    expect(refused).toMatchObject({ ok: false, code: 'slot_taken' });
    const offered = refused.ok ? [] : staffOf(refused.alternatives);
    expect([...offered].sort()).toEqual(['Carlos Rodríguez', 'María Fernández']);
    const moved = await mover.call('reschedule_appointment', { ...move, staff_name: offered[0] ?? '' });
    expect(moved).toMatchObject({ ok: true, data: { appointment: { staff: offered[0], time: '10:00' } } });
  });

  it('the hour of a service that only one does has no others', async () => {
    const [first, second] = await customers(2);
    const wish = { service_type: 'Barba', preferred_date: '2026-10-27', preferred_time: '10:00', client_name: 'Leo' };
    await first?.call('book_appointment', wish);
    const refused = await second?.call('book_appointment', { ...wish, staff_name: 'Carlos' });
    expect(refused).toMatchObject({ ok: false, code: 'slot_taken' });
    expect(refused?.ok ? [] : refused?.alternatives.filter(({ sameStart }) => sameStart)).toEqual([]);
  });

  it('spreads those who look at once over who is equally free, and shows one customer always the same', async () => {
    const wish = { ...TEN, preferred_date: '2026-10-28' };
    const many = await customers(24);
    const look = async (who: Customer) =>
      (await foundBy(who.call('check_service_availability', wish))).requested?.staff ?? '';
    const shown: string[] = [];
    for (const who of many) shown.push(await look(who));
    expect([...new Set(shown)].sort()).toEqual(TEAM);
    expect(await Promise.all(many.slice(0, 5).map(look))).toEqual(shown.slice(0, 5));
    const [first] = many;
    const booked = await first?.call('book_appointment', { ...wish, client_name: 'Ana' });
    expect(booked).toMatchObject({ ok: true, data: { appointment: { staff: shown[0] } } });
  });
});
