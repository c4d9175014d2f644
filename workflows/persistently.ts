/**
 * What must happen whatever the database is doing: first in place, within milliseconds; when that fails for seconds, through
 * the server, which keeps trying for minutes and survives this worker too.
 */
import { NON_RETRYABLE } from '../activities/failure-codes';
import { stageFailureType } from './stage-failure';

export const persistently =
  <I, O>(quick: (input: I) => Promise<O>, patient: (input: I) => Promise<O>) =>
  async (input: I): Promise<O> => {
    try {
      return await quick(input);
    } catch (error) {
      const failure = stageFailureType(error);
      if (failure === null || (NON_RETRYABLE as string[]).includes(failure)) throw error;
      return await patient(input);
    }
  };
