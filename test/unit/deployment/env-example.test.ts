import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../../config/config';
import { SETTINGS } from '../../../config/settings';

const ROOT = join(__dirname, '..', '..', '..');
const [ours = '', compose = ''] = readFileSync(join(ROOT, '.env.example'), 'utf8').split(/^## docker compose only/m);

/** `# NAME=value` lines, in order. */
const variables = (text: string): [string, string][] =>
  [...text.matchAll(/^# ([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]);

describe('.env.example', () => {
  it('names every variable that the code reads, and no other', () => {
    expect(
      variables(ours)
        .map(([name]) => name)
        .sort(),
    ).toEqual(Object.keys(SETTINGS).sort());
  });

  it('shows the values that are used when nothing is set', () => {
    const shown = Object.fromEntries(variables(ours).map(([name, value]) => [name, value]));
    const used = Object.entries(SETTINGS).map(([name, { fallback }]) => [
      name,
      fallback === undefined ? '' : String(fallback),
    ]);
    expect(shown).toEqual(Object.fromEntries(used));
  });

  it('is a valid configuration when every line is taken as it stands', () => {
    expect(loadConfig(Object.fromEntries(variables(ours)))).toEqual(loadConfig({}));
  });

  it('names what docker compose takes besides', () => {
    const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
    const interpolated = new Set([...text.matchAll(/\$\{([A-Z][A-Z0-9_]*)/g)].map(([, name = '']) => name));
    const besides = [...interpolated].filter((name) => !(name in SETTINGS)).sort();
    expect(
      variables(compose)
        .map(([name]) => name)
        .sort(),
    ).toEqual(besides);
  });
});
