import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(__dirname, '..', '..', '..');
const DOCUMENTS = ['.', 'docs'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** Every documented call of Jest, as its arguments. */
const COMMANDS = DOCUMENTS.flatMap((document) =>
  [...readFileSync(join(ROOT, document), 'utf8').matchAll(/npx jest ([^`#\n]+)/g)].map(
    ([command = '', args = '']) => [`${document}: ${command.trim()}`, args.trim().split(/\s+/)] as const,
  ),
);

describe('a documented call of Jest', () => {
  it('is found in the documents', () => expect(COMMANDS.length).toBeGreaterThan(2));

  // --selectProjects takes every word after it as another project: a path there selects the whole project.
  it.each(COMMANDS)('runs the files it names: %s', (_command, args) => {
    const [path = '', option, project = '', ...rest] = args;
    expect([path, existsSync(join(ROOT, path)) || existsSync(join(ROOT, `${path}.test.ts`))]).toEqual([path, true]);
    expect([option, existsSync(join(ROOT, 'test', project))]).toEqual(['--selectProjects', true]);
    expect(rest.filter((word) => !word.startsWith('-'))).toEqual([]);
  });
});
