/** The circuits of the fleet: how they stand, and an operator's orders to them, which every worker reads within seconds. */
import { WithStartWorkflowOperation, WorkflowNotFoundError } from '@temporalio/client';
import { Router, type Request } from 'express';
import { audit } from '../../store/audit';
import { PLATFORM_SCOPE } from '../../store/database';
import { asRecord } from '../../store/json';
import {
  BREAKER_WORKFLOW,
  breakerView,
  breakerWorkflowId,
  forceBreaker,
  type BreakerForce,
  type BreakerState,
  type BreakerView,
} from '../../workflows/breaker-messages';
import type { ApiDeps } from '../deps';
import { unknown } from '../errors';
import { forceBreakerIn } from './bodies';

export const BREAKER_DEPENDENCIES = ['ollama', 'twilio'] as const;

const READ_MS = 1500;
const ORDER_MS = 5000;

export function breakersRouter(deps: ApiDeps): Router {
  const router = Router();

  router.get('/admin/api/breakers', async (_request, response) => {
    const breakers = await Promise.all(BREAKER_DEPENDENCIES.map((dependency) => look(deps, dependency)));
    response.json({ breakers });
  });

  router.put('/admin/api/breakers/:dependency', async (request, response) => {
    const dependency = dependencyIn(request);
    const { force, actor, reason } = forceBreakerIn(request);
    const view = await order(deps, dependency, { force, why: `${actor}: ${reason}` });
    await deps.db.inWorkspace(PLATFORM_SCOPE, (tx) =>
      audit(tx, {
        actor,
        action: 'breaker.forced',
        subjectType: 'breaker',
        subjectId: dependency,
        detail: { force, reason },
      }),
    );
    response.json(view);
  });
  return router;
}

/** Closed and on its own, unless its workflow says otherwise. The history of changes needs a worker; the rest does not. */
async function look({ temporal, taskQueue }: ApiDeps, dependency: string): Promise<BreakerView> {
  const handle = temporal.workflow.getHandle(breakerWorkflowId(taskQueue, dependency));
  const untouched: BreakerView = { dependency, state: 'closed', force: 'auto', changes: [] };
  const within = <T>(read: () => Promise<T>) => temporal.withDeadline(Date.now() + READ_MS, read);
  const described = await within(() => handle.describe()).catch((error: unknown) => {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  });
  if (described?.status.name !== 'RUNNING') return untouched;
  const memo = asRecord(described.memo?.['breaker']);
  const known = {
    ...untouched,
    ...(isState(memo['state']) ? { state: memo['state'] } : {}),
    ...(isForce(memo['force']) ? { force: memo['force'] } : {}),
  };
  return within(() => handle.query(breakerView)).catch(() => known);
}

function order(
  { temporal, taskQueue }: ApiDeps,
  dependency: string,
  what: { force: BreakerForce; why: string },
): Promise<BreakerView> {
  return temporal.withDeadline(Date.now() + ORDER_MS, () =>
    temporal.workflow.executeUpdateWithStart(forceBreaker, {
      args: [what],
      startWorkflowOperation: new WithStartWorkflowOperation(BREAKER_WORKFLOW, {
        workflowId: breakerWorkflowId(taskQueue, dependency),
        taskQueue,
        args: [{ dependency, state: 'closed', force: 'auto', changes: [] }],
        workflowIdConflictPolicy: 'USE_EXISTING',
        staticSummary: `circuit of ${dependency}`,
      }),
    }),
  );
}

function dependencyIn(request: Request): string {
  const given = request.params['dependency'];
  const found = BREAKER_DEPENDENCIES.find((dependency) => dependency === given);
  if (found === undefined) throw unknown('dependency with a circuit', `There are: ${BREAKER_DEPENDENCIES.join(', ')}.`);
  return found;
}

const isState = (value: unknown): value is BreakerState =>
  value === 'closed' || value === 'open' || value === 'half_open';
const isForce = (value: unknown): value is BreakerForce => value === 'auto' || value === 'open' || value === 'closed';
