import { describe, expect, it } from '@jest/globals';
import { FALLBACKS } from './fallback';
import { readExclusions } from './exclusions';
import { resolveWhen } from './index';
import { tokenise } from './tokens';

/** Friday. */
const CONTEXT = { now: '2026-11-27T10:00:00-03:00', timezone: 'America/Argentina/Buenos_Aires' };
const read = (text: string) => resolveWhen(text, CONTEXT);

describe('FALLBACKS', () => {
  it.each(FALLBACKS.map((rule) => [rule.id, rule] as const))('%s', (_, { at, examples, counter }) => {
    const finds = (text: string): boolean => {
      const tokens = tokenise(text);
      return tokens.some((_token, place) => at(tokens, place, tokens.length) !== null);
    };
    for (const text of examples) expect([text, finds(text)]).toEqual([text, true]);
    for (const text of counter) expect([text, finds(text)]).toEqual([text, false]);
  });
});

describe('a second wish', () => {
  it.each(['hoy? si no mañana', 'para mañana, si no para el lunes', 'hoy sino mañana'])(
    'is no exclusion: "%s"',
    (text) => {
      const { days, hours } = readExclusions(text, CONTEXT);
      expect([...days, ...hours]).toEqual([]);
      expect(read(text).date?.kind).toBe('ambiguous');
    },
  );

  it.each([
    ['a las 10, si no hay a las 11', '10:00'],
    ['a las 10, si no a las 11', '10:00'],
    ['el viernes a las 17, si esta ocupado otra hora de la tarde', '17:00'],
    ['a las 10. no, a las 11', '11:00'],
    ['a las 10, no, a las 11', '11:00'],
  ])('"%s" wishes for %s', (text, value) => {
    expect(read(text).time).toMatchObject({ kind: 'exact', value });
  });

  it('stays behind the first day where the words say so', () => {
    expect(read('el lunes a las 10, si no podés el martes a las 9')).toMatchObject({
      date: { kind: 'day', value: '2026-11-30' },
      time: { kind: 'exact', value: '10:00' },
    });
  });
});

describe('a story', () => {
  it.each(['me duele toda la noche sin dormir', 'me dolió toda la mañana', 'ayer a la tarde se me rompió'])(
    'wishes for no part of the day: "%s, hay turno hoy?"',
    (text) => {
      expect(read(`${text}, hay turno hoy?`)).toMatchObject({ date: { value: '2026-11-27' }, time: null });
    },
  );

  it.each(['toda la tarde puedo', 'el lunes, toda la mañana estoy libre', 'el lunes toda la tarde'])(
    'is not told in "%s"',
    (text) => {
      expect(read(text).time?.kind).toBe('window');
    },
  );
});

it.each(['cualquier dia menos sabado, de mañana', 'pedicura de mañana, cualquier día', 'los lunes no, de mañana'])(
  'reads the morning in "%s"',
  (text) => {
    expect(read(text).time).toMatchObject({ kind: 'window', part: 'morning' });
  },
);

it('rules out what the words stand before, not what is wished for', () => {
  const { days, hours } = readExclusions('limpieza a la tarde, no me sirve el viernes', CONTEXT);
  expect([days.length, hours.length]).toEqual([1, 0]);
});
