import { describe, expect, it } from '@jest/globals';
import { resolveWhen } from './index';
import type { WhenContext, WhenReading } from '../types';
import type { WeeklyHours } from '../../booking/types';

/** Tuesday. */
const NOW = '2026-11-24T10:00:00-03:00';
const ZONE = 'America/Argentina/Buenos_Aires';

function read(text: string, context: Partial<WhenContext> = {}): WhenReading {
  return resolveWhen(text, { now: NOW, timezone: ZONE, ...context });
}

function everyDay(from: string, to: string): WeeklyHours {
  const day = (): { from: string; to: string }[] => [{ from, to }];
  return [day(), day(), day(), day(), day(), day(), day()];
}

describe('resolveWhen', () => {
  it('reads a day and a time with their spans in the raw text', () => {
    const text = '¡Hola! Quería turno para el MIÉRCOLES a la tardecita 🙏 tipo 18.30';
    const { date, time } = read(text);
    expect(date).toMatchObject({ kind: 'day', value: '2026-11-25', span: { text: 'el MIÉRCOLES' } });
    expect(time).toMatchObject({ kind: 'exact', value: '18:30', approximate: true });
    for (const span of [date?.span, time?.span]) expect(text.slice(span?.start, span?.end)).toBe(span?.text);
  });

  it('reads an hour with a blank before its minutes, whatever follows', () => {
    const time = (text: string) => read(text).time;
    expect(time('a las 18 15 con Juan')).toMatchObject({ kind: 'exact', value: '18:15' });
    expect(time('¿a las 16 45 puede ser?')).toMatchObject({ kind: 'exact', value: '16:45' });
    expect(time('a las 10 15, 4567 8900')).toMatchObject({ value: '10:00' });
    expect(time('a las 10 20 personas')).toMatchObject({ value: '10:00' });
    expect(time('a las 10 11 o 12')).toMatchObject({ value: '10:00' });
  });

  it('reads a bare hour that answers and what is said beside it', () => {
    const time = (text: string) => read(text, { pending: 'time' }).time;
    expect(time('18 pero ¿a qué hora termina?')).toMatchObject({ value: '18:00' });
    expect(time('17 30 si hay')).toMatchObject({ value: '17:30' });
    expect(time('10 a nombre de Eva')).toMatchObject({ value: '10:00' });
    expect(time('2 con Juan')).toBeNull();
    expect(time('18 metros')).toBeNull();
  });

  it('takes the first there is among the days that are named', () => {
    const day = (text: string) => read(text).date;
    const days = { kind: 'range', from: '2026-12-01', to: '2026-12-03', except: ['2026-12-02'] };
    expect(day('martes 1 o jueves 3, lo primero que haya')).toMatchObject({ ...days, soonest: true });
    expect(day('martes 1 o jueves 3, el que tengas')).toMatchObject(days);
    expect(day('lo antes posible la semana que viene')).toMatchObject({ from: '2026-11-30', soonest: true });
    expect(day('el jueves, lo primero que tengas')).toMatchObject({ kind: 'day', value: '2026-11-26', soonest: true });
    expect(day('martes 1 o jueves 3')).toMatchObject({ kind: 'ambiguous' });
  });

  it('says nothing where nothing was said', () => {
    expect(read('hola, ¿cuánto sale el corte?')).toEqual({ date: null, time: null });
    expect(read('')).toEqual({ date: null, time: null });
    expect(read('constructor')).toEqual({ date: null, time: null });
  });

  it('takes tomorrow as the next local day, also half an hour before midnight', () => {
    const late = { now: '2026-11-25T02:30:00Z' };
    expect(read('mañana', late).date).toMatchObject({ value: '2026-11-25' });
    expect(read('hoy', late).date).toMatchObject({ value: '2026-11-24' });
    expect(read('mañana', { ...late, timezone: 'Europe/Madrid' }).date).toMatchObject({ value: '2026-11-26' });
  });

  it('crosses the end of a year and a change of clocks', () => {
    expect(read('mañana', { now: '2026-12-31T23:30:00-03:00' }).date).toMatchObject({ value: '2027-01-01' });
    expect(read('mañana', { now: '2026-03-28T23:30:00+01:00', timezone: 'Europe/Madrid' }).date).toMatchObject({
      value: '2026-03-29',
    });
    expect(read('en 3 días', { now: '2026-10-24T01:00:00+02:00', timezone: 'Europe/Madrid' }).date).toMatchObject({
      value: '2026-10-27',
    });
  });

  it("takes today's weekday as next week's, unless the message says today", () => {
    expect(read('el martes').date).toMatchObject({ kind: 'day', value: '2026-12-01' });
    expect(read('hoy martes').date).toMatchObject({ kind: 'day', value: '2026-11-24' });
    expect(read('el martes 24').date).toMatchObject({ kind: 'day', value: '2026-11-24' });
    const today = read('este martes').date;
    expect(today).toMatchObject({ kind: 'day', value: '2026-11-24' });
    expect(today?.confidence).toBeLessThan(0.7);
  });

  it('is less sure where two weeks could be meant', () => {
    expect(read('el lunes que viene').date).toMatchObject({ value: '2026-11-30', confidence: 0.95 });
    expect(read('el viernes que viene').date?.confidence).toBeLessThan(0.7);
  });

  it('rolls what has passed to its next time and tells what is past', () => {
    expect(read('15/3').date).toMatchObject({ kind: 'day', value: '2027-03-15' });
    expect(read('el 7').date).toMatchObject({ kind: 'day', value: '2026-12-07' });
    expect(read('15/10/2026').date).toMatchObject({ kind: 'past', value: '2026-10-15' });
    expect(read('ayer').date).toMatchObject({ kind: 'past', value: '2026-11-23' });
  });

  it('says that a day does not exist instead of bending it', () => {
    expect(read('el 31 de abril').date).toMatchObject({ kind: 'invalid', span: { text: 'el 31 de abril' } });
    expect(read('a las 25').time).toMatchObject({ kind: 'invalid' });
  });

  it('asks when weekday and number disagree', () => {
    expect(read('el lunes 15').date).toMatchObject({ kind: 'ambiguous', candidates: ['2026-12-15', '2026-11-30'] });
    expect(read('mañana martes').date).toMatchObject({ kind: 'ambiguous' });
  });

  it('settles morning or evening by opening hours, and asks where both are open', () => {
    expect(read('a las 8').time).toMatchObject({ kind: 'exact', value: '08:00' });
    expect(read('a las 8', { hours: everyDay('17:00', '23:00') }).time).toMatchObject({
      kind: 'exact',
      value: '20:00',
    });
    expect(read('a las 8', { hours: everyDay('06:00', '23:00') }).time).toMatchObject({
      kind: 'ambiguous',
      candidates: ['08:00', '20:00'],
    });
    expect(read('a las 8 de la noche', { hours: everyDay('06:00', '23:00') }).time).toMatchObject({ value: '20:00' });
    expect(read('hoy a las 8', { hours: everyDay('06:00', '23:00') }).time).toMatchObject({ value: '20:00' });
    expect(read('a las 9', { hours: everyDay('20:00', '02:00') }).time).toMatchObject({ value: '21:00' });
  });

  it('reads bare numbers as what was asked for, and as nothing otherwise', () => {
    expect(read('15', { pending: 'date' }).date).toMatchObject({ kind: 'day', value: '2026-12-15' });
    expect(read('15', { pending: 'time' }).time).toMatchObject({ kind: 'exact', value: '15:00' });
    expect(read('15')).toEqual({ date: null, time: null });
    expect(read('mejor 10 y media', { pending: 'time' }).time).toMatchObject({ value: '10:30' });
  });

  it('keeps the present appointment apart from the wished-for one', () => {
    const move = read('quiero cambiar el turno del viernes 10hs para el lunes a las 11');
    expect(move).toMatchObject({ date: { value: '2026-11-30' }, time: { value: '11:00' } });
    expect(move.from).toMatchObject({ date: { value: '2026-11-27' }, time: { value: '10:00' } });
    const unable = read('el jueves no puedo');
    expect(unable).toMatchObject({ date: null, time: null, from: { date: { value: '2026-11-26' } } });
    expect(read('no puedo antes de las 18')).toMatchObject({ time: { kind: 'window', from: '18:00' } });
  });

  it('takes what is said last where it corrects', () => {
    expect(read('el martes, no, mejor el jueves').date).toMatchObject({ kind: 'day', value: '2026-11-26' });
    expect(read('el martes a las 5, perdón, a las 6')).toMatchObject({
      date: { value: '2026-12-01' },
      time: { value: '18:00' },
    });
  });

  it('narrows by stretches, parts of the day and exceptions', () => {
    expect(read('la semana que viene a la tarde menos el jueves')).toMatchObject({
      date: { kind: 'range', from: '2026-11-30', to: '2026-12-06', grain: 'week', except: ['2026-12-03'] },
      time: { kind: 'window', from: '13:00', to: '20:00', part: 'afternoon' },
    });
    expect(read('mañana a primera hora', { hours: everyDay('10:00', '18:00') }).time).toMatchObject({
      from: '10:00',
      to: '12:00',
    });
  });

  it('reads of an endless message what tells a day or an hour', () => {
    const bla = 'bla '.repeat(2500);
    expect(read(`mañana ${bla} y bueno ${bla} a las 10`)).toMatchObject({
      date: { kind: 'day', span: { text: 'mañana' } },
      time: { value: '10:00' },
    });
    expect(read(`Hola. ${bla}; que sea mañana a las 10; ${bla}`)).toMatchObject({
      date: { kind: 'day', span: { text: 'mañana' } },
      time: { value: '10:00' },
    });
  });

  it('refuses an unreadable instant or zone', () => {
    expect(() => read('hoy', { now: 'ayer' })).toThrow(RangeError);
    expect(() => read('hoy', { timezone: 'Marte/Olympus' })).toThrow(RangeError);
  });
});
