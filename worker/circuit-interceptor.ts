/** Runs every regular activity that calls a dependency through that dependency's circuit. */
import type { ActivityExecuteInput, ActivityInboundCallsInterceptor, Next } from '@temporalio/worker';
import type { Context } from '@temporalio/activity';
import { dependencyOf, type Circuit, type Dependency } from './circuits';

export class CircuitInterceptor implements ActivityInboundCallsInterceptor {
  constructor(
    private readonly context: Context,
    private readonly circuits: Record<Dependency, Circuit>,
  ) {}

  async execute(input: ActivityExecuteInput, next: Next<ActivityInboundCallsInterceptor, 'execute'>): Promise<unknown> {
    // Local activities run own code on the own database.
    const dependency = this.context.info.isLocal ? null : dependencyOf(this.context.info.activityType);
    return dependency ? this.circuits[dependency].run(() => next(input)) : next(input);
  }
}
