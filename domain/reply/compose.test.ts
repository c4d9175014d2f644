/** How the parts of a reply come together, and how long it may be. */
import { describe, expect, it } from '@jest/globals';
import { bicycleWorkshop } from '../../test/doubles/workspace';
import { composeReply } from './compose';
import type { ReplyFacts } from './types';

const WORKSPACE = bicycleWorkshop();
const FACTS: ReplyFacts = {
  now: '2026-11-24T13:00:00Z',
  idleForgotten: false,
  corrected: {},
  noted: {},
  answers: [],
  outcomes: [],
  question: null,
  options: [],
  about: {},
  nextState: 'START',
  requiresHuman: false,
  notices: [],
};
const say = (facts: Partial<ReplyFacts>, workspace = WORKSPACE): string =>
  composeReply({ ...FACTS, ...facts }, workspace).message;

const services = WORKSPACE.catalogue.services.map(({ name }) => ({
  name,
  category: null,
  priceFrom: 100,
  priceTo: 100,
  currency: 'ARS',
  durationMinutesFrom: 30,
  durationMinutesTo: 30,
  staff: [],
}));
const options = services.map(({ name }) => ({ values: { service_type: name } }));

describe('the length of a reply', () => {
  const faq = { topic: 'Larga', keywords: ['larga'], answer: 'Palabras y más palabras. '.repeat(60).trim() };
  const wordy = { ...WORKSPACE, faqs: [faq] };

  it('is 300 characters at most for sentences, and the question survives', () => {
    const message = say({ answers: [{ about: 'faq', topic: 'Larga' }], question: { ask: 'date' } }, wordy);
    expect(message.length).toBeLessThanOrEqual(300);
    expect(message).toMatch(/¿Para qué día\? \(ej: mañana, 1\/12\)$/);
  });

  it('never costs a summary its question: what is told before gives way', () => {
    const long = 'Un servicio con un nombre muy largo que nadie acorta porque así lo quiere el negocio'.slice(0, 80);
    const appointment = {
      ...{ code: 'K2M2QX', service: long, staff: long, date: '2026-11-27', time: '10:00', durationMinutes: 30 },
      freeCancellation: true,
    };
    const args = {
      service_type: long,
      staff_name: long,
      preferred_date: '2026-11-27',
      preferred_time: '10:00',
      client_name: long,
    };
    const message = say({
      outcomes: [
        { kind: 'booked', appointment, clientName: long },
        { kind: 'clash', appointment },
      ],
      question: { ask: 'confirm', calls: [{ tool: 'book_appointment', args }], about: [] },
    });
    expect(message.length).toBeLessThanOrEqual(480);
    expect(message).toMatch(/¿Confirmo\? \(sí \/ no\)$/);
  });

  it('is 480 at most where there is a list', () => {
    const list = { ask: 'pick' as const, slot: 'service_type' as const };
    const message = say({ answers: [{ about: 'faq', topic: 'Larga' }], question: list, options }, wordy);
    expect(message.length).toBeGreaterThan(300);
    expect(message.length).toBeLessThanOrEqual(480);
    expect(message).toContain(`1) ${services[0]?.name ?? ''}`);
  });
});

describe('nothing is said twice', () => {
  const unknown = { kind: 'problem' as const, problem: { kind: 'unknown_service' as const, said: 'botox' }, known: [] };
  const pick = { ask: 'pick' as const, slot: 'service_type' as const };

  it('an unknown service, asked about and wanted in one message, is told once', () => {
    const answer = { about: 'services' as const, services, one: false, unknown: 'botox' };
    const message = say({ answers: [answer], outcomes: [unknown], question: pick, options });
    expect(message.match(/botox/gi)).toHaveLength(1);
  });

  it('a list that is asked about is not listed before as well', () => {
    const answer = { about: 'services' as const, services, one: false };
    const message = say({ answers: [answer], question: pick, options });
    expect(message.match(new RegExp(services[0]?.name ?? '', 'g'))).toHaveLength(1);
  });
});

describe('an e-mail', () => {
  it('is taken note of, and one that is none is no obstacle', () => {
    expect(say({ email: {}, question: { ask: 'name' } })).toBe('Anoté tu e-mail. ¿A nombre de quién lo anoto?');
    expect(say({ email: { bad: 'ana@' }, question: { ask: 'name' } })).toBe(
      '"ana@" no parece un e-mail, pero no hace falta. ¿A nombre de quién lo anoto?',
    );
  });
});
