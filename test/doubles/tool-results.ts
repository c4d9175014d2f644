import type { ToolName } from '../../domain/tools/names';
import type { ToolData, ToolResult } from '../../domain/tools/results';

/** A tool that was called and answered. */
export const answered = <N extends ToolName>(tool: N, data: ToolData[N]): ToolResult =>
  ({ tool, args: {}, ms: 1, status: 'done', outcome: { ok: true, data } }) as ToolResult;
