/** How to connect to Temporal: plain for a server of our own, with TLS or an API key when the environment says so. */
import { loadClientConnectConfig, type ClientConnectConfig } from '@temporalio/envconfig';

/**
 * Options for `Connection` and `NativeConnection`. `TEMPORAL_API_KEY`, `TEMPORAL_TLS…` and, if `TEMPORAL_CONFIG_FILE` or
 * `TEMPORAL_PROFILE` is set, a TOML profile are honoured; the address is the one given.
 */
export function temporalConnection(
  address: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): ClientConnectConfig['connectionOptions'] {
  const given = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  const { connectionOptions } = loadClientConnectConfig({
    overrideEnvVars: { ...Object.fromEntries(given), TEMPORAL_ADDRESS: address },
    // A profile that happens to lie in the home folder must not put TLS before a local server.
    disableFile: !env['TEMPORAL_CONFIG_FILE'] && !env['TEMPORAL_PROFILE'],
  });
  return { ...connectionOptions, address };
}
