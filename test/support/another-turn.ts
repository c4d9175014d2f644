/** A turn whose history the product's own cannot be replayed over: it begins with another command. */
import { condition, proxyActivities, setHandler } from '@temporalio/workflow';
import { deliverLater, handleMessage } from '../../workflows/messages';

const { somethingElse } = proxyActivities<{ somethingElse: () => Promise<void> }>({
  taskQueue: 'nobody',
  startToCloseTimeout: '1h',
});

export async function conversationTurn(): Promise<void> {
  const never = (): Promise<never> => condition(() => false) as Promise<never>;
  setHandler(handleMessage, never);
  setHandler(deliverLater, () => undefined);
  await somethingElse();
}
