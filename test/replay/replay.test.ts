import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, Runtime, Worker, bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';
import * as workflows from '../../workflows';
import { CASES } from './cases';

const FOLDER = path.join(__dirname, 'histories');
const logger = new DefaultLogger('ERROR');

const read = (type: string, name: string): unknown =>
  JSON.parse(readFileSync(path.join(FOLDER, type, `${name}.json`), 'utf8'));

let bundle: WorkflowBundle;
beforeAll(async () => {
  Runtime.install({ logger });
  bundle = await bundleWorkflowCode({ workflowsPath: require.resolve('../../workflows'), logger });
}, 60_000);

async function replayError(history: unknown): Promise<Error | undefined> {
  for await (const result of Worker.runReplayHistories({ workflowBundle: bundle }, [
    { workflowId: 'conv:replayed', history: historyFromJSON(history) },
  ])) {
    return result.error;
  }
  throw new Error('nothing was replayed');
}

describe('recorded turns run the same way on the present code', () => {
  it.each(CASES.map((one) => one.name))('%s', async (name) => {
    expect(await replayError(read('conversationTurn', name))).toBeUndefined();
  });

  it('breaker', async () => {
    expect(await replayError(read('breaker', 'opened-and-forced'))).toBeUndefined();
  });

  it('has a history of every workflow that is exported', () => {
    const recorded = readdirSync(FOLDER);
    for (const type of Object.keys(workflows)) expect(recorded).toContain(type);
  });
});

describe('a change of the order of the steps', () => {
  it('is caught', async () => {
    const history = read('conversationTurn', 'slm') as { events: Record<string, unknown>[] };
    const scheduled = history.events.filter((event) => event['activityTaskScheduledEventAttributes'] !== undefined);
    const [first, second] = scheduled as { activityTaskScheduledEventAttributes: { activityType: { name: string } } }[];
    expect(first && second).toBeTruthy();
    if (!first || !second) return;
    const a = first.activityTaskScheduledEventAttributes.activityType;
    const b = second.activityTaskScheduledEventAttributes.activityType;
    [a.name, b.name] = [b.name, a.name];
    const error = await replayError(history);
    expect(error?.message).toMatch(/TMPRL1100|[Nn]ondeterminism/);
  });
});
