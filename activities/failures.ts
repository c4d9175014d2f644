/** Translates the errors of adapters into the failures that retry policies know. */
import { ApplicationFailure } from '@temporalio/common';
import { CancelledFailure } from '@temporalio/activity';
import { ModelError, type ModelFailureKind } from '../models/types';
import { isTransient, WorkspaceMissing } from '../store/errors';
import { FAILURE, type FailureCode } from './failure-codes';

const MODEL_FAILURES: Record<Exclude<ModelFailureKind, 'aborted'>, FailureCode> = {
  unavailable: FAILURE.ModelUnavailable,
  busy: FAILURE.ModelUnavailable,
  timeout: FAILURE.ModelUnavailable,
  missing: FAILURE.ModelMissing,
  invalid: FAILURE.ModelInvalid,
  rejected: FAILURE.ModelRejected,
};

export function modelFailure(error: unknown): Error {
  if (!ModelError.isInstance(error)) return error instanceof Error ? error : new Error(String(error));
  if (error.kind === 'aborted') return new CancelledFailure('the model call was given up');
  return ApplicationFailure.create({ type: MODEL_FAILURES[error.kind], message: error.message, cause: error });
}

export function storeFailure(error: unknown): Error {
  if (isTransient(error)) {
    return ApplicationFailure.create({
      type: FAILURE.StoreUnavailable,
      message: 'PostgreSQL is not available',
      cause: error as Error,
    });
  }
  if (error instanceof WorkspaceMissing) {
    return ApplicationFailure.create({ type: FAILURE.WorkspaceMissing, message: error.message, cause: error });
  }
  return error instanceof Error ? error : new Error(String(error));
}

/** Runs work on the database; its transient faults become retryable failures. */
export async function onStore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storeFailure(error);
  }
}

/** Runs a model call; its errors become failures of the right kind. */
export async function onModel<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw modelFailure(error);
  }
}
