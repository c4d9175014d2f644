/**
 * One circuit, made visible: which workers opened it and when, whether the dependency answers again, and what an operator
 * ordered. Turns never wait for it: workers break circuits on their own and tell this workflow; they read the operator's
 * order from its memo every few seconds.
 */
import {
  allHandlersFinished,
  condition,
  continueAsNew,
  patched,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertMemo,
  workflowInfo,
} from '@temporalio/workflow';
import type { ProbeActivities } from '../activities/probe-types';
import {
  breakerChanged,
  breakerView,
  forceBreaker,
  type BreakerChange,
  type BreakerForce,
  type BreakerState,
  type BreakerView,
} from './breaker-messages';

const KEEP = 20;
const PROBE_EVERY = '15s';
/** A closed circuit that nobody touches for so long needs no memory. */
const IDLE = '1h';

const { probeDependency } = proxyActivities<ProbeActivities>({
  startToCloseTimeout: '5s',
  scheduleToCloseTimeout: '10s',
  retry: { maximumAttempts: 1 },
});

/** @param observed how workers and probes have found the circuit, whatever the order is */
export async function breaker(
  view: BreakerView,
  observed: BreakerState = view.force === 'auto' ? view.state : 'closed',
): Promise<BreakerView> {
  // A run that began before keeps the state that an order has set after the order is taken back.
  const ordersLeaveNoTrace = patched('breaker-orders-leave-no-trace');
  let dirty = true;
  const note = (change: BreakerChange): void => {
    view = { ...view, state: change.state, changes: [...view.changes, change].slice(-KEEP) };
    dirty = true;
  };
  const observe = (change: BreakerChange): void => {
    observed = change.state;
    note(change);
    if (ordersLeaveNoTrace) view = { ...view, state: inForce(view.force, observed) };
  };

  setHandler(breakerChanged, observe);
  setHandler(breakerView, () => view);
  setHandler(forceBreaker, ({ force, why }) => {
    const state = inForce(force, ordersLeaveNoTrace ? observed : view.state);
    view = { ...view, force };
    note({ state, worker: 'operator', reason: why, at: new Date().toISOString() });
    return view;
  });

  for (;;) {
    if (dirty) {
      dirty = false;
      setCurrentDetails(describe(view));
      upsertMemo({ breaker: { state: view.state, force: view.force } });
    }
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof breaker>(view, observed);
    }
    if (view.state === 'closed' && view.force === 'auto') {
      if (!(await condition(() => dirty, IDLE))) return view;
    } else if (!(await condition(() => dirty, PROBE_EVERY)) && view.force === 'auto') {
      const probe = await probeDependency(view.dependency).catch((error: unknown) => ({
        healthy: false,
        detail: String(error),
      }));
      if (probe.healthy)
        observe({ state: 'closed', worker: 'probe', reason: probe.detail, at: new Date().toISOString() });
    }
  }
}

const inForce = (force: BreakerForce, observed: BreakerState): BreakerState => (force === 'auto' ? observed : force);

function describe(view: BreakerView): string {
  const rows = view.changes.map((change) => `| ${change.at} | ${change.state} | ${change.worker} | ${change.reason} |`);
  return [
    `**${view.dependency}**: ${view.state} (order: ${view.force})`,
    '',
    '| at | state | by | reason |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}
