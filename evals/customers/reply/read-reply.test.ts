import { describe, expect, it } from '@jest/globals';
import { businessNamed } from '../businesses';
import { readReply, type Heard } from './read-reply';

const read = (text: string, business = 'estilo'): Heard =>
  readReply(text, { seed: businessNamed(business).seed, today: '2026-11-24' });

describe('a reply', () => {
  it('with a summary tells every part of it', () => {
    const heard = read(
      'Te resumo: Corte de Cabello con Juan Martínez, viernes 27/11 a las 10:30, a nombre de Eva Paz. ¿Confirmo? (sí / no)',
    );
    expect([...heard.asks]).toEqual(['confirm']);
    expect(heard.mentions).toEqual([
      {
        role: 'summary',
        service: 'Corte de Cabello',
        staff: 'Juan Martínez',
        date: '2026-11-27',
        time: '10:30',
        name: 'Eva Paz',
      },
    ]);
  });

  it('is read in other words too', () => {
    const heard = read('Sería Barba, mañana a las 9, con Carlos. ¿Está bien?');
    expect([...heard.asks]).toEqual(['confirm']);
    expect(heard.mentions).toEqual([
      { role: 'summary', service: 'Barba', staff: 'Carlos Rodríguez', date: '2026-11-25', time: '09:00' },
    ]);
  });

  it('with a move tells from when and to when', () => {
    const [mention] = read(
      'Te resumo el cambio: Barba con Carlos Rodríguez, del viernes 27/11 10:00 al sábado 28/11 a las 11:00. ¿Confirmo? (sí / no)',
    ).mentions;
    expect(mention).toMatchObject({
      role: 'summary',
      date: '2026-11-28',
      time: '11:00',
      from: { date: '2026-11-27', time: '10:00' },
    });
  });

  it('may say that one thing is done and ask about another', () => {
    const heard = read(
      'Listo, cancelé tu turno de Barba del viernes 27/11 a las 10:00. Tu turno: Brushing con María Fernández, sábado 28/11 a las 11:00. ¿Lo cancelo? (sí / no)',
    );
    expect(heard.mentions.map(({ role, service }) => [role, service])).toEqual([
      ['cancelled', 'Barba'],
      ['summary', 'Brushing'],
    ]);
  });

  it('that offers the next service does not say that it is booked', () => {
    const heard = read(
      '¡Listo, Ana! Barba con Carlos Rodríguez el viernes 27/11 a las 10:00. Tu código es K2M2QX. ¿Te anoto también para Brushing?',
    );
    expect(heard.mentions).toEqual([
      {
        role: 'booked',
        name: 'Ana',
        service: 'Barba',
        staff: 'Carlos Rodríguez',
        date: '2026-11-27',
        time: '10:00',
      },
    ]);
    expect(heard.asks.has('other')).toBe(true);
  });

  it('numbers its options, on one line or on several', () => {
    const times = read('¿A qué hora te viene bien? Tengo 1) 09:00  2) 10:30  3) 11:45');
    expect(times.options.map(({ number, mention }) => [number, mention.time])).toEqual([
      [1, '09:00'],
      [2, '10:30'],
      [3, '11:45'],
    ]);
    const days = read('Ese día está cerrado. Te puedo ofrecer:\n1) lunes 30/11 09:00\n2) martes 1/12 09:00');
    expect(days.options.map(({ mention }) => mention.date)).toEqual(['2026-11-30', '2026-12-01']);
    expect(days.says.has('closed')).toBe(true);
  });

  it('may list what is to be confirmed', () => {
    const heard = read(
      'Te resumo:\n1) Barba con Carlos Rodríguez, viernes 27/11 a las 10:00, a nombre de Leo\n2) Brushing con María Fernández, viernes 27/11 a las 11:00, a nombre de Eva\n¿Confirmo los dos? (sí / no)',
    );
    expect(heard.options).toEqual([]);
    expect(heard.mentions.map(({ role, service, name }) => [role, service, name])).toEqual([
      ['summary', 'Barba', 'Leo'],
      ['summary', 'Brushing', 'Eva'],
    ]);
  });

  it('with the hours of the week does not say that the day is closed', () => {
    expect(read('Lun a vie 9 a 13 y 14 a 19 · Sáb 9 a 14 · Dom cerrado').says.has('closed')).toBe(false);
    expect(read('El domingo 29/11 está cerrado.\nLun a vie 9 a 13 · Dom cerrado').says.has('closed')).toBe(true);
  });

  it('knows the answers of the business', () => {
    expect(read('Sí, aceptamos tarjetas de débito y crédito.').says.has('faq')).toBe(true);
  });

  it('that nobody has read before is told', () => {
    expect(read('Bueno, mirá vos.').unclassified).toEqual(['Bueno, mirá vos.']);
    expect(read('Dale. ¿Te gusta el mate?').unclassified).toEqual(['¿te gusta el mate?']);
    expect(read('¿Para qué día? (ej: mañana, 1/12)').unclassified).toEqual([]);
  });

  it('takes an example for an example', () => {
    expect(read('¿Para qué día? (ej: mañana, 1/12)').mentions).toEqual([]);
    expect(read('¿Qué servicio querés? (ej: Corte de Cabello, Barba)').options).toEqual([]);
  });

  it('does not take the name of a service for a change', () => {
    const [mention] = read(
      'Te resumo: Cambio de Batería con Raúl Ibáñez, viernes 27/11 a las 10:00, a nombre de Eva. ¿Confirmo? (sí / no)',
      'taller',
    ).mentions;
    expect(mention?.from).toBeUndefined();
  });
});
