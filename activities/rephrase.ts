/** Rephrase: a warmer wording of a plain answer, kept only when code finds the very same facts in it. */
import type { ActivityDeps } from './deps';
import { onModel } from './failures';
import type { TurnActivities } from './types';
import { withHeartbeat } from './with-heartbeat';

export const createRephrase =
  (deps: ActivityDeps): TurnActivities['rephrase'] =>
  async (input) => {
    const started = performance.now();
    const { rephrase } = deps.models;
    if (!rephrase) throw new Error('no response model is configured');
    const worded = await withHeartbeat((signal) => onModel(() => rephrase({ reply: input.reply, signal })));
    return { ...worded, ms: performance.now() - started };
  };
