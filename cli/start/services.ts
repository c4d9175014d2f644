/** Everything that a process needs around it, found or started: database, Temporal, a double of Twilio, secrets. */
import { join, resolve } from 'node:path';
import { Connection } from '@temporalio/client';
import { NO_ACCOUNT, startTwilioDouble } from '../../channel/twilio-double';
import type { Config, RuntimeConfig } from '../../config/config';
import { temporalConnection } from '../../config/temporal';
import { APP_ROLE, appUrl, prepareDatabase } from '../../store/migrate';
import { seedWorkspaces } from '../../store/seed';
import { appPassword, loadSecrets, secretsFile, type Secrets } from './data-folder';
import { choosePort } from './ports';
import { startPostgres } from './postgres';
import { unprivilegedUser } from './postgres-binaries';
import { letPass, makePrivate } from './private-folder';
import { withProgress, type Say } from './progress';
import { ensureSearchAttributes } from './search-attributes';
import type { Service } from './service';
import { startTemporal } from './temporal';
import { findTemporal } from './temporal-binary';

export interface Services {
  config: RuntimeConfig;
  /** Address of the Temporal Web UI, when it is ours. */
  temporalUiUrl?: string;
  twilioDoubleUrl?: string;
  /** The child processes, by name: when one ends by itself, the instance cannot go on. */
  children: { name: string; service: Service }[];
  /** Ends what was started, in reverse order. */
  stop(): Promise<void>;
}

/** @throws {Error} after ending whatever had been started already */
export async function startServices(config: Config, env: NodeJS.ProcessEnv, say: Say): Promise<Services> {
  const dataDir = resolve(config.dataDir);
  makePrivate(dataDir);
  const secrets = loadSecrets(dataDir);
  const children: Services['children'] = [];
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };

  /** Two at once: each takes its time, and neither needs the other. */
  async function database(): Promise<string> {
    const given = config.database.adminUrl ?? config.database.url;
    if (given) return given;
    const { postgresPort } = config.embedded;
    const runAs = await unprivilegedUser();
    if (runAs) letPass(dataDir, runAs.gid);
    const postgres = await startPostgres({
      directory: join(dataDir, 'postgres'),
      port: async () => {
        const { port, moved } = await choosePort(postgresPort);
        if (moved) say(`Port ${postgresPort} is in use; PostgreSQL listens on ${port}`);
        return port;
      },
      password: secrets.postgresPassword,
      database: 'pulpo',
      say,
    });
    children.push({ name: 'PostgreSQL', service: postgres.service });
    stops.push(postgres.stop);
    return postgres.url;
  }

  async function temporal(): Promise<{ address: string; uiUrl?: string }> {
    const { address, namespace, cliPath } = config.temporal;
    if (address) return { address };
    const binary = await findTemporal({ cliPath, env, say });
    const { temporalPort, temporalUiPort } = config.embedded;
    const server = await startTemporal({
      binary,
      ports: async () => {
        const { port, moved } = await choosePort(temporalPort);
        const ui = await choosePort(temporalUiPort, [port]);
        if (moved) say(`Port ${temporalPort} is in use; Temporal listens on ${port}`);
        if (ui.moved) say(`Port ${temporalUiPort} is in use; the Temporal UI listens on ${ui.port}`);
        return { port, uiPort: ui.port };
      },
      namespace,
      file: join(dataDir, 'temporal.db'),
      say,
    });
    children.push({ name: 'The Temporal server', service: server.service });
    stops.push(server.stop);
    return server;
  }

  try {
    const [adminUrl, server] = await settled(database(), temporal());
    if (config.temporal.address) await prepareTemporal(config.temporal.address, config.temporal.namespace, env, say);
    const url = await prepare(config, adminUrl, secrets, say);
    const twilio = await channel(config, secrets, stops);
    const generated = !config.twilio.authToken || !config.tokens.api || !config.tokens.admin;
    if (generated) say(`Tokens that are not set in the environment are in ${secretsFile(dataDir)}`);
    return {
      config: {
        ...config,
        dataDir,
        database: { ...config.database, url },
        temporal: { ...config.temporal, address: server.address },
        twilio,
        tokens: { api: config.tokens.api ?? secrets.apiToken, admin: config.tokens.admin ?? secrets.adminToken },
      },
      ...(server.uiUrl ? { temporalUiUrl: server.uiUrl } : {}),
      ...(isDouble(config) ? { twilioDoubleUrl: twilio.apiBaseUrl } : {}),
      children,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Roles, schema and (for trying things out) the demo workspaces, when this connection may make them; the address of the application role. */
async function prepare(config: Config, adminUrl: string, secrets: Secrets, say: Say): Promise<string> {
  const demo = config.environment !== 'production';
  if (new URL(adminUrl).username === APP_ROLE) {
    if (demo)
      say(
        `DATABASE_URL names ${APP_ROLE}, which may neither migrate nor make workspaces: no demo workspaces are made. ` +
          'Set DATABASE_ADMIN_URL, or run pulpo migrate --seed with it.',
      );
    return adminUrl;
  }
  const password = appPassword(config, adminUrl, secrets);
  try {
    await withProgress(say, 'Migrating the database', () =>
      prepareDatabase({ adminUrl, appPassword: password, log: say }),
    );
    if (demo) await seedWorkspaces(adminUrl);
  } catch (error) {
    throw new Error(
      `The database could not be prepared: ${reason(error)}. Check DATABASE_URL and the rights of its role.`,
      {
        cause: error,
      },
    );
  }
  return config.database.adminUrl && config.database.url ? config.database.url : appUrl(adminUrl, password);
}

async function prepareTemporal(address: string, namespace: string, env: NodeJS.ProcessEnv, say: Say): Promise<void> {
  const options = { ...temporalConnection(address, env), connectTimeout: 10_000 };
  const connection = await Connection.connect(options).catch((error: unknown) => {
    throw new Error(
      `TEMPORAL_ADDRESS=${address} does not answer (${reason(error)}). Start that server, or unset the variable.`,
      {
        cause: error,
      },
    );
  });
  try {
    const added = await withProgress(say, 'Registering search attributes', () =>
      ensureSearchAttributes(connection, namespace),
    );
    if (added.length > 0) say(`Registered search attributes: ${added.join(', ')}`);
  } finally {
    await connection.close();
  }
}

const isDouble = (config: Config): boolean => !config.twilio.accountSid && !config.twilio.apiBaseUrl;

async function channel(
  config: Config,
  secrets: Secrets,
  stops: (() => Promise<void>)[],
): Promise<RuntimeConfig['twilio']> {
  const accountSid = config.twilio.accountSid ?? NO_ACCOUNT;
  const authToken = config.twilio.authToken ?? secrets.twilioAuthToken;
  if (!isDouble(config)) return { ...config.twilio, accountSid, authToken };
  const double = await startTwilioDouble({ accountSid, authToken });
  stops.push(() => double.close());
  return { accountSid, authToken, apiBaseUrl: double.url };
}

/** Both results; if one fails, the other is awaited first, so that it can be ended. */
async function settled<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
