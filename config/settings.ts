/** Every environment variable that Pulpo reads: how it is read, what it means when unset. `.env.example` mirrors this. */
import { isShare } from '../domain/rollout/share';

/** One variable. `read` gets the trimmed, non-empty value; it returns the value or throws an {@link Unusable}. */
export interface Setting<T> {
  read: (raw: string) => T;
  /** Value when unset; `undefined` where Pulpo finds or makes one by itself. */
  fallback: T;
}

/** A value that cannot be used. The message ends a sentence that begins with the variable's name. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

const setting = <T>(fallback: T, read: (raw: string) => T): Setting<T> => ({ read, fallback });
const optional = <T>(read: (raw: string) => T): Setting<T | undefined> => ({ read, fallback: undefined });

const text = (raw: string): string => raw;

function integer(min: number, max: number, unit = ''): (raw: string) => number {
  return (raw) => {
    const value = /^\d+$/.test(raw) ? Number(raw) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new Unusable(`must be a whole number${unit} from ${min} to ${max}`);
  };
}
const port = integer(1, 65_535);
const milliseconds = integer(1, 600_000, ' of milliseconds');

function boolean(raw: string): boolean {
  if (/^(true|1)$/i.test(raw)) return true;
  if (/^(false|0)$/i.test(raw)) return false;
  throw new Unusable('must be true or false');
}

function oneOf<const T extends string>(...values: readonly T[]): (raw: string) => T {
  return (raw) => {
    const found = values.find((value) => value === raw);
    if (found !== undefined) return found;
    throw new Unusable(`must be one of ${values.join(', ')}`);
  };
}

function fraction(raw: string): number {
  const value = Number(raw);
  if (value >= 0 && value <= 1) return value;
  throw new Unusable('must be a number from 0 to 1');
}

function percent(raw: string): number {
  const value = Number(raw);
  if (isShare(value)) return value;
  throw new Unusable('must be a percentage from 0 to 100, with at most two decimals');
}

function url(...protocols: readonly string[]): (raw: string) => string {
  return (raw) => {
    const parsed = URL.canParse(raw) ? new URL(raw) : null;
    if (parsed && protocols.includes(parsed.protocol)) return raw;
    throw new Unusable(`must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`);
  };
}
const postgres = url('postgres:', 'postgresql:');

/** A base to which paths are appended: no query, no fragment, no slash at the end. */
function baseUrl(raw: string): string {
  const parsed = new URL(url('http:', 'https:')(raw));
  if (parsed.search || parsed.hash) throw new Unusable('must not have a query or a fragment');
  return raw.replace(/\/+$/, '');
}

/** Ollama's own variable takes `host`, `host:port` and URLs. */
function ollamaHost(raw: string): string {
  const withScheme = /^https?:\/\//.test(raw) ? raw : `http://${raw}`;
  if (!URL.canParse(withScheme)) throw new Unusable('must be a host, host:port or URL');
  const parsed = new URL(withScheme);
  if (parsed.port === '' && !/^https?:\/\//.test(raw)) parsed.port = '11434';
  // What a server binds to on all interfaces is reached on this one.
  if (parsed.hostname === '0.0.0.0') parsed.hostname = '127.0.0.1';
  return parsed.toString().replace(/\/+$/, '');
}

function hostAndPort(raw: string): string {
  if (/^[^\s/:]+:\d{1,5}$/.test(raw) || /^\[[0-9a-fA-F:]+\]:\d{1,5}$/.test(raw)) return raw;
  throw new Unusable('must be host:port, without a scheme');
}

/** An address of this machine to listen on; names are looked up when listening. */
function host(raw: string): string {
  if (/^[\w.-]+$/.test(raw) || /^[0-9a-fA-F:]+$/.test(raw)) return raw;
  throw new Unusable('must be an address of this machine, such as 127.0.0.1 or 0.0.0.0, without scheme and port');
}

function accountSid(raw: string): string {
  if (/^AC\w+$/.test(raw)) return raw;
  throw new Unusable('must be an account SID, which begins with AC');
}

function secret(raw: string): string {
  if (!/\s/.test(raw)) return raw;
  throw new Unusable('must not contain spaces');
}

/** Bearer tokens are guessed from afar, as fast as the api answers. */
const SHORTEST_TOKEN = 24;

function bearerToken(raw: string): string {
  if (secret(raw).length >= SHORTEST_TOKEN) return raw;
  throw new Unusable(`must have at least ${SHORTEST_TOKEN} characters; openssl rand -hex 24 makes one`);
}

export const SETTINGS = {
  NODE_ENV: setting('development' as const, oneOf('development', 'production', 'test')),
  PORT: setting(3000, port),
  LISTEN_HOST: optional(host),
  PUBLIC_BASE_URL: optional(baseUrl),
  // The rest of the 10 s within which every request is answered is for handing the message over (api/time-limits.ts).
  INLINE_BUDGET_MS: setting(8000, integer(0, 8000, ' of milliseconds')),
  METRICS_PORT: setting(9464, port),
  LOG_LEVEL: setting('info' as const, oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent')),

  PULPO_DATA_DIR: setting('.pulpo', text),
  PULPO_POSTGRES_PORT: setting(54_329, port),
  PULPO_TEMPORAL_PORT: setting(7233, port),
  PULPO_TEMPORAL_UI_PORT: setting(8233, port),

  DATABASE_URL: optional(postgres),
  DATABASE_ADMIN_URL: optional(postgres),
  DATABASE_APP_PASSWORD: optional(secret),
  DATABASE_POOL_SIZE: setting(10, integer(1, 500)),

  TEMPORAL_ADDRESS: optional(hostAndPort),
  TEMPORAL_NAMESPACE: setting('default', text),
  TEMPORAL_TASK_QUEUE: setting('pulpo', text),
  TEMPORAL_CLI_PATH: optional(text),

  OLLAMA_HOST: setting('http://127.0.0.1:11434', ollamaHost),
  SLM_EXTRACTOR_MODEL: setting('qwen2.5:7b', text),
  SLM_PLANNER_MODEL: setting('qwen2.5:7b', text),
  SLM_RESPONSE_MODEL: optional(text),
  LEGACY_MODEL: setting('qwen2.5:14b', text),
  SLM_CONFIDENCE_THRESHOLD: setting(0.7, fraction),
  SLM_FALLBACK_TO_LLM: setting(false, boolean),
  SLM_EXTRACTOR_TIMEOUT_MS: setting(3000, milliseconds),
  SLM_PLANNER_TIMEOUT_MS: setting(3000, milliseconds),
  SLM_BROKER_TIMEOUT_MS: setting(10_000, milliseconds),
  SLM_TOTAL_TIMEOUT_MS: setting(20_000, milliseconds),

  ENABLE_SLM_PIPELINE: optional(boolean),
  SLM_CANARY_PERCENT: optional(percent),

  TWILIO_ACCOUNT_SID: optional(accountSid),
  TWILIO_AUTH_TOKEN: optional(secret),
  TWILIO_API_BASE_URL: optional(baseUrl),

  PULPO_API_TOKEN: optional(bearerToken),
  PULPO_ADMIN_TOKEN: optional(bearerToken),
} as const;

export type SettingName = keyof typeof SETTINGS;
export type Values = { [Name in SettingName]: (typeof SETTINGS)[Name] extends Setting<infer T> ? T : never };
