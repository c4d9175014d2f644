import { describe, expect, it } from '@jest/globals';
import { analyse } from './analysis';
import { joinsMinutes } from './minutes-behind-y';

describe('a "y" between an hour and its minutes', () => {
  const joins = (text: string): boolean => {
    const { tokens } = analyse(text);
    return tokens.some((_, at) => joinsMinutes(tokens, at));
  };

  it.each(['5 y media', 'a las cinco y media?', '3 y cuarto', 'las dos y veinte'])('%s', (text) => {
    expect(joins(text)).toBe(true);
  });

  it.each(['la 1 y la 3', 'corte y barba', 'el 5, y media hora después', 'a las 5 y a nombre de Ana'])(
    'not in: %s',
    (text) => {
      expect(joins(text)).toBe(false);
    },
  );
});
