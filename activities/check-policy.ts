/** Check policy: one action, one verdict. Counts the call against the workspace's rate limit of that tool. */
import { evaluatePolicy } from '../domain/policy';
import { bumpCounter } from '../store/rate-counters';
import type { ActivityDeps } from './deps';
import { onStore } from './failures';
import { sha256 } from './sha256';
import type { TurnActivities } from './types';
import { hasWaiting } from './waiting';

export const createCheckPolicy =
  (deps: ActivityDeps): TurnActivities['checkPolicy'] =>
  async (input) => {
    const started = performance.now();
    const workspace = await deps.profiles.get(input.scope.workspaceId);
    const { calls, newer } = await onStore(() =>
      deps.db.inWorkspace(input.scope.workspaceId, async (tx) => ({
        calls: await bumpCounter(tx, { key: `tool:${input.action.tool}`, windowSeconds: 60, now: input.now }),
        newer: await hasWaiting(tx, input.scope.conversationId, input.sids, input.now),
      })),
    );
    const verdict = evaluatePolicy({
      action: input.action,
      state: input.state,
      workspace,
      now: input.now,
      confirmed: input.confirmed,
      callsThisMinute: calls - 1,
      alreadyRun: input.alreadyRun,
      sha256,
    });
    return { verdict, newerMessage: newer, ms: performance.now() - started };
  };
