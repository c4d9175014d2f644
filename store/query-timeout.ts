/**
 * A limit to how long the answer to a statement is waited for. The server's `statement_timeout` does not help when the
 * server stands still or the network swallows packets, and TCP notices neither for minutes.
 */
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { NoAnswerInTime } from './errors';

/**
 * The pool, with a time limit on every statement. A connection whose statement is overdue takes no other one (also not the
 * `rollback`) and is destroyed when it is released: the late answer would be read as the next statement's.
 */
export function withQueryTimeout(pool: Pool, limitMs: number): PostgresPool {
  return {
    connect: async () => limited(await pool.connect(), limitMs),
    end: () => pool.end(),
  };
}

function limited(client: PoolClient, limitMs: number): PostgresPoolClient {
  let overdue: NoAnswerInTime | null = null;
  const query = <R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    if (overdue) return Promise.reject(overdue);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        overdue = new NoAnswerInTime(limitMs);
        reject(overdue);
      }, limitMs);
      client
        .query(text, [...parameters])
        // The driver's result has what Kysely reads of it; its types say less about `command`.
        .then((result) => resolve(result as unknown as PostgresQueryResult<R>), reject)
        .finally(() => clearTimeout(timer));
    });
  };
  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy === true || overdue !== null),
  };
}
