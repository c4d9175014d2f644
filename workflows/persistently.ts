/**
 * Work on our own database, whatever that is doing: first in place, within milliseconds; when the database stays away for
 * seconds, through the server, which keeps trying and survives this worker too. A bug is not worth waiting for.
 */
import { FAILURE } from '../activities/failure-codes';
import { stageFailureType } from './stage-failure';

const WORTH_WAITING: readonly string[] = [FAILURE.StoreUnavailable, 'TimeoutFailure'];

export const persistently =
  <I, O>(quick: (input: I) => Promise<O>, patient: (input: I) => Promise<O>) =>
  async (input: I): Promise<O> => {
    try {
      return await quick(input);
    } catch (error) {
      if (!WORTH_WAITING.includes(stageFailureType(error) ?? '')) throw error;
      return await patient(input);
    }
  };
