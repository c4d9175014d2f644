/** `pulpo replay`: does this code still take the decisions that recorded histories hold? Nothing is executed. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Client, Connection, type HistoryAndWorkflowId } from '@temporalio/client';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { loadConfig, type Config } from '../../config/config';
import { temporalConnection } from '../../config/temporal';
import { workflowSource } from '../../worker/main';
import { say } from '../say';
import { runningInstance } from '../start/data-folder';

const DEFAULT_HISTORIES = 'test/replay/histories';
const RUNNING_TURNS = `WorkflowType = 'conversationTurn' AND ExecutionStatus = 'Running'`;

/** @returns the exit code: 1 when any history does not fit this code */
export async function replay(what: readonly string[], { running }: { running: boolean }): Promise<number> {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const named = what.length > 0 || running ? what : [DEFAULT_HISTORIES];
  const paths = named.filter((name) => existsSync(name));
  const ids = named.filter((name) => !existsSync(name));
  let failed = await replayAll(fromFiles(paths));
  if (ids.length > 0 || running) {
    const { client, close } = await connect(loadConfig(process.env));
    try {
      failed += await replayAll(fromServer(client, ids));
      if (running) failed += await replayAll(client.workflow.list({ query: RUNNING_TURNS }).intoHistories());
    } finally {
      await close();
    }
  }
  say(
    failed === 0
      ? 'Every history fits this code.'
      : `${failed} do not fit this code: deploying it would break these runs.`,
  );
  return failed === 0 ? 0 : 1;
}

/** @returns how many do not fit */
async function replayAll(
  histories: AsyncIterable<HistoryAndWorkflowId> | Iterable<HistoryAndWorkflowId>,
): Promise<number> {
  let failed = 0;
  for await (const { workflowId, error } of Worker.runReplayHistories(workflowSource(), histories)) {
    if (error) failed += 1;
    say(`${error ? 'DIFFERS' : 'fits   '}  ${workflowId}${error ? `\n         ${error.message}` : ''}`);
  }
  return failed;
}

function* fromFiles(paths: readonly string[]): Generator<HistoryAndWorkflowId> {
  for (const file of paths.flatMap(jsonFiles)) {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    yield { workflowId: relative('.', file), history: historyFromJSON(parsed) };
  }
}

function jsonFiles(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(path, name));
}

async function* fromServer(client: Client, ids: readonly string[]): AsyncGenerator<HistoryAndWorkflowId> {
  for (const workflowId of ids)
    yield { workflowId, history: await client.workflow.getHandle(workflowId).fetchHistory() };
}

async function connect(config: Config): Promise<{ client: Client; close: () => Promise<void> }> {
  const address = config.temporal.address ?? runningInstance(resolve(config.dataDir))?.temporalAddress;
  if (!address)
    throw new Error(
      `No instance runs on ${config.dataDir} and TEMPORAL_ADDRESS is not set: there is no server to take histories from.`,
    );
  const connection = await Connection.connect(temporalConnection(address));
  return { client: new Client({ connection, namespace: config.temporal.namespace }), close: () => connection.close() };
}
