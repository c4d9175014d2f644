import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ESTILO } from '../../../store/seed-estilo';
import { CONSULTORIO_NORTE } from '../../../store/seed-consultorio';
import { administer, freshDatabase, type FreshDatabase } from '../../support/database';
import { newCustomer, type Customer } from '../../support/customer';

/** A Tuesday, ten in the morning in Buenos Aires. */
const NOW = '2026-10-13T13:00:00Z';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const customer = (): Promise<Customer> => newCustomer(fresh.db, ESTILO, NOW);

const CUT = { service_type: 'Corte de Cabello', client_name: 'Ana Pérez' };

async function book(who: Customer, wish: Record<string, string>, key?: string) {
  return who.call('book_appointment', { ...CUT, ...wish }, key === undefined ? {} : { key });
}

async function booked(who: Customer, wish: Record<string, string>) {
  const outcome = await book(who, wish);
  if (!outcome.ok) throw new Error(`Not booked: ${outcome.code} ${outcome.detail}`);
  return outcome.data.appointment;
}

const countRows = (where: string): Promise<number> =>
  administer(fresh.adminUrl, async (admin) => {
    const { rows } = await admin.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pulpo.appointments WHERE ${where}`,
    );
    return rows[0]?.n ?? -1;
  });

describe('booking', () => {
  it('writes one row with the price and duration of that professional and a short code', async () => {
    const appointment = await booked(await customer(), {
      preferred_date: '2026-10-16',
      preferred_time: '15:00',
      staff_name: 'carlos',
    });
    expect(appointment).toMatchObject({
      service: 'Corte de Cabello',
      staff: 'Carlos Rodríguez',
      date: '2026-10-16',
      time: '15:00',
      durationMinutes: 45,
      price: 6000,
      clientName: 'Ana Pérez',
      freeCancellation: true,
    });
    expect(appointment.code).toMatch(/^[A-Z][2-9][A-Z][2-9][A-Z]{2}$/);
    expect(await countRows(`code = '${appointment.code}' AND starts_at = '2026-10-16T18:00:00Z'`)).toBe(1);
  });

  it('gives one of eight simultaneous customers the slot and the seven others alternatives', async () => {
    const customers = await Promise.all(Array.from({ length: 8 }, customer));
    const wish = { preferred_date: '2026-10-20', preferred_time: '11:00', staff_name: 'Juan Martínez' };
    const outcomes = await Promise.all(customers.map((who) => book(who, wish)));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome]));
    expect(refused.map(({ code }) => code)).toEqual(Array(7).fill('slot_taken'));
    for (const { alternatives } of refused) {
      const [same, nearest] = [alternatives.slice(0, 2), alternatives.slice(2)];
      expect(same.map(({ time, sameStart }) => [time, sameStart])).toEqual(Array(2).fill(['11:00', true]));
      expect(same.map(({ staff }) => staff).sort()).toEqual(['Carlos Rodríguez', 'María Fernández']);
      expect(nearest.map(({ date, time, staff }) => [date, time, staff])).toEqual([
        ['2026-10-20', '10:15', 'Juan Martínez'],
        ['2026-10-20', '10:30', 'Juan Martínez'],
        ['2026-10-20', '11:30', 'Juan Martínez'],
      ]);
    }
    expect(await countRows(`starts_at = '2026-10-20T14:00:00Z'`)).toBe(1);
  });

  it('fills all professionals, and no more, when eight simultaneous customers do not mind who', async () => {
    const customers = await Promise.all(Array.from({ length: 8 }, customer));
    const wish = { preferred_date: '2026-10-21', preferred_time: '09:00' };
    const outcomes = await Promise.all(customers.map((who) => book(who, wish)));
    const staff = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.data.appointment.staff] : []));
    expect(staff.sort()).toEqual(['Carlos Rodríguez', 'Juan Martínez', 'María Fernández']);
  });

  it('is fair: whoever has least that day takes the next one', async () => {
    const day = { preferred_date: '2026-10-22' };
    await booked(await customer(), { ...day, preferred_time: '09:00', staff_name: 'Carlos' });
    await booked(await customer(), { ...day, preferred_time: '09:00', staff_name: 'Juan' });
    expect(await booked(await customer(), { ...day, preferred_time: '16:00' })).toMatchObject({
      staff: 'María Fernández',
    });
    // Juan's day is now the shortest: 30 minutes against 45 and 35.
    expect(await booked(await customer(), { ...day, preferred_time: '17:00' })).toMatchObject({
      staff: 'Juan Martínez',
    });
  });

  it('answers a repetition of the same action with the same appointment', async () => {
    const who = await customer();
    const wish = { preferred_date: '2026-10-23', preferred_time: '09:00', staff_name: 'Juan' };
    const [first, second] = await Promise.all([book(who, wish, 'SM-repeat:0'), book(who, wish, 'SM-repeat:0')]);
    expect(first.ok).toBe(true);
    expect(second).toEqual(first);
    expect(await book(who, wish, 'SM-repeat:0')).toEqual(first);
    expect(await countRows(`idempotency_key = 'SM-repeat:0'`)).toBe(1);
  });

  it('still knows the appointment of an action whose stored answer has been forgotten', async () => {
    const who = await customer();
    const wish = { preferred_date: '2026-10-23', preferred_time: '10:00', staff_name: 'Juan' };
    const first = await book(who, wish, 'SM-forgotten:0');
    await administer(fresh.adminUrl, (admin) =>
      admin.query(`DELETE FROM pulpo.idempotency_keys WHERE key = 'SM-forgotten:0'`),
    );
    expect(await book(who, wish, 'SM-forgotten:0')).toEqual(first);
  });

  it('refuses a key that was used for something else', async () => {
    const who = await customer();
    await book(who, { preferred_date: '2026-10-23', preferred_time: '11:00', staff_name: 'Juan' }, 'SM-other:0');
    await expect(
      book(who, { preferred_date: '2026-10-23', preferred_time: '12:00', staff_name: 'Juan' }, 'SM-other:0'),
    ).rejects.toThrow('used before with different content');
  });

  it('evaluates a refused action anew when it is repeated', async () => {
    const [holder, who] = [await customer(), await customer()];
    const wish = { preferred_date: '2026-10-26', preferred_time: '09:00', staff_name: 'Juan' };
    const held = await booked(holder, wish);
    expect(await book(who, wish, 'SM-again:0')).toMatchObject({ ok: false, code: 'slot_taken' });
    await holder.call('cancel_appointment', { booking_id: held.code });
    expect(await book(who, wish, 'SM-again:0')).toMatchObject({ ok: true });
  });

  it.each([
    ['past', { preferred_date: '2026-10-12', preferred_time: '15:00' }],
    ['past', { preferred_date: '2026-10-13', preferred_time: '09:00' }],
    ['too_soon', { preferred_date: '2026-10-13', preferred_time: '10:45' }],
    ['closed', { preferred_date: '2026-10-18', preferred_time: '10:00' }],
    ['holiday', { preferred_date: '2026-12-08', preferred_time: '10:00' }],
    ['beyond_horizon', { preferred_date: '2027-01-12', preferred_time: '10:00' }],
    ['outside_hours', { preferred_date: '2026-10-16', preferred_time: '13:30' }],
    ['outside_hours', { preferred_date: '2026-10-16', preferred_time: '18:45' }],
    ['no_availability', { preferred_date: '2026-10-16', preferred_time: '10:05' }],
  ])('refuses %s with starts that can be booked instead', async (code, wish) => {
    const who = await customer();
    const refused = await book(who, { ...wish, staff_name: 'Carlos' });
    expect(refused).toMatchObject({ ok: false, code });
    if (refused.ok) return;
    expect(refused.alternatives).toHaveLength(3);
    const [first] = refused.alternatives;
    expect(
      await book(who, {
        preferred_date: first?.date ?? '',
        preferred_time: first?.time ?? '',
        staff_name: first?.staff ?? '',
      }),
    ).toMatchObject({ ok: true });
  });

  it.each([
    ['unknown_service', { service_type: 'Depilación' }, 'options', 'Coloración'],
    ['unknown_staff', { staff_name: 'Roberto' }, 'options', 'Juan Martínez'],
    ['unskilled_staff', { service_type: 'Coloración', staff_name: 'Juan' }, 'options', 'María Fernández'],
  ])('refuses %s and names what there is', async (code, wish, key, member) => {
    const refused = await book(await customer(), { preferred_date: '2026-10-16', preferred_time: '10:00', ...wish });
    expect(refused).toMatchObject({ ok: false, code, [key]: expect.arrayContaining([member]) });
  });

  it('refuses impossible days and times', async () => {
    const who = await customer();
    for (const wish of [
      { preferred_date: '2026-02-30', preferred_time: '10:00' },
      { preferred_date: 'mañana', preferred_time: '10:00' },
      { preferred_date: '2026-10-16', preferred_time: '25:00' },
    ])
      expect(await book(who, wish)).toMatchObject({ ok: false, code: 'invalid_time' });
  });

  it('accepts the last bookable day and the last start that ends at closing time', async () => {
    const appointment = await booked(await customer(), {
      preferred_date: '2027-01-11',
      preferred_time: '18:15',
      staff_name: 'Carlos',
    });
    expect(appointment).toMatchObject({ date: '2027-01-11', time: '18:15' });
  });

  it('caps the open bookings of one customer, also when they are tried at once', async () => {
    const who = await customer();
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        book(who, { preferred_date: '2026-11-0' + (2 + (index % 4)), preferred_time: index < 4 ? '09:00' : '16:00' }),
      ),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(5);
    expect(tries.flatMap((outcome) => (outcome.ok ? [] : [outcome.code]))).toEqual(Array(3).fill('too_many_bookings'));
  });

  it('does not book an absent or inactive professional', async () => {
    await administer(fresh.adminUrl, async (admin) => {
      await admin.query(
        `INSERT INTO pulpo.staff_absences (workspace_id, staff_id, starts_at, ends_at)
         SELECT workspace_id, id, '2026-11-10T12:00:00Z', '2026-11-11T03:00:00Z' FROM pulpo.staff WHERE name = 'Juan Martínez'`,
      );
    });
    const refused = await book(await customer(), {
      preferred_date: '2026-11-10',
      preferred_time: '10:00',
      staff_name: 'Juan',
    });
    expect(refused).toMatchObject({ ok: false, code: 'staff_absent' });
    expect(await book(await customer(), { preferred_date: '2026-11-10', preferred_time: '10:00' })).toMatchObject({
      ok: true,
    });
  });
});

describe('buffer and own working hours', () => {
  it('keeps the buffer free on both sides of an appointment', async () => {
    const workspace = CONSULTORIO_NORTE;
    await administer(fresh.adminUrl, (admin) =>
      admin.query(
        `UPDATE pulpo.workspaces SET settings = '{"bufferMinutes": 10, "slotStepMinutes": 10}' WHERE id = $1`,
        [workspace.id],
      ),
    );
    const who = () => newCustomer(fresh.db, workspace, NOW);
    const wish = (time: string) => ({
      service_type: 'Consulta',
      client_name: 'Luz',
      staff_name: 'Sosa',
      preferred_date: '2026-10-15',
      preferred_time: time,
    });
    expect(await (await who()).call('book_appointment', wish('09:00'))).toMatchObject({ ok: true });
    expect(await (await who()).call('book_appointment', wish('09:20'))).toMatchObject({
      ok: false,
      code: 'slot_taken',
    });
    expect(await (await who()).call('book_appointment', wish('08:40'))).toMatchObject({
      ok: false,
      code: 'slot_taken',
    });
    expect(await (await who()).call('book_appointment', wish('09:30'))).toMatchObject({ ok: true });
    expect(await (await who()).call('book_appointment', wish('08:30'))).toMatchObject({ ok: true });
    // The last start of a block may end at closing time: the buffer is the professional's, not the customer's.
    expect(await (await who()).call('book_appointment', wish('11:40'))).toMatchObject({ ok: true });
  });
});

describe('moving', () => {
  it('moves to a free time and frees the old one', async () => {
    const who = await customer();
    const held = await booked(who, { preferred_date: '2026-11-12', preferred_time: '09:00', staff_name: 'Juan' });
    const moved = await who.call('reschedule_appointment', {
      booking_id: held.code.toLowerCase(),
      preferred_date: '2026-11-13',
      preferred_time: '16:00',
    });
    expect(moved).toMatchObject({
      ok: true,
      data: {
        appointment: { id: held.id, code: held.code, date: '2026-11-13', time: '16:00', staff: 'Juan Martínez' },
        previous: { date: '2026-11-12', time: '09:00' },
      },
    });
    expect(
      await book(await customer(), { preferred_date: '2026-11-12', preferred_time: '09:00', staff_name: 'Juan' }),
    ).toMatchObject({ ok: true });
  });

  it('keeps the old time when the new one is taken', async () => {
    const [who, other] = [await customer(), await customer()];
    const day = { preferred_date: '2026-11-16', staff_name: 'Juan' };
    const held = await booked(who, { ...day, preferred_time: '09:00' });
    await booked(other, { ...day, preferred_time: '11:00' });
    const refused = await who.call('reschedule_appointment', { booking_id: held.id, ...day, preferred_time: '11:00' });
    expect(refused).toMatchObject({ ok: false, code: 'slot_taken' });
    const mine = await who.call('find_appointment_by_phone', {});
    expect(mine).toMatchObject({ ok: true, data: { appointments: [{ code: held.code, time: '09:00' }] } });
  });

  it('does not stand in its own way', async () => {
    const who = await customer();
    const day = { preferred_date: '2026-11-17', staff_name: 'Carlos' };
    const held = await booked(who, { ...day, preferred_time: '10:00' });
    const check = { service_type: 'Corte de Cabello', ...day, preferred_time: '10:15' };
    expect(await who.call('check_service_availability', check)).toMatchObject({
      ok: true,
      data: { requested: { free: false } },
    });
    expect(await who.call('check_service_availability', { ...check, booking_id: held.code })).toMatchObject({
      ok: true,
      data: { requested: { free: true } },
    });
    expect(
      await who.call('reschedule_appointment', { booking_id: held.code, ...day, preferred_time: '10:15' }),
    ).toMatchObject({ ok: true });
  });

  it('lets exactly one of two customers move to the same time', async () => {
    const pair = [await customer(), await customer()];
    const day = { preferred_date: '2026-11-18', staff_name: 'Juan' };
    const held = await Promise.all(pair.map((who, index) => booked(who, { ...day, preferred_time: `1${index}:00` })));
    const moves = await Promise.all(
      pair.map((who, index) =>
        who.call('reschedule_appointment', { booking_id: held[index]?.code ?? '', ...day, preferred_time: '16:00' }),
      ),
    );
    expect(moves.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(
      await countRows(
        `starts_at >= '2026-11-18T03:00:00Z' AND starts_at < '2026-11-19T03:00:00Z' AND status = 'booked'`,
      ),
    ).toBe(2);
  });

  it('takes the price and duration of the new professional', async () => {
    const who = await customer();
    const held = await booked(who, { preferred_date: '2026-11-19', preferred_time: '10:00', staff_name: 'Carlos' });
    const moved = await who.call('reschedule_appointment', {
      booking_id: held.code,
      preferred_date: '2026-11-19',
      preferred_time: '16:00',
      staff_name: 'María',
    });
    expect(moved).toMatchObject({
      ok: true,
      data: { appointment: { staff: 'María Fernández', price: 3500, durationMinutes: 35 } },
    });
  });
});

describe('cancelling and finding', () => {
  it('reaches the customer’s own appointments only, by code and by id', async () => {
    const [who, stranger] = [await customer(), await customer()];
    const held = await booked(who, { preferred_date: '2026-11-24', preferred_time: '10:00', staff_name: 'Juan' });
    for (const booking_id of [held.code, held.id]) {
      expect(await stranger.call('cancel_appointment', { booking_id })).toMatchObject({ ok: false, code: 'not_found' });
      expect(
        await stranger.call('reschedule_appointment', {
          booking_id,
          preferred_date: '2026-11-25',
          preferred_time: '10:00',
        }),
      ).toMatchObject({ ok: false, code: 'not_found' });
    }
    expect(await stranger.call('find_appointment_by_phone', {})).toEqual({ ok: true, data: { appointments: [] } });
    expect(await who.call('cancel_appointment', { booking_id: held.id })).toMatchObject({ ok: true });
    expect(await who.call('find_appointment_by_phone', {})).toEqual({ ok: true, data: { appointments: [] } });
    expect(await who.call('cancel_appointment', { booking_id: held.code })).toMatchObject({
      ok: false,
      code: 'not_found',
    });
  });

  it('tells a late cancellation and refuses it only where the workspace says so', async () => {
    const who = await customer();
    const held = await booked(who, { preferred_date: '2026-11-26', preferred_time: '10:00', staff_name: 'Juan' });
    const late = '2026-11-25T14:00:00Z';
    const settings = (value: string) =>
      administer(fresh.adminUrl, (admin) =>
        admin.query('UPDATE pulpo.workspaces SET settings = $1 WHERE id = $2', [value, ESTILO.id]),
      );
    await settings('{"lateCancellation": false}');
    expect(await who.call('cancel_appointment', { booking_id: held.code }, { now: late })).toMatchObject({
      ok: false,
      code: 'cancel_window',
    });
    await settings('{}');
    expect(await who.call('cancel_appointment', { booking_id: held.code }, { now: late })).toMatchObject({
      ok: true,
      data: { appointment: { code: held.code, freeCancellation: false } },
    });
  });

  it('leaves a trail of what happened to an appointment, without personal data', async () => {
    const who = await customer();
    const held = await booked(who, { preferred_date: '2026-11-27', preferred_time: '10:00', staff_name: 'Juan' });
    await who.call('reschedule_appointment', {
      booking_id: held.code,
      preferred_date: '2026-11-27',
      preferred_time: '11:00',
    });
    await who.call('cancel_appointment', { booking_id: held.code, reason: 'Ana está enferma' });
    const trail = await administer(fresh.adminUrl, async (admin) => {
      const { rows } = await admin.query<{ action: string; line: string }>(
        'SELECT action, a::text AS line FROM pulpo.audit_log a WHERE subject_id = $1 ORDER BY id',
        [held.id],
      );
      return rows;
    });
    expect(trail.map(({ action }) => action)).toEqual([
      'appointment.booked',
      'appointment.moved',
      'appointment.cancelled',
    ]);
    expect(trail.map(({ line }) => line).join()).not.toMatch(/Ana|enferma|\+54/);
  });
});
