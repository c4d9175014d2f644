import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asRecord } from '../../../store/json';
import { startPulpo, type Pulpo } from '../../support/pulpo';
import { admin, call, decide } from './support';

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo({ share: 25 });
});
afterAll(() => pulpo.stop());

const get = (path: string) => call(pulpo.baseUrl, 'GET', path);

describe('health', () => {
  it('lives', async () => {
    expect(await get('/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
  });

  it('is ready, if degraded, without a model, and says what serves', async () => {
    const { status, body } = await get('/health/ready');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'degraded',
      dependencies: {
        postgres: { status: 'up' },
        temporal: { status: 'up' },
        workers: { status: 'up' },
        models: { status: 'degraded' },
      },
      rollout: 'effective slm share: 25 % of the conversations',
    });
    expect(JSON.stringify(body['reasons'])).toContain('the deterministic tier serves');
  });

  it('has a word for the channel alone', async () => {
    const { status, body } = await get('/webhook/pulpo/twilio/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'ok', channel: 'twilio', reasons: [] });
  });

  it('follows the share at run time', async () => {
    await admin(pulpo, 'PUT', '/rollout', { share: 100, reason: 'todo' });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await get('/health/ready')).body['rollout']).toBe('effective slm share: 100 % (all slm)');
  });
});

describe('metrics', () => {
  it('are Prometheus text with turns and the share', async () => {
    await decide(pulpo, 'precios');
    const { status, headers, text } = await get('/metrics');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(text).toMatch(/^pulpo_turns_total\{route="rules",intent="info_prices",outcome="answered"\} 1$/m);
    expect(text).toMatch(/^pulpo_rollout_share_percent 100$/m);
    expect(text).toMatch(/^pulpo_workers 1$/m);
  });
});

describe('the document', () => {
  it('is served, with the public address', async () => {
    const { status, body } = await get('/openapi.json');
    expect(status).toBe(200);
    expect(body['openapi']).toMatch(/^3\.1\./);
    expect(body['servers']).toEqual([{ url: pulpo.config.http.publicBaseUrl }]);
    expect(Object.keys(asRecord(body['paths']))).toContain('/orchestrator/decide');
  });
});

describe('what does not exist', () => {
  it.each([
    ['GET', '/nothing'],
    ['POST', '/orchestrator'],
  ])('is said so in the same form: %s %s', async (method, path) => {
    const response = await fetch(pulpo.baseUrl + path, { method });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'route_not_found' } });
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  it.each([
    ['GET', '/orchestrator/decide', 'POST'],
    ['POST', '/health/live/', 'GET, HEAD'],
  ])('%s %s is a method that the route does not have', async (method, path, allow) => {
    const response = await fetch(pulpo.baseUrl + path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
    expect(await response.json()).toMatchObject({ error: { code: 'method_not_allowed' } });
  });

  it('stays calm about a malformed path', async () => {
    const response = await fetch(`${pulpo.baseUrl}/admin/api/workspaces/%E0%A4%A/rollout`, {
      headers: { authorization: `Bearer ${pulpo.config.tokens.admin}` },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain(' at ');
  });
});
