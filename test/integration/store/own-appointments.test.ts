/** A customer's own appointments: what has begun, whose they are, and moves that would change nothing. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ESTILO } from '../../../store/seed-estilo';
import { administer, freshDatabase, type FreshDatabase } from '../../support/database';
import { newCustomer, type Customer } from '../../support/customer';

/** A Tuesday, ten in the morning in Buenos Aires. */
const NOW = '2026-10-13T13:00:00Z';
/** Local 10:00 of the day of the appointments. */
const TEN = Date.parse('2026-10-20T13:00:00Z');
const after = (minutes: number): { now: string } => ({ now: new Date(TEN + minutes * 60_000).toISOString() });

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const customer = (): Promise<Customer> => newCustomer(fresh.db, ESTILO, NOW);

async function booked(who: Customer, wish: Record<string, string> = {}) {
  const outcome = await who.call('book_appointment', {
    ...{ service_type: 'Corte de Cabello', client_name: 'Ana Pérez' },
    ...{ preferred_date: '2026-10-20', preferred_time: '10:00', ...wish },
  });
  if (!outcome.ok) throw new Error(`Not booked: ${outcome.code} ${outcome.detail}`);
  return outcome.data.appointment;
}

async function found(who: Customer, at: { now: string }) {
  const outcome = await who.call('find_appointment_by_phone', {}, at);
  return outcome.ok ? outcome.data.appointments : [];
}

const rowOf = (id: string) =>
  administer(fresh.adminUrl, async (admin) => {
    const { rows } = await admin.query<{ revision: number; status: string; trail: number }>(
      `SELECT revision, status, (SELECT count(*)::int FROM pulpo.audit_log WHERE subject_id = $1) AS trail
       FROM pulpo.appointments WHERE id = $1::uuid`,
      [id],
    );
    return rows[0];
  });

describe('an appointment that has begun', () => {
  it.each([
    ['a minute before', -1, undefined],
    ['at its beginning', 0, true],
    ['ten minutes later', 10, true],
    ['two hours later', 120, true],
  ])('is found %s', async (_, minutes, begun) => {
    const who = await customer();
    const { code } = await booked(who);
    const [appointment] = await found(who, after(minutes));
    expect([appointment?.code, appointment?.begun]).toEqual([code, begun]);
    await who.call('cancel_appointment', { booking_id: code });
  });

  it('is history after two hours, or when its day is over', async () => {
    const who = await customer();
    await booked(who, { preferred_date: '2026-10-21', preferred_time: '18:00' });
    const at = (instant: string) => found(who, { now: instant });
    expect(await at('2026-10-21T23:00:00Z')).toHaveLength(1);
    expect(await at('2026-10-21T23:01:00Z')).toEqual([]);
    await administer(fresh.adminUrl, (admin) =>
      admin.query(
        `UPDATE pulpo.business_hours SET closes = '23:59' WHERE workspace_id = $1 AND weekday = 3 AND closes = '19:00'`,
        [ESTILO.id],
      ),
    );
    const late = await customer();
    await booked(late, { preferred_date: '2026-10-22', preferred_time: '23:00', staff_name: 'Juan' });
    expect(await found(late, { now: '2026-10-23T02:59:00Z' })).toHaveLength(1);
    expect(await found(late, { now: '2026-10-23T03:10:00Z' })).toEqual([]);
  });

  it('is found as long as it lasts', async () => {
    const who = await customer();
    // Two hours long.
    await booked(who, { service_type: 'Coloración', preferred_date: '2026-10-26', preferred_time: '10:00' });
    await administer(fresh.adminUrl, (admin) =>
      admin.query(
        `UPDATE pulpo.appointments SET ends_at = ends_at + interval '2 hours', busy_until = busy_until + interval '2 hours'
         WHERE starts_at = '2026-10-26T13:00:00Z'`,
      ),
    );
    expect(await found(who, { now: '2026-10-26T16:30:00Z' })).toMatchObject([{ begun: true, freeCancellation: false }]);
    expect(await found(who, { now: '2026-10-26T17:00:00Z' })).toEqual([]);
  });

  it('comes first among those to come, and is neither cancelled nor moved', async () => {
    const who = await customer();
    const begun = await booked(who, { preferred_date: '2026-10-27' });
    await booked(who, { preferred_date: '2026-10-28', client_name: 'Sofía Pérez' });
    const at = { now: '2026-10-27T13:10:00Z' };
    expect((await found(who, at)).map(({ clientName, begun: has }) => [clientName, has])).toEqual([
      ['Ana Pérez', true],
      ['Sofía Pérez', undefined],
    ]);
    const target = { booking_id: begun.code };
    const to = { preferred_date: '2026-10-29', preferred_time: '10:00' };
    expect(await who.call('cancel_appointment', target, at)).toMatchObject({ ok: false, code: 'already_begun' });
    expect(await who.call('reschedule_appointment', { ...target, ...to }, at)).toMatchObject({
      ok: false,
      code: 'already_begun',
    });
    expect(await rowOf(begun.id)).toEqual({ revision: 0, status: 'booked', trail: 1 });
    const stranger = await customer();
    expect(await stranger.call('cancel_appointment', target, at)).toMatchObject({ ok: false, code: 'not_found' });
  });
});

describe('whose appointments', () => {
  it('tells the name of each, and knows no code but the customer’s own', async () => {
    const [who, other] = [await customer(), await customer()];
    await booked(who, { preferred_date: '2026-11-03', client_name: 'Sofía' });
    await booked(who, { preferred_date: '2026-11-04', client_name: 'Tomás' });
    const theirs = await booked(other, { preferred_date: '2026-11-05' });
    expect((await found(who, { now: NOW })).map(({ clientName }) => clientName)).toEqual(['Sofía', 'Tomás']);
    for (const booking_id of [theirs.code, theirs.id, 'K9R6HZ', 'el de mañana']) {
      const refused = { ok: false, code: 'not_found' };
      expect(await who.call('cancel_appointment', { booking_id })).toMatchObject(refused);
      const to = { preferred_date: '2026-11-06', preferred_time: '10:00' };
      expect(await who.call('reschedule_appointment', { booking_id, ...to })).toMatchObject(refused);
    }
  });
});

describe('a move to where it is', () => {
  it('changes nothing and says so, at the look and at the write', async () => {
    const who = await customer();
    const own = await booked(who, { preferred_date: '2026-11-10', staff_name: 'Juan' });
    const there = { booking_id: own.code, preferred_date: '2026-11-10', preferred_time: '10:00' };
    for (const staff of [{}, { staff_name: 'Juan' }, { staff_name: 'cualquiera' }]) {
      const refused = { ok: false, code: 'unchanged' };
      expect(await who.call('reschedule_appointment', { ...there, ...staff })).toMatchObject(refused);
      const look = { service_type: 'Corte de Cabello', ...there, ...staff };
      expect(await who.call('check_service_availability', look)).toMatchObject(refused);
    }
    expect(await rowOf(own.id)).toEqual({ revision: 0, status: 'booked', trail: 1 });
  });

  it('is a move when the professional, the hour or the day differs', async () => {
    const who = await customer();
    const own = await booked(who, { preferred_date: '2026-11-11', staff_name: 'Juan' });
    let there = { booking_id: own.code, preferred_date: '2026-11-11', preferred_time: '10:00', staff_name: 'Juan' };
    for (const other of [{ staff_name: 'María' }, { preferred_time: '10:15' }, { preferred_date: '2026-11-12' }]) {
      there = { ...there, ...other };
      expect(await who.call('reschedule_appointment', there)).toMatchObject({ ok: true });
    }
    expect(await rowOf(own.id)).toMatchObject({ revision: 3 });
  });
});

describe('another name', () => {
  const there = { preferred_date: '2026-10-20', preferred_time: '10:00' };

  it('is given to an appointment that stays where it is', async () => {
    const who = await customer();
    const { id, code, staff } = await booked(who);
    const before = await rowOf(id);
    const outcome = await who.call('reschedule_appointment', { booking_id: code, ...there, client_name: 'Luis Paz' });
    expect(outcome).toMatchObject({
      ok: true,
      data: { appointment: { code, staff, clientName: 'Luis Paz', time: '10:00' } },
    });
    expect(await found(who, { now: NOW })).toMatchObject([{ code, clientName: 'Luis Paz' }]);
    const after = await rowOf(id);
    expect([after?.revision, after?.trail]).toEqual([(before?.revision ?? 0) + 1, (before?.trail ?? 0) + 1]);
    await who.call('cancel_appointment', { booking_id: code });
  });

  it('that it has already is no change', async () => {
    const who = await customer();
    const { code } = await booked(who);
    expect(
      await who.call('reschedule_appointment', { booking_id: code, ...there, client_name: 'Ana Pérez' }),
    ).toMatchObject({ ok: false, code: 'unchanged' });
    await who.call('cancel_appointment', { booking_id: code });
  });

  it('is not given when the new hour cannot be had', async () => {
    const who = await customer();
    const { code } = await booked(who);
    const sunday = { preferred_date: '2026-10-25', preferred_time: '10:00' };
    expect(
      await who.call('reschedule_appointment', { booking_id: code, ...sunday, client_name: 'Luis Paz' }),
    ).toMatchObject({ ok: false });
    expect(await found(who, { now: NOW })).toMatchObject([{ code, clientName: 'Ana Pérez' }]);
    await who.call('cancel_appointment', { booking_id: code });
  });
});
