/**
 * The worker's circuit breakers, one per dependency. Activities know nothing of them: an interceptor runs every foreign
 * call through its circuit and, while that is open, fails it at once with a delay that the engine's retry policy honours.
 * A turn that cannot wait so long fails over to the deterministic tier in milliseconds.
 */
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import { FAILURE } from '../activities/failure-codes';
import type { BreakerForce, BreakerState } from '../workflows/breaker-messages';

export type Dependency = 'ollama' | 'twilio';

/** Only faults of the dependency count; an invalid answer or an unreachable recipient is not an outage. */
const FAULTS: readonly string[] = [FAILURE.ModelUnavailable, FAILURE.ChannelUnavailable];

export interface CircuitOptions {
  /** Consecutive faults that open the circuit. */
  threshold: number;
  /** How long it stays open before one call may try again, in ms. */
  openMs: number;
}

export interface CircuitListener {
  /** What calls have made of the circuit, whatever the order is. */
  changed(state: BreakerState, reason: string): void;
  /** How it stands for calls from now on: as ordered, else as calls have made it. */
  inForce(state: BreakerState): void;
}

export class Circuit {
  private readonly policy: CircuitBreakerPolicy;
  private openedAt = 0;
  private lastFault = 'no fault seen';
  private order: BreakerForce = 'auto';

  constructor(
    readonly dependency: Dependency,
    private readonly options: CircuitOptions,
    private readonly listener: CircuitListener,
  ) {
    this.policy = circuitBreaker(handleWhen(isFault), {
      halfOpenAfter: options.openMs,
      breaker: new ConsecutiveBreaker(options.threshold),
    });
    this.policy.onBreak(() => {
      this.openedAt = Date.now();
      this.tell('open', this.lastFault);
    });
    this.policy.onHalfOpen(() => this.tell('half_open', 'trying again'));
    this.policy.onReset(() => this.tell('closed', 'answers again'));
  }

  get state(): BreakerState {
    if (this.order !== 'auto') return this.order;
    if (this.policy.state === CircuitState.Closed) return 'closed';
    return this.policy.state === CircuitState.HalfOpen ? 'half_open' : 'open';
  }

  private tell(state: BreakerState, reason: string): void {
    this.listener.changed(state, reason);
    this.listener.inForce(this.order === 'auto' ? state : this.order);
  }

  /** Runs `call`, or fails with `CircuitOpen` without calling it. @throws {ApplicationFailure} `CircuitOpen` */
  async run<T>(call: () => Promise<T>): Promise<T> {
    // An operator who orders it closed wants every call to be made, whatever came of the last ones.
    if (this.order === 'closed') return call();
    if (this.order === 'open') throw this.refusal();
    try {
      return await this.policy.execute(call);
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw this.refusal();
      if (error instanceof ApplicationFailure && error.type) this.lastFault = error.type;
      throw error;
    }
  }

  /**
   * Applies an operator's order. What calls have made of the circuit is kept, and counts again after `auto`.
   * @returns whether the order is another than before
   */
  force(force: BreakerForce): boolean {
    if (force === this.order) return false;
    this.order = force;
    this.listener.inForce(this.state);
    return true;
  }

  private refusal(): ApplicationFailure {
    const leftMs =
      this.order === 'open' ? this.options.openMs : Math.max(1000, this.openedAt + this.options.openMs - Date.now());
    return ApplicationFailure.create({
      type: FAILURE.CircuitOpen,
      message: `${this.dependency} is not being called: its circuit is open for another ${Math.ceil(leftMs / 1000)} s`,
      nextRetryDelay: leftMs,
      // An expected refusal: no error logs, no failure metrics.
      category: ApplicationFailureCategory.BENIGN,
    });
  }
}

const isFault = (error: Error): boolean => error instanceof ApplicationFailure && FAULTS.includes(error.type ?? '');

const ON_A_MODEL = ['extract', 'plan', 'legacyStep', 'rephrase'];

/** Which dependency a (non-local) activity calls; `null` = none worth a circuit. */
export function dependencyOf(activityType: string): Dependency | null {
  if (ON_A_MODEL.includes(activityType)) return 'ollama';
  if (activityType === 'sendMessage') return 'twilio';
  return null;
}
