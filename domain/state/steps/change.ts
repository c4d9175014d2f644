/** "No" to a summary or to what was offered: what should be different? */
import { asks, choicePending, slotPending, type Draft } from '../draft';
import { withoutSlots } from '../slots';
import type { ConversationState, OfferedOption } from '../types';
import { pendingQuestion } from './resume';

const CHANGES: readonly OfferedOption[] = [
  { label: 'El día', values: {}, clears: ['preferred_date', 'preferred_time'] },
  { label: 'La hora', values: {}, clears: ['preferred_time'] },
  { label: 'El servicio', values: {}, clears: ['service_type', 'staff_name'] },
  { label: 'El nombre', values: {}, clears: ['client_name'] },
];

export function changeStep(state: ConversationState): Draft {
  const pending = state.pending;
  if (pending?.kind === 'confirm') {
    const options = state.flow === 'book' ? CHANGES : CHANGES.slice(0, 2);
    return asks(state, { ask: 'change' }, choicePending('preferred_date'), options);
  }
  const slot = pending?.kind === 'slot' || pending?.kind === 'choose' ? pending.slot : null;
  if (slot === 'preferred_time' || slot === 'preferred_date') {
    const cleared = { ...withoutSlots(state, ['preferred_date', 'preferred_time']), dateRange: null, timeWindow: null };
    return asks(cleared, { ask: 'another_day' }, slotPending('preferred_date'));
  }
  return {
    state,
    outcome: { kind: 'explained', level: state.failures + 1 },
    question: pendingQuestion(state),
    failed: true,
  };
}
