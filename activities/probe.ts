/** Signs of life of the dependencies, for the breaker workflow. */
import type { ModelHealth } from '../models/types';
import type { ProbeActivities } from './probe-types';

const TIMEOUT_MS = 3000;

export function createProbes(deps: {
  health: () => Promise<ModelHealth>;
  apiBaseUrl: string | undefined;
}): ProbeActivities {
  return {
    async probeDependency(dependency) {
      if (dependency === 'ollama') {
        const health = await deps.health();
        return { healthy: health.reachable && health.missing.length === 0, detail: health.detail };
      }
      if (dependency === 'twilio') {
        // Any HTTP answer at all means that the API can be reached; nothing is sent.
        const url = deps.apiBaseUrl ?? 'https://api.twilio.com';
        const status = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(TIMEOUT_MS) }).then(
          (response) => response.status,
          () => 0,
        );
        return {
          healthy: status > 0 && status < 500,
          detail: status > 0 ? `answers with ${status}` : 'does not answer',
        };
      }
      return { healthy: false, detail: `nobody knows how to probe ${dependency}` };
    },
  };
}
