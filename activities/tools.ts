/** Tools: one activity per tool, under the tool's own name, so that the history reads as what was done. */
import { TOOL_NAMES, type ToolName } from '../domain/tools/names';
import type { ActivityDeps } from './deps';
import { TOOLS } from '../domain/tools/registry';
import { onStore } from './failures';
import type { ToolActivities } from './types';
import { withHeartbeat } from './with-heartbeat';

export function createToolActivities(deps: ActivityDeps): ToolActivities {
  const run =
    (tool: ToolName): ToolActivities[ToolName] =>
    async (input) => {
      const started = performance.now();
      const call = () =>
        deps.tools.run(tool, {
          args: input.args,
          workspaceId: input.scope.workspaceId,
          contactId: input.scope.contactId,
          conversationId: input.scope.conversationId,
          now: input.now,
          idempotencyKey: input.idempotencyKey,
          messageSid: input.messageSid,
        });
      // A write is a regular activity: heartbeats tell in seconds that its worker is gone.
      const outcome = await onStore(TOOLS[tool].scope === 'read' ? call : () => withHeartbeat(call));
      return { outcome, ms: performance.now() - started };
    };
  return Object.fromEntries(TOOL_NAMES.map((tool) => [tool, run(tool)])) as ToolActivities;
}
