/** What an inbound message got, in the engine's terms: the same for the api and for the turn. */
import type { Delivery } from './messages';

/** The answer as the database holds it. */
export interface StoredAnswer {
  kind: 'reply' | 'merged' | 'deferred' | 'silent';
  reason: string | null;
  text: string | null;
  quickReplies: string[];
}

export function deliveryOf(answer: StoredAnswer): Delivery {
  switch (answer.kind) {
    case 'reply':
      // A reply without text cannot have been written; treat the row as what it is: nothing to say.
      return answer.text === null
        ? { kind: 'silent', reason: 'no_text' }
        : { kind: 'reply', text: answer.text, quickReplies: answer.quickReplies };
    case 'merged':
      return { kind: 'merged' };
    case 'deferred':
      return { kind: 'deferred' };
    case 'silent':
      return { kind: 'silent', reason: answer.reason ?? 'unknown' };
  }
}
