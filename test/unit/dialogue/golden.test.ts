/** The golden conversations of evals/golden. `UPDATE_GOLDEN=1` writes them anew, to be read before they are committed. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { replay } from './golden';

const FOLDER = join(__dirname, '../../../evals/golden');

describe('golden conversations', () => {
  it.each(readdirSync(FOLDER).filter((name) => name.endsWith('.txt')))('%s', (name) => {
    const path = join(FOLDER, name);
    const script = readFileSync(path, 'utf8');
    const replayed = replay(script);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, replayed);
    else expect(replayed).toBe(script);
  });
});
