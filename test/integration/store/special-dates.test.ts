/** Days that differ from the week: what they say when they are closed, and what may be written about them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ESTILO } from '../../../store/seed-estilo';
import { administer, freshDatabase, type FreshDatabase } from '../../support/database';
import { newCustomer, type Customer } from '../../support/customer';

/** A Tuesday, ten in the morning in Buenos Aires. */
const NOW = '2026-10-13T13:00:00Z';

let fresh: FreshDatabase;
let who: Customer;
beforeAll(async () => {
  fresh = await freshDatabase();
  who = await newCustomer(fresh.db, ESTILO, NOW);
});
afterAll(() => fresh.drop());

const write = (date: string, blocks: unknown, label = '') =>
  administer(fresh.adminUrl, (admin) =>
    admin.query(
      `INSERT INTO pulpo.special_dates (workspace_id, date, blocks, label) VALUES ($1, $2, $3, $4)
       ON CONFLICT (workspace_id, date) DO UPDATE SET blocks = EXCLUDED.blocks, label = EXCLUDED.label`,
      [ESTILO.id, date, JSON.stringify(blocks), label],
    ),
  );

describe('a closed day', () => {
  it.each([
    ['2026-10-20', 'Inventario', { kind: 'special', label: 'Inventario' }],
    ['2026-10-21', ' ', { kind: 'special', label: null }],
    ['2026-12-08', null, { kind: 'national', label: 'Inmaculada Concepción de María' }],
    // The business's own word for a holiday counts.
    ['2026-12-25', 'Navidad en familia', { kind: 'special', label: 'Navidad en familia' }],
  ])('says what %s is closed for, at the look and at the write', async (date, label, closure) => {
    if (label !== null) await write(date, [], label);
    const wish = { service_type: 'Barba', preferred_date: date };
    const at = { ...wish, preferred_time: '10:00' };
    for (const refused of [
      await who.call('check_service_availability', wish),
      await who.call('check_service_availability', at),
      await who.call('book_appointment', { ...at, client_name: 'Ana' }),
    ])
      expect(refused).toMatchObject({ ok: false, code: 'holiday', closure });
  });

  it('of the week has nothing to say', async () => {
    const refused = await who.call('check_service_availability', {
      service_type: 'Barba',
      preferred_date: '2026-10-18',
    });
    expect(refused).toMatchObject({ ok: false, code: 'closed' });
    expect(refused).not.toHaveProperty('closure');
  });
});

describe('writing a special date', () => {
  it.each([
    [[{ opens: '09:00', closes: '12:00' }], 'block 1 has the unknown key "closes"'],
    [
      [
        { from: '09:00', to: '12:00' },
        { from: '14:00', till: '18:00' },
      ],
      'block 2 has the unknown key "till"',
    ],
    [[{ from: '09:00' }], 'block 1 lacks the key "to"'],
    [[{ from: '9:00', to: '12:00' }], 'block 1 has "from": "9:00", which is no time of day (HH:MM)'],
    [[{ from: '09:00', to: 12 }], 'block 1 has "to": 12, which is no time of day (HH:MM)'],
    [[{ from: '12:00', to: '09:00' }], 'block 1 does not end after it begins'],
    [['09:00-12:00'], 'block 1 is not an object'],
  ])('refuses %j and names what is wrong', async (blocks, fault) => {
    await expect(write('2026-11-03', blocks)).rejects.toMatchObject({
      code: '23514',
      message: `special_dates 2026-11-03: ${fault}`,
      hint: expect.stringContaining('"from"'),
    });
  });

  it('refuses it in an update too, and what is no list at all', async () => {
    await write('2026-11-04', []);
    await expect(write('2026-11-04', [{ opens: '09:00', closes: '12:00' }])).rejects.toMatchObject({ code: '23514' });
    await expect(write('2026-11-05', { from: '09:00', to: '12:00' })).rejects.toMatchObject({ code: '23514' });
  });

  it('takes closed days, several blocks and midnight', async () => {
    const evening = [
      { from: '09:00', to: '12:00' },
      { from: '20:00', to: '24:00' },
    ];
    await write('2026-11-06', evening);
    const found = await who.call('check_service_availability', {
      ...{ service_type: 'Barba', preferred_date: '2026-11-06', time_from: '20:00', order: 'soonest' },
    });
    expect(found.ok && found.data.starts[0]).toMatchObject({ time: '20:00' });
  });
});
