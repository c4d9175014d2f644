/** Asking again what was asked: after an answer in passing, a joke, a photograph. Nothing is looked up for it. */
import type { QuestionFact } from '../../reply/types';
import { slotValue } from '../slots';
import type { ConversationState } from '../types';

/** The pending question as facts; its options are still those of the state. */
export function pendingQuestion(state: ConversationState): QuestionFact | null {
  const { pending, confirmation } = state;
  switch (pending?.kind) {
    case 'confirm':
      return confirmation ? { ask: 'confirm', text: confirmation.summary } : null;
    case 'clarify_intent':
      if (pending.intents.length > 1) return { ask: 'intent', intents: pending.intents };
      return pending.intents[0] === 'book' ? { ask: 'book', again: false } : { ask: 'retry' };
    case 'offer_human':
      return { ask: 'human' };
    case 'choose':
      if (pending.slot === 'preferred_time') return { ask: 'time' };
      return state.offered.some((option) => option.clears) ? { ask: 'change' } : { ask: 'pick', slot: pending.slot };
    case 'slot':
      return slotQuestion(state, pending.slot);
    default:
      return null;
  }
}

function slotQuestion(state: ConversationState, slot: string): QuestionFact | null {
  switch (slot) {
    case 'service_type':
      return { ask: 'service', examples: state.offered.map(({ label }) => label) };
    case 'preferred_date':
      return { ask: 'date' };
    case 'preferred_time':
      return { ask: 'time' };
    case 'client_name': {
      const suggestion = slotValue(state, 'client_name');
      return { ask: 'name', ...(suggestion ? { suggestion } : {}) };
    }
    default:
      return null;
  }
}
