/** Signs of life, and the metrics. Open to everybody who reaches the port; nothing here names a customer or an address. */
import { Router } from 'express';
import { globalRollout } from '../../store/rollouts';
import { workerPresence } from '../../store/worker-heartbeats';
import { metricsText, registry, setRolloutShare, setWorkers } from '../../observability/metrics';
import type { ApiDeps } from '../deps';
import { within } from '../time-limits';
import { readiness } from './readiness';
import { shared } from './shared-answer';

const FRESH_MS = 500;
/** A scrape must not wait for a database that stands still. */
const METRICS_PATIENCE_MS = 1000;

export function healthRouter(deps: ApiDeps): Router {
  const router = Router();
  const ready = shared(() => readiness(deps), FRESH_MS);

  router.get('/health/live', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'live' });
  });

  router.get('/health/ready', async (_request, response) => {
    const found = await ready();
    response
      .status(found.status === 'unavailable' ? 503 : 200)
      .set('Cache-Control', 'no-store')
      .json(found);
  });

  /** What the channel needs: PostgreSQL to store a message, Temporal to answer it. */
  router.get('/webhook/pulpo/twilio/health', async (_request, response) => {
    const { dependencies, rollout } = await ready();
    const reasons = (['postgres', 'temporal'] as const).flatMap((name) =>
      dependencies[name].status === 'down' ? [`${name} is down: ${dependencies[name].detail}`] : [],
    );
    response
      .status(reasons.length > 0 ? 503 : 200)
      .set('Cache-Control', 'no-store')
      .json({ status: reasons.length > 0 ? 'unavailable' : 'ok', channel: 'twilio', rollout, reasons });
  });

  router.get('/metrics', async (_request, response) => {
    // These are the database's; what cannot be read now keeps its last value.
    const [rollout, workers] = await within(METRICS_PATIENCE_MS, () =>
      Promise.all([globalRollout(deps.db), workerPresence(deps.db, deps.taskQueue)]),
    ).catch(() => [null, null]);
    if (rollout) setRolloutShare(rollout.share);
    if (workers) setWorkers(workers.working);
    response.set('Content-Type', registry.contentType).send(await metricsText());
  });

  return router;
}
