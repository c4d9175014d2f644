import { describe, expect, it } from '@jest/globals';
import { hoist } from './contracts';

describe('hoist', () => {
  it('makes components of whatever has a title', () => {
    const file = {
      $schema: 'x',
      $id: 'y',
      title: 'Root',
      type: 'object',
      properties: { a: { $ref: '#/$defs/part' }, b: { title: 'Inner', type: 'string' } },
      $defs: { part: { title: 'Part', enum: [1] } },
    };
    expect(hoist(file)).toEqual({
      Root: {
        title: 'Root',
        type: 'object',
        properties: { a: { $ref: '#/components/schemas/Part' }, b: { $ref: '#/components/schemas/Inner' } },
      },
      Part: { title: 'Part', enum: [1] },
      Inner: { title: 'Inner', type: 'string' },
    });
  });
});
