/**
 * Brings the derived parts of `schemas/*.json` and the types in `schemas/types.ts` up to date.
 * Run by `npx tsx schemas/generate.ts`; with `--check` it writes nothing and fails when something would change.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from 'json-schema-to-typescript';
import * as prettier from 'prettier';
import { DERIVED_DEFS, type JsonSchema } from './derived';

const FOLDER = __dirname;
const STYLE = { printWidth: 120, singleQuote: true, trailingComma: 'all' } as const;
const BANNER = '/** Generated from the JSON Schemas beside by `npx tsx schemas/generate.ts`: do not edit. */';

/** File name → content, for every generated file. */
export async function generated(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const defs: JsonSchema = {};
  const properties: JsonSchema = {};
  for (const name of Object.keys(DERIVED_DEFS)) {
    const schema = withDerived(name);
    files.set(`${name}.json`, await prettier.format(JSON.stringify(schema), { ...STYLE, parser: 'json' }));
    const { $schema: _dialect, $id: _id, $defs: ownDefs, ...root } = schema;
    Object.assign(defs, ownDefs, { [name]: root });
    properties[name] = { $ref: `#/$defs/${name}` };
  }
  // One compilation over all schemas: definitions that several of them share are emitted once.
  const all: unknown = { title: 'Schemas', type: 'object', required: Object.keys(properties), properties, $defs: defs };
  if (!isCompilable(all)) throw new Error('the schemas do not form an object');
  const source = await compile(all, 'Schemas', {
    bannerComment: BANNER,
    additionalProperties: false,
    format: false,
    ignoreMinAndMaxItems: true,
  });
  files.set('types.ts', await prettier.format(source, { ...STYLE, parser: 'typescript' }));
  return files;
}

function withDerived(name: string): JsonSchema {
  const schema: unknown = JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8'));
  if (!isObject(schema)) throw new Error(`${name}.json is not an object`);
  const own = isObject(schema['$defs']) ? schema['$defs'] : {};
  return { ...schema, $defs: { ...own, ...DERIVED_DEFS[name] } };
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCompilable(value: unknown): value is Parameters<typeof compile>[0] {
  return isObject(value);
}

async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  const stale: string[] = [];
  for (const [file, content] of await generated()) {
    const target = path.join(FOLDER, file);
    let current = '';
    try {
      current = readFileSync(target, 'utf8');
    } catch {
      current = '';
    }
    if (current === content) continue;
    stale.push(file);
    if (!check) writeFileSync(target, content);
  }
  if (check && stale.length > 0) {
    console.error(`Out of date: ${stale.join(', ')}. Run: npx tsx schemas/generate.ts`);
    process.exitCode = 1;
  } else {
    console.log(stale.length === 0 ? 'schemas are up to date' : `written: ${stale.join(', ')}`);
  }
}

if (require.main === module) void main();
