/** The configuration: read from the environment once, checked as a whole, and handed around as a value. */
import { shareFromEnv, type InitialShare } from '../domain/rollout/env';
import { SETTINGS, Unusable, type SettingName, type Values } from './settings';

export type LogLevel = Values['LOG_LEVEL'];

export interface Config {
  environment: 'development' | 'production' | 'test';
  http: {
    port: number;
    /** Address to listen on, also for a worker's metrics: this machine only, unless told otherwise or in production. */
    host: string;
    /** How Twilio and browsers reach us, without a slash at the end. Signatures are checked over it. */
    publicBaseUrl: string;
    /** How long after receipt a reply may still travel in the webhook's response, in ms. */
    inlineBudgetMs: number;
  };
  /** Prometheus port of a worker that runs without the api. */
  metricsPort: number;
  logLevel: LogLevel;
  /** Where the embedded services, generated secrets and caches of this instance live. */
  dataDir: string;
  /** Ports of the embedded services. */
  embedded: { postgresPort: number; temporalPort: number; temporalUiPort: number };
  database: {
    /** Application role, or (for `pulpo start` and `pulpo migrate`) a role that may migrate. */
    url?: string;
    /** A role that may migrate; default `url`. */
    adminUrl?: string;
    /** Password that migrating gives the application role. */
    appPassword?: string;
    poolSize: number;
  };
  temporal: { address?: string; namespace: string; taskQueue: string; cliPath?: string };
  models: {
    ollamaHost: string;
    extractor: string;
    planner: string;
    /** Rephrases replies when set; templates alone otherwise. */
    response?: string;
    legacy: string;
    confidenceThreshold: number;
    /** Below the threshold and in disagreement, asks the legacy model once instead of the customer. */
    fallbackToLlm: boolean;
  };
  /** Patience per stage, in ms. */
  timeouts: { extractorMs: number; plannerMs: number; brokerMs: number; totalMs: number };
  /** Share that the very first start writes down; afterwards the database decides. */
  rollout: InitialShare;
  twilio: { accountSid?: string; authToken?: string; apiBaseUrl?: string };
  tokens: { api?: string; admin?: string };
}

/** A configuration with everything that a running process needs: nothing left to find or to make. */
export interface RuntimeConfig extends Config {
  database: Config['database'] & { url: string };
  temporal: Config['temporal'] & { address: string };
  twilio: { accountSid: string; authToken: string; apiBaseUrl?: string };
  tokens: { api: string; admin: string };
}

/** All that is wrong with the environment, at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
  static isInstance(error: unknown): error is ConfigError {
    return error instanceof ConfigError;
  }
}

/**
 * Reads every setting. An empty value counts as unset.
 * @throws {ConfigError} listing every problem
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const { values, problems } = readAll(env);
  problems.push(...contradictions(values));
  if (problems.length > 0) throw new ConfigError(problems);
  return toConfig(values);
}

/**
 * The same, for a process that must be told everything (`pulpo api`, `pulpo worker`).
 * @throws {ConfigError} listing every problem and everything that is missing
 */
export function loadRuntimeConfig(env: Readonly<Record<string, string | undefined>>): RuntimeConfig {
  const { values, problems } = readAll(env);
  problems.push(...contradictions(values));
  const needed = [
    'DATABASE_URL',
    'TEMPORAL_ADDRESS',
    'TWILIO_ACCOUNT_SID',
    'TWILIO_AUTH_TOKEN',
    'PULPO_API_TOKEN',
    'PULPO_ADMIN_TOKEN',
  ] as const;
  for (const name of needed) {
    if (values[name] === undefined && !problems.some((problem) => problem.startsWith(name))) {
      problems.push(`${name} is not set; this process makes nothing up (only pulpo start does)`);
    }
  }
  const config = toConfig(values);
  const { database, temporal, twilio, tokens } = config;
  if (
    problems.length > 0 ||
    !database.url ||
    !temporal.address ||
    !twilio.accountSid ||
    !twilio.authToken ||
    !tokens.api ||
    !tokens.admin
  ) {
    throw new ConfigError(problems);
  }
  return {
    ...config,
    database: { ...database, url: database.url },
    temporal: { ...temporal, address: temporal.address },
    twilio: { ...twilio, accountSid: twilio.accountSid, authToken: twilio.authToken },
    tokens: { api: tokens.api, admin: tokens.admin },
  };
}

function readAll(env: Readonly<Record<string, string | undefined>>): { values: Values; problems: string[] } {
  const problems: string[] = [];
  const read = (name: SettingName): unknown => {
    const raw = env[name]?.trim();
    if (!raw) return SETTINGS[name].fallback;
    try {
      return SETTINGS[name].read(raw);
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      problems.push(`${name} ${error.message}${isSecret(name) ? '' : `, and is ${JSON.stringify(raw)}`}`);
      return SETTINGS[name].fallback;
    }
  };
  const names = Object.keys(SETTINGS) as SettingName[];
  return { values: Object.fromEntries(names.map((name) => [name, read(name)])) as Values, problems };
}

/** Values that are fine alone and not together. */
function contradictions(values: Values): string[] {
  const problems: string[] = [];
  if (values.TWILIO_ACCOUNT_SID && !values.TWILIO_AUTH_TOKEN) {
    problems.push('TWILIO_AUTH_TOKEN is missing beside TWILIO_ACCOUNT_SID; take it from the Twilio console');
  }
  if (values.PULPO_API_TOKEN !== undefined && values.PULPO_API_TOKEN === values.PULPO_ADMIN_TOKEN) {
    problems.push('PULPO_ADMIN_TOKEN is the same as PULPO_API_TOKEN; give channels and operators a token of their own');
  }
  for (const name of ['SLM_EXTRACTOR_TIMEOUT_MS', 'SLM_PLANNER_TIMEOUT_MS'] as const) {
    if (values[name] > values.SLM_TOTAL_TIMEOUT_MS) {
      problems.push(
        `${name} (${values[name]}) is longer than SLM_TOTAL_TIMEOUT_MS (${values.SLM_TOTAL_TIMEOUT_MS}); lower the one or raise the other`,
      );
    }
  }
  return problems;
}

/** Connection strings carry passwords. */
const isSecret = (name: SettingName): boolean => /TOKEN|PASSWORD|^DATABASE_.*URL$/.test(name);

function toConfig(values: Values): Config {
  return {
    environment: values.NODE_ENV,
    http: {
      port: values.PORT,
      host: values.LISTEN_HOST ?? (values.NODE_ENV === 'production' ? '0.0.0.0' : '127.0.0.1'),
      publicBaseUrl: values.PUBLIC_BASE_URL ?? `http://localhost:${values.PORT}`,
      inlineBudgetMs: values.INLINE_BUDGET_MS,
    },
    metricsPort: values.METRICS_PORT,
    logLevel: values.LOG_LEVEL,
    dataDir: values.PULPO_DATA_DIR,
    embedded: {
      postgresPort: values.PULPO_POSTGRES_PORT,
      temporalPort: values.PULPO_TEMPORAL_PORT,
      temporalUiPort: values.PULPO_TEMPORAL_UI_PORT,
    },
    database: {
      ...given('url', values.DATABASE_URL),
      ...given('adminUrl', values.DATABASE_ADMIN_URL),
      ...given('appPassword', values.DATABASE_APP_PASSWORD),
      poolSize: values.DATABASE_POOL_SIZE,
    },
    temporal: {
      ...given('address', values.TEMPORAL_ADDRESS),
      namespace: values.TEMPORAL_NAMESPACE,
      taskQueue: values.TEMPORAL_TASK_QUEUE,
      ...given('cliPath', values.TEMPORAL_CLI_PATH),
    },
    models: {
      ollamaHost: values.OLLAMA_HOST,
      extractor: values.SLM_EXTRACTOR_MODEL,
      planner: values.SLM_PLANNER_MODEL,
      ...given('response', values.SLM_RESPONSE_MODEL),
      legacy: values.LEGACY_MODEL,
      confidenceThreshold: values.SLM_CONFIDENCE_THRESHOLD,
      fallbackToLlm: values.SLM_FALLBACK_TO_LLM,
    },
    timeouts: {
      extractorMs: values.SLM_EXTRACTOR_TIMEOUT_MS,
      plannerMs: values.SLM_PLANNER_TIMEOUT_MS,
      brokerMs: values.SLM_BROKER_TIMEOUT_MS,
      totalMs: values.SLM_TOTAL_TIMEOUT_MS,
    },
    rollout: shareFromEnv({
      enabled: values.ENABLE_SLM_PIPELINE,
      percent: values.SLM_CANARY_PERCENT,
      production: values.NODE_ENV === 'production',
    }),
    twilio: {
      ...given('accountSid', values.TWILIO_ACCOUNT_SID),
      ...given('authToken', values.TWILIO_AUTH_TOKEN),
      ...given('apiBaseUrl', values.TWILIO_API_BASE_URL),
    },
    tokens: { ...given('api', values.PULPO_API_TOKEN), ...given('admin', values.PULPO_ADMIN_TOKEN) },
  };
}

/** An optional property, absent rather than undefined. */
function given<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}
