import { describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig, loadRuntimeConfig } from './config';

function problemsOf(
  env: Record<string, string>,
  load: (env: Record<string, string>) => unknown = loadConfig,
): readonly string[] {
  try {
    load(env);
  } catch (error) {
    if (ConfigError.isInstance(error)) return error.problems;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('needs nothing', () => {
    const config = loadConfig({});
    expect(config.http).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicBaseUrl: 'http://localhost:3000',
      inlineBudgetMs: 8000,
    });
    expect(config.models).toMatchObject({ extractor: 'qwen2.5:7b', legacy: 'qwen2.5:14b', confidenceThreshold: 0.7 });
    expect(config.rollout.share).toBe(100);
    expect(config.database).toEqual({ poolSize: 10 });
  });

  it('counts empty as unset', () => {
    expect(loadConfig({ PORT: ' ', SLM_CANARY_PERCENT: '', DATABASE_URL: '' })).toEqual(loadConfig({}));
  });

  it('listens on this machine only, unless told otherwise or in production', () => {
    expect(loadConfig({}).http.host).toBe('127.0.0.1');
    expect(loadConfig({ NODE_ENV: 'production' }).http.host).toBe('0.0.0.0');
    expect(loadConfig({ NODE_ENV: 'production', LISTEN_HOST: '10.0.0.7' }).http.host).toBe('10.0.0.7');
    expect(loadConfig({ LISTEN_HOST: '::' }).http.host).toBe('::');
    expect(problemsOf({ LISTEN_HOST: 'http://0.0.0.0:3000' })).toEqual([
      expect.stringContaining('LISTEN_HOST must be an address of this machine'),
    ]);
  });

  it('follows the port in the public address', () => {
    expect(loadConfig({ PORT: '3100' }).http.publicBaseUrl).toBe('http://localhost:3100');
    expect(loadConfig({ PUBLIC_BASE_URL: 'https://bot.example/pulpo/' }).http.publicBaseUrl).toBe(
      'https://bot.example/pulpo',
    );
  });

  it.each([
    ['localhost', 'http://localhost:11434'],
    ['0.0.0.0', 'http://127.0.0.1:11434'],
    ['10.0.0.7:8000', 'http://10.0.0.7:8000'],
    ['https://models.example/', 'https://models.example'],
  ])('understands OLLAMA_HOST=%s', (raw, host) => {
    expect(loadConfig({ OLLAMA_HOST: raw }).models.ollamaHost).toBe(host);
  });

  it('reports every problem at once, each with what would be right', () => {
    const problems = problemsOf({
      PORT: '70000',
      LOG_LEVEL: 'loud',
      SLM_CANARY_PERCENT: '150',
      ENABLE_SLM_PIPELINE: 'maybe',
      DATABASE_URL: 'mysql://user:topsecret@db/x',
      TEMPORAL_ADDRESS: 'http://localhost:7233',
      TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000000',
      SLM_EXTRACTOR_TIMEOUT_MS: '30000',
      SLM_CONFIDENCE_THRESHOLD: 'high',
      PULPO_API_TOKEN: 'two words',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
      'DATABASE_URL',
      'TEMPORAL_ADDRESS',
      'SLM_CONFIDENCE_THRESHOLD',
      'ENABLE_SLM_PIPELINE',
      'SLM_CANARY_PERCENT',
      'PULPO_API_TOKEN',
      'TWILIO_AUTH_TOKEN',
      'SLM_EXTRACTOR_TIMEOUT_MS',
    ]);
    expect(problems[0]).toBe('PORT must be a whole number from 1 to 65535, and is "70000"');
  });

  it('never repeats a secret in a message', () => {
    const words = problemsOf({ DATABASE_URL: 'mysql://user:topsecret@db/x', PULPO_API_TOKEN: 'too short' }).join('\n');
    expect(words).not.toMatch(/topsecret|too short/);
  });
});

describe('loadRuntimeConfig', () => {
  const complete = {
    DATABASE_URL: 'postgres://pulpo_app:secret@db/pulpo',
    TEMPORAL_ADDRESS: 'temporal:7233',
    TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000000',
    TWILIO_AUTH_TOKEN: '0123456789abcdef',
    PULPO_API_TOKEN: 'api-token-0123456789abcdef',
    PULPO_ADMIN_TOKEN: 'admin-token-0123456789abcdef',
  };

  it('takes a complete environment', () => {
    expect(loadRuntimeConfig(complete).temporal.address).toBe('temporal:7233');
  });

  it.each(['PULPO_API_TOKEN', 'PULPO_ADMIN_TOKEN'])(
    'refuses a short %s, says what is wanted and keeps it secret',
    (name) => {
      const problems = problemsOf({ ...complete, [name]: 'x'.repeat(23) }, loadRuntimeConfig);
      expect(problems).toEqual([`${name} must have at least 24 characters; openssl rand -hex 24 makes one`]);
      expect(problemsOf({ ...complete, [name]: 'x'.repeat(24) }, loadRuntimeConfig)).toEqual([]);
    },
  );

  it('refuses one token for channels and operators', () => {
    const problems = problemsOf({ ...complete, PULPO_ADMIN_TOKEN: complete.PULPO_API_TOKEN }, loadRuntimeConfig);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^PULPO_ADMIN_TOKEN is the same as PULPO_API_TOKEN/);
    expect(problems[0]).not.toContain(complete.PULPO_API_TOKEN);
  });

  it('names everything that is missing, and reports what is wrong once', () => {
    const problems = problemsOf({ TEMPORAL_ADDRESS: 'nowhere' }, loadRuntimeConfig);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'TEMPORAL_ADDRESS',
      'DATABASE_URL',
      'TWILIO_ACCOUNT_SID',
      'TWILIO_AUTH_TOKEN',
      'PULPO_API_TOKEN',
      'PULPO_ADMIN_TOKEN',
    ]);
  });
});
