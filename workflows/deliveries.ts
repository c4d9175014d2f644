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
  if (letter.answer === null && letter.mode === 'deferred') return { kind: 'deferred' };
  await condition(() => letter.answer !== null);
  return letter.answer ?? { kind: 'deferred' };
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
