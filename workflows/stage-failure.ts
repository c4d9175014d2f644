/** How a failed stage looks from the workflow. */
import { ActivityFailure, ApplicationFailure, isCancellation, TemporalFailure } from '@temporalio/workflow';

/**
 * The type of the failure when `error` is a stage that failed (after its retries), else `null`: a cancellation or a bug,
 * which the caller must pass on. Regular activities wrap their failure in an ActivityFailure; local ones do not.
 */
export function stageFailureType(error: unknown): string | null {
  if (isCancellation(error) || !(error instanceof TemporalFailure)) return null;
  const failure = error instanceof ActivityFailure ? error.cause : error;
  if (failure instanceof ApplicationFailure) return failure.type ?? failure.name;
  return failure?.name ?? error.name;
}
