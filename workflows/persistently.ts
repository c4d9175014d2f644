/**
 * Begin and commit must happen, whatever the database is doing: first in place, within milliseconds; when that fails for
 * six seconds, through the server, which keeps trying for minutes and survives this worker too.
 */
import type { TurnActivities } from '../activities/types';
import { NON_RETRYABLE } from '../activities/failure-codes';
import { stageFailureType } from './stage-failure';
import type { Stages } from './stages';

type Persistent = 'beginTurn' | 'commitTurn';

export async function persistently<S extends Persistent>(
  stages: Stages,
  stage: S,
  input: Parameters<TurnActivities[S]>[0],
): Promise<Awaited<ReturnType<TurnActivities[S]>>> {
  const call = (activities: Pick<TurnActivities, Persistent>) =>
    (activities[stage] as (input: Parameters<TurnActivities[S]>[0]) => ReturnType<TurnActivities[S]>)(input);
  try {
    return await call(stages.quick);
  } catch (error) {
    const failure = stageFailureType(error);
    if (failure === null || (NON_RETRYABLE as string[]).includes(failure)) throw error;
    return await call(stages.patient);
  }
}
