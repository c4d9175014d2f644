import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from '@jest/globals';

it('keeps the committed schemas and types up to date with the code they are derived from', () => {
  // In a process of its own: the generator formats with an ESM-only package, which Jest's CommonJS cannot load.
  const root = path.join(__dirname, '..');
  const tsx = path.join(root, 'node_modules', '.bin', 'tsx');
  const output = execFileSync(tsx, ['schemas/generate.ts', '--check'], { cwd: root, encoding: 'utf8' });
  expect(output.trim()).toBe('schemas are up to date');
}, 60_000);
