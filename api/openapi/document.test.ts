import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import { unreachableApi } from '../../test/support/unreachable-api';
import { DOCUMENT } from './document';

const VALIDATOR = path.resolve('node_modules/@seriousme/openapi-schema-validator/bin/validate-api-cli.js');
/** Nothing is called; the parts are real and never connect. */
const api = unreachableApi();
afterAll(() => api.close());

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'pulpo-openapi-'));
    try {
      const file = path.join(folder, 'openapi.json');
      await writeFile(file, JSON.stringify(DOCUMENT));
      const { stdout } = await promisify(execFile)(process.execPath, [VALIDATOR, file]);
      expect(JSON.parse(stdout)).toEqual({ valid: true });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('describes exactly the routes that there are', () => {
    const documented = Object.entries(DOCUMENT.paths).flatMap(([route, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${route}`),
    );
    expect(routesOf(api.app.router).sort()).toEqual(documented.sort());
  });

  it('resolves every reference, and uses every component', () => {
    const text = JSON.stringify(DOCUMENT);
    const referred = new Set(
      [...text.matchAll(/"#\/components\/(schemas|parameters)\/(\w+)"/g)].map(([, kind, name]) => `${kind}/${name}`),
    );
    const { schemas, parameters } = DOCUMENT.components;
    const present = [
      ...Object.keys(schemas).map((name) => `schemas/${name}`),
      ...Object.keys(parameters).map((name) => `parameters/${name}`),
    ];
    expect([...referred].sort()).toEqual(present.sort());
  });

  it('gives every operation an id of its own', () => {
    const ids = Object.values(DOCUMENT.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names every parameter of a path', () => {
    for (const [route, methods] of Object.entries(DOCUMENT.paths)) {
      const names = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ $ref: `#/components/parameters/${name}` }));
      for (const operation of Object.values(methods)) {
        expect(operation['parameters'] ?? []).toEqual(expect.arrayContaining(names));
      }
    }
  });
});

/** Every `METHOD /path/{parameter}` of a router and of the routers mounted in it. */
function routesOf(router: unknown, prefix = ''): string[] {
  return layersOf(router).flatMap((layer) => {
    const route: unknown = Reflect.get(layer, 'route');
    if (isObject(route)) {
      const methods = Object.keys(Object(Reflect.get(route, 'methods')));
      const pattern = prefix + String(Reflect.get(route, 'path')).replace(/:(\w+)/g, '{$1}');
      return methods.map((method) => `${method.toUpperCase()} ${pattern}`);
    }
    const mounted = String(Reflect.get(layer, 'rawPath') ?? '/').replace(/^\/$/, '');
    return routesOf(Reflect.get(layer, 'handle'), prefix + mounted);
  });
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function layersOf(router: unknown): object[] {
  const stack: unknown = typeof router === 'function' ? Reflect.get(router, 'stack') : undefined;
  return Array.isArray(stack) ? stack.filter(isObject) : [];
}
