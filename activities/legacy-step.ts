/** One round of the legacy agent: the model answers in words or asks for tools; it runs none itself. */
import { isToolName } from '../domain/tools/names';
import type { ActivityDeps } from './deps';
import { onModel } from './failures';
import type { TurnActivities } from './types';
import { withHeartbeat } from './with-heartbeat';

export const createLegacyStep =
  (deps: ActivityDeps): TurnActivities['legacyStep'] =>
  async (input) => {
    const started = performance.now();
    const workspace = await deps.profiles.get(input.scope.workspaceId);
    const step = await withHeartbeat((signal) =>
      onModel(() =>
        deps.models.legacy.step({ workspace, state: input.state, now: input.now, messages: input.messages, signal }),
      ),
    );
    const toolCalls = step.toolCalls.flatMap(({ tool, args }) => (isToolName(tool) ? [{ tool, args }] : []));
    return { toolCalls, text: step.text, stats: step.stats, ms: performance.now() - started };
  };
