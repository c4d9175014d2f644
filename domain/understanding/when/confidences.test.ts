import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIDENCE } from './confidences';

/** A number between 0 and 1 where a confidence stands. */
const LITERAL = /(?:confidence|doubt)\b[^,;\n]*[^\w.](?:0?\.\d+|1\.0)\b/;

describe('CONFIDENCE', () => {
  it('holds grades between 0 and 1, the surer first, each value once', () => {
    const values = Object.values(CONFIDENCE);
    expect([...values].sort((a, b) => b - a)).toEqual(values);
    expect(new Set(values).size).toBe(values.length);
    for (const value of values) expect(value > 0 && value < 1).toBe(true);
  });

  it('is the only place in the folder with a literal confidence', () => {
    const files = readdirSync(__dirname).filter((file) => /(?<!\.test)\.ts$/.test(file) && file !== 'confidences.ts');
    const found = files.flatMap((file) =>
      readFileSync(join(__dirname, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (LITERAL.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );
    expect(files.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });

  it('has no grade that is not used', () => {
    const code = readdirSync(__dirname)
      .filter((file) => !file.endsWith('.test.ts') && file !== 'confidences.ts')
      .map((file) => readFileSync(join(__dirname, file), 'utf8'))
      .join('\n');
    for (const name of Object.keys(CONFIDENCE))
      expect([name, code.includes(`CONFIDENCE.${name}`)]).toEqual([name, true]);
  });
});
