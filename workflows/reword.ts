import type { ComposedReply, StageInput, TurnRecord } from '../activities/types';
import { stageFailureType } from './stage-failure';
import type { Stages } from './stages';

/** A model's wording of the reply, when it has one in time; the template's otherwise. */
export async function reword(
  stages: Stages,
  stage: StageInput,
  reply: ComposedReply,
  record: TurnRecord,
): Promise<ComposedReply> {
  try {
    const worded = await stages.rephrase({ ...stage, reply: reply.message });
    record.models.push(worded.stats);
    record.ms.nlg += worded.ms;
    return worded.rephrased ? { ...reply, message: worded.text } : reply;
  } catch (error) {
    if (stageFailureType(error) === null) throw error;
    return reply;
  }
}
