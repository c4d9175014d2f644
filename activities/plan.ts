/** Plan: reading + state → at most three tool calls, or what is missing. Rules always; the small model where it may help. */
import { isImprovable, lookAgain, planTurn, reconcilePlan } from '../domain/dialogue';
import type { ActivityDeps } from './deps';
import { onModel } from './failures';
import type { TurnActivities } from './types';
import { withHeartbeat } from './with-heartbeat';

export const createPlan =
  (deps: ActivityDeps): TurnActivities['plan'] =>
  async (input) => {
    const started = performance.now();
    const workspace = await deps.profiles.get(input.scope.workspaceId);
    const planInput = {
      state: input.state,
      reading: input.reading,
      workspace,
      now: input.now,
      kinds: input.kinds,
      hasText: input.text.trim() !== '',
    };
    const rules = input.looked
      ? lookAgain(input.looked.plan, input.looked.results, input.state, planInput)
      : (input.rules ?? planTurn(planInput));
    if (input.tier === 'rules') {
      return {
        turnPlan: rules,
        improvable: isImprovable(rules),
        used: 'rules',
        why: 'deterministic',
        stats: null,
        ms: performance.now() - started,
      };
    }
    const { plan, stats } = await withHeartbeat((signal) =>
      onModel(() =>
        deps.models.planner.plan({ state: input.state, reading: input.reading, workspace, now: input.now, signal }),
      ),
    );
    const reconciled = reconcilePlan(rules, plan, planInput);
    return {
      turnPlan: reconciled.plan,
      improvable: false,
      used: reconciled.used,
      why: reconciled.why,
      stats,
      ms: performance.now() - started,
    };
  };
