/** How a turn's answer reaches each of its messages, decided once per message. */
import { condition } from '@temporalio/workflow';
import { Thread, type Letter } from './thread';
import type { Delivery } from './messages';

/** What an update handler does with its message: wait for the answer while there is time, else leave it to the channel. */
export async function answerTo(letter: Letter): Promise<Delivery> {
  letter.claimed = true;
  if (letter.mode === 'pending' && letter.answer === null) {
    const budget = Thread.inlineMsLeft(letter, Date.now());
    // condition() with a timeout of 0 would leave a marker in every history.
    if (budget > 0) await condition(() => letter.mode !== 'pending' || letter.answer !== null, budget);
    if (letter.mode === 'pending' && letter.answer === null) letter.mode = 'deferred';
  }
  if (letter.mode !== 'deferred') await condition(() => letter.answer !== null);
  return inResponse(letter);
}

/** What the HTTP response may say: never a text that leaves through the channel's API. */
function inResponse({ answer, mode }: Letter): Delivery {
  if (answer === null || (mode === 'deferred' && answer.kind === 'reply')) return { kind: 'deferred' };
  return answer;
}

/**
 * Inline or deferred, for the message that carries the reply. A message that came only as the run's argument (its update
 * was lost) is given its inline budget to be claimed; nobody waits for it after that.
 */
export async function decideMode(letter: Letter): Promise<'inline' | 'deferred'> {
  if (letter.mode === 'pending' && !letter.claimed) {
    const budget = Thread.inlineMsLeft(letter, Date.now());
    if (budget > 0) await condition(() => letter.claimed || letter.mode !== 'pending', budget);
  }
  if (letter.mode === 'pending') letter.mode = letter.claimed ? 'inline' : 'deferred';
  return letter.mode;
}

/**
 * The HTTP side has given a message up, or somebody found it unanswered: its reply leaves through the channel's API.
 * @param resend sends a stored reply that no response has claimed
 */
export function giveUpResponse(letter: Letter, resend: (outboundId: string) => void): void {
  if (letter.answer === null && letter.mode === 'pending') letter.mode = 'deferred';
  if (letter.mode === 'deferred') return;
  letter.abandoned = true;
  if (letter.outboundId !== null) resend(letter.outboundId);
}
