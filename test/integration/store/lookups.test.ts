import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONSULTORIO_NORTE } from '../../../store/seed-consultorio';
import { ESTILO } from '../../../store/seed-estilo';
import { administer, freshDatabase, type FreshDatabase } from '../../support/database';
import { foundBy, newCustomer, type Customer } from '../../support/customer';

/** A Tuesday, ten in the morning in Buenos Aires. */
const NOW = '2026-10-13T13:00:00Z';
const FRIDAY = '2026-10-16';

let fresh: FreshDatabase;
let who: Customer;
let patient: Customer;
beforeAll(async () => {
  fresh = await freshDatabase();
  who = await newCustomer(fresh.db, ESTILO, NOW);
  patient = await newCustomer(fresh.db, CONSULTORIO_NORTE, NOW);
});
afterAll(() => fresh.drop());

const check = (args: Record<string, string>, customer = who) =>
  customer.call('check_service_availability', { service_type: 'Corte de Cabello', preferred_date: FRIDAY, ...args });

describe('check_service_availability', () => {
  it('shows a whole day in at most twelve starts, each with who takes it', async () => {
    const { service, date, requested, starts } = await foundBy(check({ service_type: 'tintura' }));
    expect({ service, date, requested }).toEqual({ service: 'Coloración', date: FRIDAY, requested: null });
    expect(starts.length).toBeLessThanOrEqual(12);
    expect([starts[0]?.time, starts.at(-1)?.time]).toEqual(['09:00', '17:00']);
    expect(new Set(starts.map(({ staff }) => staff))).toEqual(new Set(['María Fernández']));
    expect(starts.map(({ time }) => time)).toEqual([...starts.map(({ time }) => time)].sort());
  });

  it('tells whether a time is free, and who has it free', async () => {
    expect(await foundBy(check({ preferred_time: '15:15', staff_name: 'Juan' }))).toMatchObject({
      requested: { time: '15:15', free: true, staff: 'Juan Martínez' },
      starts: expect.arrayContaining([
        expect.objectContaining({ time: '15:15', staff: 'Juan Martínez', price: 4500, durationMinutes: 30 }),
      ]),
    });
  });

  it('shows what is around a time that somebody else has', async () => {
    const other = await newCustomer(fresh.db, ESTILO, NOW);
    const wish = { service_type: 'Barba', client_name: 'Leo', preferred_date: FRIDAY, preferred_time: '16:00' };
    expect(await other.call('book_appointment', wish)).toMatchObject({ ok: true });
    const found = await foundBy(check({ service_type: 'Barba', preferred_time: '16:00' }));
    expect(found.requested).toEqual({ time: '16:00', free: false, staff: null });
    expect(found.starts).toHaveLength(12);
    expect(found.starts.map(({ time }) => time)).toEqual(expect.arrayContaining(['15:30', '16:30']));
    expect(found.starts.map(({ time }) => time)).not.toContain('16:00');
    const free = await foundBy(check({ service_type: 'Corte de Cabello', preferred_time: '16:00' }));
    expect(free.requested).toMatchObject({ free: true, staff: expect.not.stringContaining('Carlos') });
  });

  it('narrows to a part of the day, and says when that part has nothing', async () => {
    const { starts } = await foundBy(check({ time_from: '17:00', time_to: '18:00', staff_name: 'Juan' }));
    expect(starts.map(({ time }) => time)).toEqual(['17:00', '17:15', '17:30', '17:45']);
    expect(await check({ time_from: '20:00', time_to: '24:00' })).toMatchObject({
      ok: false,
      code: 'outside_hours',
      alternatives: [{ date: FRIDAY }, { date: FRIDAY }, { date: FRIDAY, time: '18:30' }],
    });
  });

  it('finds the first day of a range that has room, and the first with the wanted time', async () => {
    expect(
      await foundBy(check({ preferred_date: '2026-10-17', date_to: '2026-10-19', time_from: '15:00' })),
    ).toMatchObject({ date: '2026-10-19' });
    expect(await foundBy(check({ preferred_date: '2026-10-18', date_to: '2026-10-24' }))).toMatchObject({
      date: '2026-10-19',
    });
    expect(
      await foundBy(check({ preferred_date: '2026-10-17', date_to: '2026-10-23', preferred_time: '18:00' })),
    ).toMatchObject({
      date: '2026-10-19',
      requested: { time: '18:00', free: true },
    });
    expect(await check({ preferred_date: '2026-10-18', date_to: '2026-10-18' })).toMatchObject({
      ok: false,
      code: 'closed',
    });
  });

  it('begins a range that has begun with today', async () => {
    expect(await foundBy(check({ preferred_date: '2026-10-12', date_to: '2026-10-16' }))).toMatchObject({
      date: '2026-10-13',
    });
  });

  it.each([
    ['closed', { preferred_date: '2026-10-18' }, '2026-10-19'],
    ['holiday', { preferred_date: '2026-12-25' }, '2026-12-26'],
    ['past', { preferred_date: '2026-10-01' }, '2026-10-13'],
    ['beyond_horizon', { preferred_date: '2027-06-01' }, '2027-01-11'],
    ['outside_hours', { preferred_time: '13:15' }, FRIDAY],
    ['outside_hours', { preferred_time: '07:00' }, FRIDAY],
    ['past', { preferred_date: '2026-10-13', preferred_time: '09:30' }, '2026-10-13'],
  ])('says %s and offers the nearest day', async (code, wish, date) => {
    expect(await check(wish)).toMatchObject({
      ok: false,
      code,
      alternatives: expect.arrayContaining([expect.objectContaining({ date })]),
    });
  });

  it('offers the same hour on the next days when none is left on that one', async () => {
    const refused = await check({ service_type: 'Coloración', preferred_date: '2026-10-18', preferred_time: '15:00' });
    expect(refused).toMatchObject({ ok: false, code: 'closed' });
    expect(refused.ok ? [] : refused.alternatives.map(({ date, time }) => `${date} ${time}`)).toEqual([
      '2026-10-19 14:45',
      '2026-10-19 15:00',
      '2026-10-19 15:15',
    ]);
  });

  it('names what it knows when it does not know what was asked for', async () => {
    expect(await check({ service_type: 'uñas' })).toMatchObject({
      ok: false,
      code: 'unknown_service',
      options: ESTILO.services.map(({ name }) => name),
    });
    expect(await check({ staff_name: 'Roberto' })).toMatchObject({
      ok: false,
      code: 'unknown_staff',
      alternatives: [{}, {}, {}],
    });
    expect(await check({ service_type: 'Barba', staff_name: 'María' })).toMatchObject({
      ok: false,
      code: 'unskilled_staff',
      options: ['Carlos Rodríguez'],
      alternatives: [{ staff: 'Carlos Rodríguez' }, { staff: 'Carlos Rodríguez' }, { staff: 'Carlos Rodríguez' }],
    });
    expect(await check({ preferred_date: '2026-02-30' })).toMatchObject({ ok: false, code: 'invalid_time' });
  });

  it('works in another trade, in its own hours', async () => {
    const { service, starts } = await foundBy(check({ service_type: 'brackets' }, patient));
    expect(service).toBe('Control de Ortodoncia');
    expect([starts[0]?.time, starts.at(-1)?.time]).toEqual(['08:00', '19:30']);
    expect(await check({ service_type: 'Corte de Cabello' }, patient)).toMatchObject({
      ok: false,
      code: 'unknown_service',
    });
  });
});

describe('catalogue', () => {
  it('lists services with the range over their professionals', async () => {
    const all = await who.call('get_available_services', {});
    expect(all.ok && all.data.services.map(({ name }) => name)).toEqual(ESTILO.services.map(({ name }) => name));
    expect(all.ok && all.data.services[0]).toEqual({
      name: 'Corte de Cabello',
      category: 'Cabello',
      priceFrom: 3500,
      priceTo: 6000,
      currency: 'ARS',
      durationMinutesFrom: 30,
      durationMinutesTo: 45,
      staff: [
        { name: 'Carlos Rodríguez', price: 6000, durationMinutes: 45 },
        { name: 'Juan Martínez', price: 4500, durationMinutes: 30 },
        { name: 'María Fernández', price: 3500, durationMinutes: 35 },
      ],
    });
  });

  it.each([
    [{ q: 'tintura' }, ['Coloración']],
    [{ q: 'cabello' }, ['Corte de Cabello']],
    [{ category: 'cabello' }, ['Corte de Cabello', 'Tratamiento Capilar']],
    [{ q: 'barberia' }, ['Barba']],
    [{ q: 'masajes' }, []],
  ])('narrows by %p', async (args, expected) => {
    const found = await who.call('get_available_services', args);
    expect(found.ok && found.data.services.map(({ name }) => name)).toEqual(expected);
  });

  it('leaves out what nobody active does', async () => {
    await administer(fresh.adminUrl, (admin) =>
      admin.query(`UPDATE pulpo.staff SET active = false WHERE name = 'Dr. Martín Sosa'`),
    );
    const found = await patient.call('get_available_services', {});
    expect(found.ok && found.data.services.map(({ name }) => name)).not.toContain('Control de Ortodoncia');
    expect(await check({ service_type: 'Consulta', staff_name: 'Sosa' }, patient)).toMatchObject({
      ok: false,
      code: 'staff_absent',
      alternatives: [{}, {}, {}],
    });
    await administer(fresh.adminUrl, (admin) =>
      admin.query(`UPDATE pulpo.staff SET active = true WHERE name = 'Dr. Martín Sosa'`),
    );
  });

  it('tells the week, and the days that differ from it as far as can be booked', async () => {
    await administer(fresh.adminUrl, (admin) =>
      admin.query(
        `INSERT INTO pulpo.special_dates (workspace_id, date, blocks, label) VALUES
        ($1, '2026-10-20', '[{"from": "09:00", "to": "12:00"}]', 'Inventario'), ($1, '2027-03-01', '[]', 'Lejos')`,
        [ESTILO.id],
      ),
    );
    const hours = await who.call('get_business_hours', {}, { now: '2026-10-09T13:00:00Z' });
    expect(hours).toMatchObject({
      ok: true,
      data: {
        week: [
          { weekday: 0 },
          { weekday: 1 },
          { weekday: 2 },
          { weekday: 3 },
          { weekday: 4 },
          { weekday: 5 },
          { weekday: 6, blocks: [] },
        ],
        specialDates: [
          { date: '2026-10-12', blocks: [] },
          { date: '2026-10-20', blocks: [{ from: '09:00', to: '12:00' }], label: 'Inventario' },
          { date: '2026-11-23', blocks: [] },
          { date: '2026-12-08', blocks: [] },
          { date: '2026-12-25', blocks: [] },
          { date: '2027-01-01', blocks: [] },
        ],
      },
    });
  });

  it('tells packages, and promotions with their days', async () => {
    expect(await who.call('get_service_packages', {})).toEqual({
      ok: true,
      data: {
        packages: [
          {
            name: 'Look Completo',
            services: ['Corte de Cabello', 'Barba'],
            price: 7500,
            regularPrice: 9000,
            durationMinutes: 65,
          },
        ],
      },
    });
    const tuesdays = { ok: true, data: { promotions: [expect.objectContaining({ percent: 20, weekdays: [1] })] } };
    expect(await who.call('get_active_promotions', {})).toEqual(tuesdays);
    expect(await who.call('get_active_promotions', { date: '2026-10-20' })).toEqual(tuesdays);
    expect(await who.call('get_active_promotions', { date: '2026-10-21' })).toEqual({
      ok: true,
      data: { promotions: [] },
    });
    expect(await patient.call('get_service_packages', {})).toEqual({ ok: true, data: { packages: [] } });
  });
});
