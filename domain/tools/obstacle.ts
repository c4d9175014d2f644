/** Whether a write would act on a wrong picture of the agenda. */
import type { ToolName } from './names';
import type { ToolResult } from './results';

interface Call {
  tool: ToolName;
  args: Record<string, string>;
}
type Check = Extract<ToolResult, { tool: 'check_service_availability' }>;

/**
 * Why a write is not to be tried: the look at the agenda for it failed, was refused, or found its time taken. What was looked up
 * for something else, such as the task that waits, is no obstacle.
 */
export function obstacleTo(write: Call, results: readonly ToolResult[]): string | null {
  for (const result of results) {
    if (result.tool !== 'check_service_availability' || !isLookFor(result, write)) continue;
    if (result.status !== 'done') return `availability ${result.status}`;
    if (!result.outcome.ok) return result.outcome.code;
    if (result.outcome.data.requested && !result.outcome.data.requested.free) return 'slot_taken';
  }
  return null;
}

/** Whether a look at the agenda was for this write. A move names no service; everything else that takes a place is the same in both. */
export const isLookFor = ({ args: looked }: Check, { args: wanted }: Call): boolean =>
  wanted.preferred_date !== undefined &&
  PLACE.every((name) => looked[name] === wanted[name]) &&
  (wanted.service_type === undefined || looked.service_type === wanted.service_type);

const PLACE = ['preferred_date', 'preferred_time', 'staff_name', 'booking_id'] as const;
