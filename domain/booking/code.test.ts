import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CODE_PATTERN, CODE_SPACE, makeCode, readCode } from './code';

it('makes codes of one shape that are read back however they are written', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (numbers) => {
      const rest = [...numbers];
      const code = makeCode((limit) => (rest.shift() ?? 0) % limit);
      expect(code).toMatch(CODE_PATTERN);
      expect(code).not.toMatch(/[IOL01]/);
      expect(readCode(`  #${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `)).toBe(code);
    }),
  );
});

it('has room for millions', () => {
  expect(CODE_SPACE).toBe(23 ** 4 * 8 ** 2);
});

it('does not take words, numbers or times for codes', () => {
  for (const text of ['', 'mañana', '15:00', '123456', 'cancelar', 'K7M2Q', 'K7M2QXX', 'I7M2QX'])
    expect(readCode(text)).toBeNull();
});
