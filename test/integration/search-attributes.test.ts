import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { answers, freePort } from '../../cli/start/ports';
import { ensureSearchAttributes } from '../../cli/start/search-attributes';
import { startService, type Service } from '../../cli/start/service';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';

let server: Service;
let connection: Connection;

/** A server that somebody else runs, and that knows nothing of us. */
beforeAll(async () => {
  const port = await freePort();
  server = await startService({
    name: 'Temporal',
    command: process.env.PULPO_TEST_TEMPORAL_CLI ?? '',
    args: ['server', 'start-dev', '--headless', '--port', String(port), '--log-level', 'error'],
    stopSignal: 'SIGTERM',
    graceMs: 5000,
  });
  while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 50));
  connection = await Connection.connect({ address: `127.0.0.1:${port}` });
});
afterAll(async () => {
  await connection.close();
  await server.stop();
});

describe('ensureSearchAttributes', () => {
  it('registers what is missing, once', async () => {
    const names = Object.values(SEARCH_ATTRIBUTES).map(({ name }) => name);
    expect(await ensureSearchAttributes(connection, 'default')).toEqual(names);
    expect(await ensureSearchAttributes(connection, 'default')).toEqual([]);
  });

  it('says what to run by hand when it may not', async () => {
    await expect(ensureSearchAttributes(connection, 'no-such-namespace')).rejects.toThrow(
      /temporal operator search-attribute create --namespace no-such-namespace --name WorkspaceId --type Keyword/,
    );
  });
});
