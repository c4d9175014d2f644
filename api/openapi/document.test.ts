import { execFile } from 'node:child_process';
import { MESSAGE_LIMITS } from '../../domain/message-limits';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { shareFromEnv } from '../../domain/rollout/env';
import { openDatabase, type Database } from '../../store/database';
import { createEngine } from '../engine';
import { createApp } from '../server';
import { DOCUMENT } from './document';

const VALIDATOR = path.resolve('node_modules/@seriousme/openapi-schema-validator/bin/validate-api-cli.js');
/** Nothing is called; the parts are real and never connect. */
const NOWHERE = '127.0.0.1:9';

let db: Database;
let connection: Connection;
beforeAll(() => {
  db = openDatabase({ url: `postgres://nobody@${NOWHERE}/nothing` });
  connection = Connection.lazy({ address: NOWHERE });
});
afterAll(async () => {
  await db.close();
  await connection.close();
});

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
    expect(routesOf(theApp()).sort()).toEqual(documented.sort());
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

function theApp(): unknown {
  const temporal = new Client({ connection });
  return createApp({
    db,
    engine: createEngine(temporal, 'none'),
    temporal,
    taskQueue: 'none',
    logger: pino({ level: 'silent' }),
    modelHealth: () => Promise.reject(new Error('not asked')),
    settings: {
      twilio: { authToken: 'secret', publicBaseUrls: ['http://localhost'] },
      tokens: { api: 'api', admin: 'admin' },
      inlineBudgetMs: 1000,
      messageLimits: MESSAGE_LIMITS,
      budgets: { extractorMs: 1, plannerMs: 1, toolsMs: 1, totalMs: 1 },
      models: { extractor: 'a', planner: 'b', legacy: 'c' },
      prompts: 'none',
      rollout: shareFromEnv({ enabled: undefined, percent: undefined, production: false }),
    },
  }).router;
}

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
