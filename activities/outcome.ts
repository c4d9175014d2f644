/** One word for how a turn ended, for the search attribute and the metrics. */
import { pendingOf } from '../domain/dialogue/tasks';
import type { ConversationState } from '../domain/dialogue/types';
import type { Outcome } from '../workflows/messages';
import type { RespondInput } from './types';

export function outcomeOf(input: RespondInput, state: ConversationState): Outcome {
  if (input.turnPlan.move.kind === 'handoff') return 'handoff';
  for (const result of input.results) {
    if (result.status !== 'done' || !result.outcome.ok) continue;
    if (result.tool === 'book_appointment') return 'booked';
    if (result.tool === 'cancel_appointment') return 'cancelled';
    if (result.tool === 'reschedule_appointment') return 'rescheduled';
  }
  if (input.results.some((result) => result.status === 'failed')) return 'tool_failed';
  if (input.verdicts.some((verdict) => verdict.verdict === 'deny')) return 'denied';
  return pendingOf(state) ? 'asked' : 'answered';
}
