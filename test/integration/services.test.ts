import { describe, expect, it } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { Client } from 'pg';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';

describe('the services of a test run', () => {
  it('include a PostgreSQL with the extensions that the schema needs', async () => {
    const client = new Client({ connectionString: process.env.PULPO_TEST_DATABASE_URL });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `select name from pg_available_extensions where name in ('btree_gist', 'pg_trgm', 'unaccent') order by name`,
    );
    await client.end();
    expect(rows.map((row) => row.name)).toEqual(['btree_gist', 'pg_trgm', 'unaccent']);
  });

  it('include a Temporal server that knows the search attributes', async () => {
    const connection = await Connection.connect({ address: process.env.PULPO_TEST_TEMPORAL_ADDRESS ?? '' });
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
    await connection.close();
    expect(Object.keys(customAttributes ?? {})).toEqual(
      expect.arrayContaining(Object.values(SEARCH_ATTRIBUTES).map((key) => key.name)),
    );
  });
});
