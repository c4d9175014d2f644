import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openDay, spoken } from '../../support/days';
import { DEMO_IDS } from '../../support/demo';
import { startPulpo, type Pulpo } from '../../support/pulpo';
import { appointmentsOf } from '../../support/rows';

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo();
});
afterAll(() => pulpo.stop());

it('eight customers confirm the only professional at one hour: one gets it, seven get alternatives', async () => {
  const day = openDay(2);
  const customers = Array.from({ length: 8 }, () => pulpo.customer());
  const names = ['Ada', 'Bea', 'Cleo', 'Dora', 'Emma', 'Flor', 'Gala', 'Hebe'];
  const summaries = await Promise.all(
    customers.map((customer, index) =>
      customer.say(`soy ${names[index]} Roca, turno de coloración el ${spoken(day)} a las 16`),
    ),
  );
  for (const summary of summaries) expect(summary.reply).toContain('Te resumo: Coloración con María Fernández');

  const replies = (await Promise.all(customers.map((customer) => customer.say('sí')))).map(
    (answer) => answer.reply ?? '',
  );
  const booked = replies.filter((reply) => reply.startsWith('¡Listo'));
  const refused = replies.filter((reply) => !reply.startsWith('¡Listo'));
  expect(booked).toHaveLength(1);
  expect(refused).toHaveLength(7);
  for (const reply of refused) expect(reply).toMatch(/^Ese horario se acaba de ocupar\. .*\d{1,2}:\d{2}/s);
  const rows = (await appointmentsOf(pulpo.db, DEMO_IDS.estilo)).filter((row) => row.at === `${day.toISODate()} 16:00`);
  expect(rows).toHaveLength(1);
});
