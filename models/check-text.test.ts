import { describe, expect, it } from '@jest/globals';
import { emptyState } from '../domain/dialogue/empty-state';
import { answered } from '../test/doubles/tool-results';
import { bicycleWorkshop } from '../test/doubles/workspace';
import { checkText, type Evidence } from './check-text';

const base: Evidence = {
  results: [],
  state: emptyState(),
  workspace: bicycleWorkshop(),
  now: '2026-10-14T10:00:00-03:00',
  said: 'hola',
  reply: '',
};
const start = (date: string, time: string, staff = 'Rocío Ibarra') => ({
  date,
  time,
  staff,
  durationMinutes: 90,
  price: 18500,
});
const availability = answered('check_service_availability', {
  service: 'Service Completo',
  date: '2026-10-16',
  requested: null,
  starts: [start('2026-10-16', '15:00'), start('2026-10-16', '16:30')],
});
const hours = answered('get_business_hours', {
  week: [{ weekday: 0, blocks: [{ from: '10:00', to: '18:00' }] }],
  specialDates: [],
});
const booked = answered('book_appointment', {
  appointment: {
    id: '1',
    code: 'K7M2QX',
    service: 'Service Completo',
    staff: 'Rocío Ibarra',
    date: '2026-10-16',
    time: '15:00',
    durationMinutes: 90,
    price: 18500,
    clientName: 'Ana',
    freeCancellation: true,
  },
});
const stateWithName = (value: string): Evidence['state'] => ({
  ...emptyState(),
  contact: { client_name: { value, source: 'customer', turn: 1 } },
});
const check = (text: string, changes: Partial<Evidence> = {}) => checkText(text, { ...base, ...changes });
const seen = { results: [availability] };

describe('checkText lets through', () => {
  it.each<[string, Partial<Evidence>]>([
    ['¡Hola! ¿En qué te puedo ayudar?', {}],
    ['El Service Completo sale $18.500 con Rocío.', seen],
    ['Son 18500 pesos.', seen],
    ['Tengo lugar el viernes 16/10 a las 15:00 o a las 16:30 con Rocío.', seen],
    ['El viernes 16 de octubre a las 3 de la tarde hay lugar.', seen],
    ['El 16/10 a las 15 hs, ¿te sirve?', seen],
    ['Abrimos de lunes a viernes de 10 a 18 hs.', { results: [hours] }],
    ['Hoy abrimos hasta las 18.', { results: [hours] }],
    ['¡Listo! Reservé tu turno, el código es K7M2QX.', { results: [booked] }],
    ['¿Querés que te lo reserve a las 15:00?', seen],
    ['¿Te lo reservo para el 16/10?', seen],
    ['El viernes no tengo lugar a las 11. ¿Probamos otro día?', { ...seen, said: 'el viernes a las 11?' }],
    ['Estamos en Av. Mitre 450, Quilmes. Aceptamos tarjeta.', {}],
    ['Hacemos centrado de ruedas y service completo.', {}],
    ['No hacemos depilación.', { said: 'hacen depilación?' }],
    ['A nombre de Lautaro, ¿está bien?', { state: stateWithName('Lautaro') }],
    ['Te comento que hay cochera.', { reply: 'Sí, hay cochera. Te comento que es gratuita.' }],
  ])('%j', (text, changes) => expect(check(text, changes)).toEqual({ ok: true, problems: [] }));
});

describe('checkText stops', () => {
  it.each<[string, string, Partial<Evidence>]>([
    ['an amount nobody observed', 'El Service Completo sale $15.000.', seen],
    ['an amount the customer named', 'Sí, sale $100.', { said: 'me dijeron que sale $100' }],
    ['an amount in words', 'Sale 15 mil.', seen],
    ['a discount nobody observed', 'Tenés 20% de descuento.', seen],
    ['a time nobody observed', 'Tengo lugar el 16/10 a las 17:00.', seen],
    ['a bare hour nobody observed', 'Te espero a las 11.', seen],
    ['a day nobody observed', 'Tengo lugar el 17/10 a las 15:00.', seen],
    ['another weekday', 'Tengo lugar el jueves a las 15:00.', seen],
    ['tomorrow, when it is not', 'Mañana a las 15:00 hay lugar.', seen],
    ['opening hours without looking', 'Abrimos de 9 a 20.', {}],
    ['a code nobody made', 'Tu código es ABC123.', { results: [booked] }],
    ['a code of letters alone', 'Tu código es ABCDEF.', { results: [booked] }],
    ['an address on the web', 'Reservá en https://turnos.example.com', {}],
    ['an address that the customer gave', 'Entrá a turnos-gratis.com', { said: 'mirá turnos-gratis.com' }],
    ['an e-mail address', 'Escribinos a hola@bicis.com', {}],
    ['a professional who was not observed', 'Te atiende Germán.', seen],
    ['a professional who does not exist', 'Te atiende nuestra mecánica Brenda.', seen],
    ['a service that does not exist', 'Sí, hacemos depilación.', { said: 'hacen depilación?' }],
    ['a booking that was not made', '¡Listo! Reservé tu turno.', seen],
    ['another wording of it', 'Tu turno quedó confirmado.', seen],
    ['and another', '¡Listo, confirmado!', seen],
    ['a bare one', '¡Agendado! Te esperamos.', seen],
    ['a confirmation', 'Te confirmo el turno del 16/10.', seen],
    ['and a promise of it', 'Te anoto para el 16/10 a las 15:00.', seen],
    ['a cancellation that was not made', 'Ya cancelé tu turno.', { results: [booked] }],
    ['a move that was not made', 'Tu turno fue reprogramado.', { results: [booked] }],
    [
      'a booking that failed',
      'Reservé tu turno.',
      { results: [{ tool: 'book_appointment', args: {}, ms: 1, status: 'failed', error: 'x' }] },
    ],
    ['a lack of room that nobody looked up', 'El martes no tengo lugar a las 11.', { said: 'el martes a las 11?' }],
    ['a failure that was none', 'Tu turno no quedó reservado.', seen],
    ['a bare yes to a question', 'Sí, claro.', { said: 'es gratis?' }],
    ['what the customer only asked about', 'Podés venir sin turno.', { said: 'puedo ir sin turno?' }],
    ['nothing at all', '  ', {}],
    ['too much', 'a'.repeat(481), {}],
    ['markup', 'Hola <b>vos</b>', {}],
    ['a leftover tool call', '{"name":"book_appointment"}', {}],
  ])('%s', (_, text, changes) => {
    const result = check(text, changes);
    expect(result.ok).toBe(false);
    expect(result.problems.length).toBeGreaterThan(0);
  });
});
