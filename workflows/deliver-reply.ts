/** Delivers a reply that a turn has stored and nobody has carried: started by the sweeper, one run a message. */
import { log, proxyActivities } from '@temporalio/workflow';
import type { SendInput, TurnActivities } from '../activities/types';
import { stageFailureType } from './stage-failure';
import { CHANNEL } from './stages';

const { sendMessage } = proxyActivities<TurnActivities>({ ...CHANNEL, summary: 'send through the channel' });

/** @returns what became of it; `unsent`: the sweeper takes it again */
export async function deliverReply(input: SendInput): Promise<string> {
  try {
    return (await sendMessage(input)).state;
  } catch (error) {
    const failure = stageFailureType(error);
    if (failure === null) throw error;
    log.warn('the reply could not be sent', { outboundId: input.outboundId, failure });
    return 'unsent';
  }
}
