import { argentineHolidays } from '../booking/holidays-ar';
import type { UnderstandingContext } from '../understanding/types';
import type { WorkspaceProfile } from '../workspace';
import { localNow } from './clock';
import { slotValues } from './slots';
import type { ConversationState } from './types';

/** Everything besides the text that understanding may look at: what was asked and offered, and the business. */
export function understandingContext(
  state: ConversationState,
  workspace: WorkspaceProfile,
  now: string,
): UnderstandingContext {
  const { year } = localNow(now, workspace.timezone);
  return {
    now,
    timezone: workspace.timezone,
    hours: workspace.hours,
    country: 'AR',
    catalogue: workspace.catalogue,
    pendingQuestion: state.pending,
    offered: state.offered,
    slots: slotValues(state),
    holidays: [...argentineHolidays(year), ...argentineHolidays(year + 1)],
  };
}
