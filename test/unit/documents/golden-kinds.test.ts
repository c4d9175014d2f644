/** What a document says is held by a conversation or a test must be there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(__dirname, '..', '..', '..');
const GOLDEN = join('evals', 'golden');

/** The last cell of each row of a table, with the files it names. */
const rowsOf = (document: string): (readonly [string, string[]])[] =>
  readFileSync(join(ROOT, document), 'utf8')
    .split('\n')
    .filter((line) => /^\| .*`[\w/-]+\.(?:txt|test\.ts)`/.test(line))
    .map((line) => {
      const [, what = '', ...cells] = line.split('|').map((cell) => cell.trim());
      const files = [...(cells.at(-2) ?? '').matchAll(/`([\w/-]+\.(?:txt|test\.ts))`/g)].map(([, file = '']) => file);
      return [what, files] as const;
    });

const isThere = (file: string): boolean =>
  existsSync(join(ROOT, file.endsWith('.txt') && !file.includes('/') ? join(GOLDEN, file) : file));

describe.each([join(GOLDEN, 'README.md'), join('docs', 'conversation.md')])('%s', (document) => {
  const rows = rowsOf(document);

  it('names what holds what it says', () => expect(rows.length).toBeGreaterThan(5));

  it.each(rows)('%s', (_what, files) => {
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !isThere(file))).toEqual([]);
  });
});
