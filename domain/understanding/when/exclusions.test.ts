import { describe, expect, it } from '@jest/globals';
import { EXCLUSIONS, readExclusions } from './exclusions';
import { resolveWhen } from './index';
import { NEGATIONS } from './negation';
import type { WhenContext } from '../types';

/** Friday. */
const CONTEXT: WhenContext = { now: '2026-11-27T10:00:00-03:00', timezone: 'America/Argentina/Buenos_Aires' };

/** Days as "wd0,1 2026-11-28", hours as "06:00-12:00 wd1". */
function said(text: string): string[] {
  const { days, hours } = readExclusions(text, CONTEXT);
  const told = (on: { dates?: string[]; weekdays?: number[] }): string =>
    [on.weekdays && `wd${on.weekdays.join(',')}`, on.dates?.join(',')].filter(Boolean).join(' ');
  return [
    ...days.map(told),
    ...hours.map(({ from, to, on }) => [`${from}-${to}`, on && told(on)].filter(Boolean).join(' ')),
  ];
}

describe('readExclusions', () => {
  it.each([
    ['que no sea lunes', ['wd0']],
    ['menos el lunes', ['wd0']],
    ['cualquier día menos el martes', ['wd1']],
    ['cualquier día que no sea ni lunes ni martes', ['wd0,1']],
    ['el martes no', ['wd1']],
    ['el martes no puedo', ['wd1']],
    ['este martes no puedo', ['2026-12-01']],
    ['ni lunes ni martes', ['wd0,1']],
    ['lunes miércoles y viernes no puedo', ['wd0,2,4']],
    ['martes jueves imposible', ['wd1,3']],
    ['los lunes no puedo', ['wd0']],
    ['de lunes a viernes no puedo', ['wd0,1,2,3,4']],
    ['los findes no puedo', ['wd5,6']],
    ['el finde no puedo', ['2026-11-28,2026-11-29']],
    ['mañana no, pasado sí', ['2026-11-28']],
    ['del 5 al 8 no puedo', ['2026-12-05,2026-12-06,2026-12-07,2026-12-08']],
    ['no antes del lunes', ['2026-11-27,2026-11-28,2026-11-29']],
    ['el viernes, no el jueves', ['wd3']],
    ['no antes de las 17', ['00:00-17:00']],
    ['después de las 17 no', ['17:00-23:59']],
    ['a la mañana no puedo', ['06:00-12:00']],
    ['de mañana no', ['06:00-12:00']],
    ['cualquier hora menos a la mañana', ['06:00-12:00']],
    ['entre las 12 y las 14 no', ['12:00-14:00']],
    ['a las 10 no puedo', ['10:00-10:01']],
    ['el martes a la mañana no puedo', ['06:00-12:00 wd1']],
    ['ni el lunes ni el martes a la tarde', ['13:00-20:00 wd0,1']],
  ])('reads "%s"', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each([
    'no, el lunes',
    'no el lunes',
    'no, a las 17',
    'más o menos a las 5',
    'por lo menos a las 5',
    'al menos a la tarde',
    'no podría ser el jueves?',
    'no tenés el martes?',
    'no hay nada a la mañana?',
    'salgo del trabajo a la tarde',
    'tengo turno el martes y no puedo ir',
    'los sábados abren?',
    'el martes a la tarde',
    '',
  ])('rules nothing out in "%s"', (text) => {
    expect(said(text)).toEqual([]);
  });

  it('tells an open end for ninety days', () => {
    const [{ dates = [] } = {}] = readExclusions('después del 10 no', CONTEXT).days;
    expect([dates[0], dates[dates.length - 1]]).toEqual(['2026-12-11', '2027-02-25']);
  });

  it('gives spans that are slices of the message', () => {
    for (const text of [
      'Hola! El MARTES a la mañana no puedo',
      '😀 cualquier día menos el lunes',
      'los lunes no puedo',
    ]) {
      const { days, hours } = readExclusions(text, CONTEXT);
      expect([...days, ...hours].length).toBeGreaterThan(0);
      for (const { span } of [...days, ...hours]) expect(text.slice(span.start, span.end)).toBe(span.text);
    }
  });
});

describe.each([
  ['EXCLUSIONS', EXCLUSIONS],
  ['NEGATIONS', NEGATIONS],
])('%s', (_, rules) => {
  it.each(rules.map(({ id, examples }) => [id, examples] as const))(
    '%s: its examples rule something out',
    (_id, examples) => {
      for (const text of examples) expect([text, said(text).length > 0]).toEqual([text, true]);
    },
  );

  it('are not what is wished for', () => {
    for (const text of rules.flatMap(({ examples }) => examples)) {
      const { days, hours } = readExclusions(text, CONTEXT);
      const { date, time } = resolveWhen(text, CONTEXT);
      expect([text, date?.kind === 'day' || date?.kind === 'ambiguous']).toEqual([text, false]);
      const isInside = hours.some(({ from, to }) => time?.kind === 'window' && time.from >= from && time.to <= to);
      expect([text, isInside]).toEqual([text, false]);
      const except = date?.kind === 'range' ? (date.except ?? []) : [];
      if (date?.kind === 'range' && days.length > 0)
        expect([text, except.length > 0 || date.from > '2026-11-27' || date.to < '2026-12-11']).toEqual([text, true]);
    }
  });
});
