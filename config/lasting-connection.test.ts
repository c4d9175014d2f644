import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { connectLasting } from './lasting-connection';

it('can be closed while calls wait for their next try: they fail, and nothing is thrown afterwards', async () => {
  const { connection, close } = connectLasting('127.0.0.1:9');
  const calls = Array.from({ length: 5 }, () => connection.workflowService.describeNamespace({ namespace: 'default' }));
  const ended = Promise.allSettled(calls);
  // The first try of each has failed, and none has used up its tries.
  await sleep(1000);
  await close();
  expect((await ended).map(({ status }) => status)).toEqual(calls.map(() => 'rejected'));
  // A timer that had outlived the connection would have thrown by now.
  await sleep(1500);
});
