import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NO_ACCOUNT, startTwilioDouble, type TwilioDouble } from '../../../channel/twilio-double';
import { freePort } from '../../../cli/start/ports';
import { appUrl, createDatabase, withDatabase } from '../../../store/migrate';
import { administer } from '../../support/database';
import { eventually } from '../../support/eventually';
import { runPulpo, startPulpoProcess, type PulpoProcess } from '../../support/pulpo-process';
import { createCustomer, newNumber, type Customer } from '../../support/whatsapp';

const ESTILO = 'whatsapp:+14155238886';
const TOKEN = 'an-auth-token';
/** Roles belong to the whole server: another password would shut out the other tests on it. */
const APP_PASSWORD = 'pulpo-test';
const serverUrl = process.env.PULPO_TEST_DATABASE_URL ?? '';
const name = `separate_${randomBytes(6).toString('hex')}`;
const adminUrl = withDatabase(serverUrl, name);

let folder: string;
let twilio: TwilioDouble;
let env: Record<string, string>;
const processes: PulpoProcess[] = [];

function start(...args: string[]): PulpoProcess {
  const started = startPulpoProcess(args, env);
  processes.push(started);
  return started;
}

const customer = (): Customer =>
  createCustomer({
    baseUrl: `http://127.0.0.1:${env.PORT}`,
    publicBaseUrl: env.PUBLIC_BASE_URL ?? '',
    token: TOKEN,
    from: newNumber(),
    to: ESTILO,
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pulpo-separate-'));
  twilio = await startTwilioDouble({ accountSid: NO_ACCOUNT, authToken: TOKEN });
  await createDatabase(serverUrl, name);
  env = {
    NODE_ENV: 'production',
    PULPO_DATA_DIR: folder,
    PORT: String(await freePort()),
    METRICS_PORT: String(await freePort()),
    PUBLIC_BASE_URL: 'https://bot.example',
    DATABASE_URL: appUrl(adminUrl, APP_PASSWORD),
    TEMPORAL_ADDRESS: process.env.PULPO_TEST_TEMPORAL_ADDRESS ?? '',
    TEMPORAL_TASK_QUEUE: name,
    OLLAMA_HOST: 'http://127.0.0.1:9',
    TWILIO_ACCOUNT_SID: NO_ACCOUNT,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_API_BASE_URL: twilio.url,
    PULPO_API_TOKEN: 'api-token-0123456789abcdef',
    PULPO_ADMIN_TOKEN: 'admin-token-0123456789abcdef',
  };
});
afterAll(async () => {
  for (const started of processes) started.kill('SIGTERM');
  await Promise.all(processes.map(({ ended }) => ended));
  await twilio.close();
  await administer(serverUrl, (admin) => admin.query(`drop database ${name} with (force)`));
  rmSync(folder, { recursive: true, force: true });
});

describe('migrate, api and worker as processes of their own', () => {
  it('migrate prepares the database, as often as it is run', async () => {
    const once = await runPulpo(['migrate', '--seed'], {
      ...env,
      DATABASE_ADMIN_URL: adminUrl,
      DATABASE_APP_PASSWORD: APP_PASSWORD,
    });
    expect(once).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/migrated 0001.*created the demo workspaces.*up to date/s),
    });
    const again = await runPulpo(['migrate'], {
      ...env,
      DATABASE_ADMIN_URL: adminUrl,
      DATABASE_APP_PASSWORD: APP_PASSWORD,
    });
    expect(again).toMatchObject({ code: 0, stdout: 'The schema is up to date.\n' });
  });

  it('serve customers together, and end in order', async () => {
    const worker = start('worker');
    const api = start('api');
    await Promise.all([worker.untilPrinted('worker runs'), api.untilPrinted('api listens')]);
    const { status, reply } = await customer().say('hola');
    expect([status, reply]).toEqual([200, expect.stringContaining('Estilo')]);

    const metrics = await eventually(async () => {
      const text = await (await fetch(`http://127.0.0.1:${env.METRICS_PORT}/metrics`)).text();
      return text.includes('pulpo_turns_total{') && text;
    });
    expect(metrics).toContain('temporal_workflow_completed');
    expect((await fetch(`http://127.0.0.1:${env.METRICS_PORT}/health/live`)).status).toBe(200);

    worker.kill('SIGTERM');
    api.kill('SIGTERM');
    expect(await Promise.all([worker.ended, api.ended])).toEqual([0, 0]);
  });

  it('in production everything goes to legacy until slm is enabled', async () => {
    expect((await runPulpo(['rollout', 'show'], env)).stdout).toContain('effective slm share: 0 %');
  });

  it('say what they were not told', async () => {
    const { code, stderr } = await runPulpo(['worker'], { NODE_ENV: 'production', PULPO_DATA_DIR: folder });
    expect(code).toBe(1);
    expect(stderr).toMatch(/DATABASE_URL is not set.*TEMPORAL_ADDRESS is not set.*TWILIO_AUTH_TOKEN is not set/s);
  });
});

describe('pulpo start on services that are there already', () => {
  it('uses them, and brings only what is missing', async () => {
    const own = {
      ...env,
      NODE_ENV: 'development',
      DATABASE_URL: adminUrl,
      DATABASE_APP_PASSWORD: APP_PASSWORD,
      PUBLIC_BASE_URL: '',
    };
    const started = startPulpoProcess(['start'], own);
    await started.untilPrinted('Ctrl-C ends it.');
    expect(started.output()).not.toContain('Creating the database cluster');
    expect(started.output()).toContain(`the one of ${env.TEMPORAL_ADDRESS}`);
    const { stdout } = await runPulpo(['chat'], own, 'hola\n');
    expect(stdout).toContain('pulpo: ¡Hola!');
    started.kill('SIGINT');
    expect(await started.ended).toBe(0);
  });
});
