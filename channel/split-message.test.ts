import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitMessage } from './split-message';

const squeeze = (text: string): string => text.replace(/\s/g, '');

describe('splitMessage', () => {
  it('leaves a short text alone, and makes nothing of nothing', () => {
    expect(splitMessage('  ¡Hola!\n\n¿Qué necesitás? ')).toEqual(['¡Hola!\n\n¿Qué necesitás?']);
    expect(splitMessage(' \n ')).toEqual([]);
  });

  it('prefers paragraphs, then lines, then sentences, then words', () => {
    expect(splitMessage('aaa. bbb\nccc\n\nddd eee', 14)).toEqual(['aaa. bbb\nccc', 'ddd eee']);
    expect(splitMessage('aaa. bbb\nccc ddd eee', 14)).toEqual(['aaa. bbb', 'ccc ddd eee']);
    expect(splitMessage('Tengo lugar. Decime a qué hora', 18)).toEqual(['Tengo lugar.', 'Decime a qué hora']);
    expect(splitMessage('uno dos tres', 8)).toEqual(['uno dos', 'tres']);
  });

  it('loses no character, exceeds no limit and sends no blank part', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'ñ', ' ', '\n', '.', '😀', '!'), maxLength: 300 });
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 60 }), (text, limit) => {
        const parts = splitMessage(text, limit);
        expect(squeeze(parts.join(''))).toBe(squeeze(text));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit);
          expect(part.trim()).not.toBe('');
          expect(() => encodeURIComponent(part)).not.toThrow();
        }
      }),
    );
  });
});
