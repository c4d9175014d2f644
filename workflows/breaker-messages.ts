/** Messages of the `breaker` workflow: the fleet's shared, visible and operable memory of one dependency's circuit. */
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';

export type BreakerState = 'closed' | 'open' | 'half_open';
/** An operator's order. `auto` leaves the decision to the workers. */
export type BreakerForce = 'auto' | 'open' | 'closed';

export interface BreakerChange {
  state: BreakerState;
  /** Which worker saw it, and why. No personal data. */
  worker: string;
  reason: string;
  /** ISO 8601. */
  at: string;
}

export interface BreakerView {
  dependency: string;
  state: BreakerState;
  force: BreakerForce;
  /** Newest last, at most 20. */
  changes: BreakerChange[];
}

export const breakerChanged = defineSignal<[BreakerChange]>('breakerChanged');
export const forceBreaker = defineUpdate<BreakerView, [{ force: BreakerForce; why: string }]>('forceBreaker');
export const breakerView = defineQuery<BreakerView>('breakerView');

export const BREAKER_WORKFLOW = 'breaker';
/** A circuit belongs to a fleet of workers: those of one task queue. */
export const breakerWorkflowId = (taskQueue: string, dependency: string): string =>
  `breaker:${taskQueue}:${dependency}`;
