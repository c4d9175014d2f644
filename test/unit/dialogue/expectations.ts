/** What holds of every state, for the tests that play random conversations. */
import { expect } from '@jest/globals';
import { confirmationDigestInput, pendingConfirmation, type ConversationState } from '../../../domain/dialogue';
import { sha256 } from './conversation';

/** A confirmation is there exactly while it is asked for, with the digest of its own calls. */
export function expectConsistentConfirmation(state: ConversationState): void {
  expect(state.fsm === 'CONFIRMING').toBe(pendingConfirmation(state) !== null);
  for (const { pending, confirmation } of state.tasks) {
    expect(pending?.kind === 'confirm').toBe(confirmation !== null);
    if (confirmation) expect(confirmation.digest).toBe(sha256(confirmationDigestInput(confirmation.calls)));
  }
}
