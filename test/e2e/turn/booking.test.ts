import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import type { ActivityDeps } from '../../../activities/deps';
import { FAILURE } from '../../../activities/failure-codes';
import { openDay, spoken } from '../../support/days';
import { CONSULTORIO, startPulpo, type Pulpo } from '../../support/pulpo';
import type { Customer } from '../../support/whatsapp';
import { DEMO_IDS } from '../../support/demo';
import { appointmentsOf } from '../../support/rows';

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo();
});
afterAll(() => pulpo.stop());

async function say(customer: Customer, text: string): Promise<string> {
  const answer = await customer.say(text);
  expect(answer.status).toBe(200);
  return answer.reply ?? '';
}

const appointments = (workspaceId: string) => appointmentsOf(pulpo.db, workspaceId);

describe('a customer of the hairdresser, without any model', () => {
  it('is greeted, told prices and told hours', async () => {
    const customer = pulpo.customer();
    expect(await say(customer, 'Hola!')).toBe(
      '¡Hola! Soy el asistente de Estilo Peluquería & Spa. Te ayudo con turnos, precios y horarios. ¿Qué necesitás?',
    );
    expect(await say(customer, 'cuánto sale el corte?')).toContain('$3.500 a $6.000');
    expect(await say(customer, 'a qué hora abren?')).toContain('Lun a vie 9 a 13 y 14 a 19 · Sáb 9 a 14 · Dom cerrado');
  });

  it('books over several turns', async () => {
    const customer = pulpo.customer();
    const day = openDay(0);
    expect(await say(customer, `quiero un turno para corte el ${spoken(day)} a las 15hs`)).toMatch(/nombre/i);
    const summary = await say(customer, 'Lucía Pereyra');
    expect(summary).toMatch(
      /^Te resumo: Corte de Cabello con .+, a nombre de Lucía Pereyra\. ¿Confirmo\? \(sí \/ no\)$/,
    );
    const done = await say(customer, 'dale');
    expect(done).toMatch(/^¡Listo, Lucía( Pereyra)?! Corte de Cabello con .+ a las 15:00\. Tu código es \w{6}\.$/);

    const booked = (await appointments(DEMO_IDS.estilo)).find((row) => row.client_name === 'Lucía Pereyra');
    expect(booked).toMatchObject({ status: 'booked', at: `${day.toISODate()} 15:00` });
    expect(done).toContain(booked?.code);
  });

  it('books from one message, then moves and cancels the appointment', async () => {
    const customer = pulpo.customer();
    const day = openDay(1);
    const later = openDay(2);
    await say(customer, `Hola, soy Bruno Sosa, quiero turno para barba el ${spoken(day)} a las 10`);
    expect(await say(customer, 'sí')).toContain('Listo');
    expect((await appointments(DEMO_IDS.estilo)).find((row) => row.client_name === 'Bruno Sosa')?.at).toBe(
      `${day.toISODate()} 10:00`,
    );

    const moving = await say(customer, `necesito pasar el turno al ${spoken(later)} a las 11`);
    expect(moving).toMatch(/sí \/ no/);
    await say(customer, 'sí');
    expect((await appointments(DEMO_IDS.estilo)).find((row) => row.client_name === 'Bruno Sosa')).toMatchObject({
      at: `${later.toISODate()} 11:00`,
      status: 'booked',
    });

    expect(await say(customer, 'no voy a poder ir, cancelame el turno')).toMatch(/sí \/ no/);
    expect(await say(customer, 'si')).toMatch(/^Listo, cancelé tu turno de barba/i);
    expect((await appointments(DEMO_IDS.estilo)).find((row) => row.client_name === 'Bruno Sosa')?.status).toBe(
      'cancelled',
    );
  });

  it('is offered other times when the wanted one is taken', async () => {
    const day = openDay(3);
    const first = pulpo.customer();
    await say(first, `soy Ana Ríos, quiero coloración el ${spoken(day)} a las 9`);
    expect(await say(first, 'dale')).toContain('Listo');

    const second = pulpo.customer();
    const offer = await say(second, `soy Eva Luna, turno para coloración el ${spoken(day)} a las 9`);
    expect(offer).toMatch(/11:00/);
    expect(offer).not.toMatch(/Te resumo/);
    expect((await appointments(DEMO_IDS.estilo)).some((row) => row.client_name === 'Eva Luna')).toBe(false);
  });

  it('does not book without a yes, and a yes to nothing books nothing', async () => {
    const customer = pulpo.customer();
    const before = (await appointments(DEMO_IDS.estilo)).length;
    await say(customer, 'dale');
    await say(customer, `soy Iván Gil, quiero un corte el ${spoken(openDay(4))} a las 16`);
    await say(customer, 'no');
    await say(customer, 'dale');
    expect((await appointments(DEMO_IDS.estilo)).length).toBe(before);
  });
});

describe('a patient of the dentist', () => {
  it('gets that business: its services, hours and professionals', async () => {
    const customer = pulpo.customer({ to: CONSULTORIO });
    const day = openDay(0);
    expect(await say(customer, 'hola')).toContain('Consultorio Odontológico Norte');
    expect(await say(customer, 'cuánto cuesta el blanqueamiento?')).toContain('$45.000');
    await say(
      customer,
      `quiero un turno para limpieza con la Dra. Gómez el ${spoken(day)} a las 16:15, soy Marta Díaz`,
    );
    const next = await say(customer, 'sí');
    expect(next).not.toBe('');
    const rows = await appointments(DEMO_IDS.consultorio);
    for (const row of rows) expect(row.staff).toBe('Dra. Lucía Gómez');
    expect((await appointments(DEMO_IDS.estilo)).some((row) => row.client_name === 'Marta Díaz')).toBe(false);
  });
});

/** A whole Pulpo in which something goes wrong as soon as a booking is written. */
function startFailing(
  fail: (activities: ActivityDeps, written: () => boolean) => Partial<ActivityDeps>,
): Promise<Pulpo> {
  let bookings = 0;
  return startPulpo({
    adjust: (settings) => {
      const { tools } = settings.activities;
      const counting: ActivityDeps = {
        ...settings.activities,
        tools: {
          run: async (tool, call) => {
            const outcome = await tools.run(tool, call);
            if (tool === 'book_appointment') bookings += 1;
            return outcome;
          },
        },
      };
      let failed = false;
      const firstTime = (): boolean => bookings > 0 && !failed && (failed = true);
      return { ...settings, activities: { ...counting, ...fail(counting, firstTime) } };
    },
  });
}

describe('after a booking is written', () => {
  let failing: Pulpo;
  afterEach(() => failing.stop());

  const confirm = async (customer: Customer): Promise<string> => {
    await say(customer, `soy Vera Luna, quiero un turno para barba el ${spoken(openDay(3))} a las 10`);
    return say(customer, 'sí');
  };
  const onlyBooking = async () => {
    const booked = await appointmentsOf(failing.db, DEMO_IDS.estilo);
    expect(booked.map(({ client_name }) => client_name)).toEqual(['Vera Luna']);
    return booked[0]?.code;
  };

  it('a turn that fails says what was written, and the next yes writes nothing', async () => {
    failing = await startFailing(({ profiles }, written) => ({
      profiles: {
        get: (id) => (written() ? Promise.reject(ApplicationFailure.nonRetryable('a bug')) : profiles.get(id)),
      },
    }));
    const customer = failing.customer();
    const told = await confirm(customer);
    expect(told).toContain('quedó hecho');
    expect(await say(customer, 'sí')).not.toContain('Listo');
    expect(told).toContain(await onlyBooking());
  });

  it('a write whose answer is lost is told as unknown, and the next yes tells what it was', async () => {
    failing = await startFailing(({ tools }, written) => ({
      tools: {
        run: async (tool, call) => {
          const outcome = await tools.run(tool, call);
          if (written()) throw ApplicationFailure.nonRetryable('no answer', FAILURE.StoreUnavailable);
          return outcome;
        },
      },
    }));
    const customer = failing.customer();
    expect(await confirm(customer)).toContain('No pude confirmar si quedó hecho');
    expect(await say(customer, 'sí')).toMatch(new RegExp(`^¡Listo.*${await onlyBooking()}`));
    await onlyBooking();
  });
});
