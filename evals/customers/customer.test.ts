/** Customers against an assistant that says what the test wants: what they accept, what they correct, when they give up. */
import { describe, expect, it } from '@jest/globals';
import { Customer } from './customer';
import { BOOK, scenarioOf } from './one-customer';
import type { Scenario, Task } from './types';

const customer = (tasks: Task[], over: Partial<Scenario> = {}): Customer => new Customer(scenarioOf(tasks, over));

const summary = (over: { day?: string; time?: string; service?: string; name?: string } = {}): string =>
  `Te resumo: ${over.service ?? 'Barba'} con Carlos Rodríguez, ${over.day ?? 'viernes 27/11'} a las ${over.time ?? '10:00'}, a nombre de ${over.name ?? 'Eva Paz'}. ¿Confirmo? (sí / no)`;
const booked = '¡Listo, Eva Paz! Barba con Carlos Rodríguez el viernes 27/11 a las 10:00. Tu código es K2M2QX.';

const YES =
  /^(?:s[ií]+|dale|ok+|sip|perfecto|joya|genial|confirmo|de una|bu?en[ií]simo|b[aá]rbaro|listo|va|👍|👌|✅)\b|^[👍👌✅]/iu;

describe('a summary', () => {
  it('that fits is accepted', () => {
    const eva = customer([BOOK]);
    eva.next(null);
    expect(eva.next(summary())?.join()).toMatch(YES);
  });

  it.each([
    ['hour', summary({ time: '11:00' }), /10|diez/],
    ['day', summary({ day: 'sábado 28/11' }), /vie|27/],
    ['service', summary({ service: 'Brushing' }), /barba/],
    ['name', summary({ name: 'Juana' }), /eva/],
  ])('with another %s is corrected in words', (_, reply, right) => {
    const eva = customer([BOOK]);
    eva.next(null);
    const said = eva.next(reply)?.join() ?? '';
    expect(said.toLowerCase()).toMatch(right);
    expect(said).not.toMatch(YES);
  });

  it('of something that was not asked for is refused', () => {
    const eva = customer([BOOK]);
    eva.next(null);
    const said = eva.next('Tu turno: Brushing con María Fernández, sábado 28/11 a las 11:00. ¿Lo cancelo? (sí / no)');
    expect(said?.join()).toMatch(/^no/i);
  });

  it('of a change is not a booking', () => {
    const eva = customer([BOOK]);
    eva.next(null);
    const reply =
      'Te resumo el cambio: Barba con Carlos Rodríguez, del jueves 26/11 10:00 al viernes 27/11 a las 10:00. ¿Confirmo? (sí / no)';
    expect(eva.next(reply)?.join()).toMatch(/^no/i);
  });
});

describe('a customer', () => {
  it('is satisfied when it is booked', () => {
    const eva = customer([BOOK]);
    eva.next(null);
    eva.next(summary());
    // Perhaps a "gracias", and then it is over.
    if (eva.next(booked) !== null) expect(eva.next('¡De nada!')).toBeNull();
    expect(eva.ending).toBe('satisfied');
  });

  it('does not thank where a thank you could be taken for a yes', () => {
    const eva = customer([BOOK]);
    eva.next(null);
    eva.next(summary());
    expect(eva.next(`${booked} Ahora vamos con Brushing. ${summary({ service: 'Brushing' })}`)?.join()).toMatch(/^no/i);
  });

  it('complains when something else is booked', () => {
    const eva = customer([BOOK]);
    eva.next(null);
    eva.next(summary());
    expect(eva.next(booked.replace('10:00', '12:00'))?.join()).toMatch(/10|diez/);
  });

  it('answers what is asked', () => {
    const eva = customer([BOOK], { style: 'brief' });
    eva.next(null);
    expect(eva.next('¿A nombre de quién lo anoto?')?.join()).toMatch(/eva paz/i);
    expect(eva.next('¿Para qué día? (ej: mañana, 1/12)')?.join()).toMatch(/vie|27/i);
    expect(eva.next('¿A qué hora te viene bien? Tengo 1) 09:00  2) 10:00  3) 11:45')?.join()).toBe('2');
  });

  it('picks the appointment to cancel by what it is', () => {
    const target = { ...BOOK.wish, time: '10:00', staff: 'Carlos Rodríguez', name: 'Eva Paz', code: '' };
    const eva = customer([{ kind: 'cancel', target }], { style: 'brief', kind: 'cancel' });
    eva.next(null);
    const list =
      '¿Cuál de tus turnos?\n1) Brushing con María Fernández, viernes 27/11 09:00\n2) Barba con Carlos Rodríguez, viernes 27/11 10:00';
    expect(eva.next(list)?.join()).toBe('2');
    const wrong = 'Tu turno: Brushing con María Fernández, viernes 27/11 a las 09:00. ¿Lo cancelo? (sí / no)';
    expect(eva.next(wrong)?.join()).toMatch(/^no/i);
  });

  it('leaves when it cannot be had and nothing else will do', () => {
    const eva = customer([{ ...BOOK, possible: false }]);
    eva.next(null);
    eva.next('Ese horario ya está ocupado. Te puedo ofrecer 1) 09:15  2) 10:45');
    expect(eva.next('Dale. Cualquier cosa, acá estoy.')).toBeNull();
    expect(eva.standings[0]?.heardNo).toBe(true);
  });

  it('takes what will do instead', () => {
    const instead = { ...BOOK.wish, time: { from: '00:00', until: '24:00' } };
    const eva = customer([{ ...BOOK, possible: false, instead }], { style: 'brief' });
    eva.next(null);
    expect(eva.next('¿Para qué día?')?.join()).toMatch(/vie|27/i);
    expect(eva.next('Ese horario ya está ocupado. Te puedo ofrecer 1) 09:15  2) 10:45')?.join()).toBe('1');
    expect(eva.next(summary({ time: '09:15' }))?.join()).toMatch(YES);
  });

  it('changes their mind at the summary', () => {
    const eva = customer([{ ...BOOK, change: { when: 'summary', to: { time: { at: '12:00' } } } }]);
    eva.next(null);
    expect(eva.next(summary())?.join()).toMatch(/12|doce/);
    expect(eva.next(summary({ time: '12:00' }))?.join()).toMatch(YES);
  });

  it('gives up after twelve messages', () => {
    const eva = customer([BOOK]);
    let messages = 0;
    for (let said = eva.next(null); said !== null; said = eva.next(`¿Para qué día? (${messages})`)) messages += 1;
    expect(messages).toBe(12);
    expect(eva.ending).toBe('gave_up');
  });

  it('ends when the same reply comes three times in a row', () => {
    const eva = customer([BOOK]);
    eva.next(null);
    eva.next('¿Para qué día?');
    eva.next('¿Para qué día?');
    expect(eva.next('¿Para qué día?')).toBeNull();
    expect(eva.ending).toBe('repeated');
  });

  it('ends when a person takes over', () => {
    const eva = customer([BOOK]);
    eva.next(null);
    expect(eva.next('Te paso con una persona del equipo. Te responden por acá.')).toBeNull();
    expect(eva.ending).toBe('handed_over');
  });

  it('reports what it cannot read, and says again what it wants', () => {
    const eva = customer([BOOK]);
    eva.next(null);
    expect(eva.next('Bueno, mirá vos.')?.join()).toMatch(/barba/i);
    expect(eva.unclassified).toEqual(['Bueno, mirá vos.']);
  });
});
