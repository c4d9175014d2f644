/** Which messages a turn is about: what was answered before leaves it, what is still waiting joins it. */
import type { BeginResult } from '../activities/types';
import type { Letter, Thread } from './thread';
import type { TurnContext } from './turn-context';

/** Messages that had been answered in an earlier run get that answer again and leave this turn. */
export function settleAnswered(context: TurnContext, letters: Letter[], begun: BeginResult): void {
  for (const { sid, delivery, outboundId, unsent } of begun.answered) {
    const index = letters.findIndex((letter) => letter.message.sid === sid);
    const letter = letters[index];
    if (!letter) continue;
    letter.answer = delivery;
    letter.outboundId = delivery.kind === 'reply' ? outboundId : null;
    letters.splice(index, 1);
    // Brought again by the signal: no HTTP response is waiting for what it was answered.
    if (letter.mode === 'deferred' && letter.outboundId) context.send(letter.outboundId, 'unclaimed');
    // Committed by another run of this task, which did not live to send it.
    if (outboundId && unsent) context.send(outboundId, null);
  }
}

/** Messages that reached the database before they reached this run (a burst, a lost hand-over) join the turn now. */
export function adoptWaiting(thread: Thread, letters: Letter[], begun: BeginResult): void {
  for (const message of begun.waiting) {
    const letter = thread.receive(message);
    if (letter.answer === null && !letters.includes(letter)) letters.push(letter);
  }
  thread.drop(letters);
  letters.sort((a, b) => a.message.receivedAt.localeCompare(b.message.receivedAt));
}

/** Messages that the next turn has to read. */
export function leaveForLater(thread: Thread, letters: Letter[], begun: BeginResult): void {
  const later = letters.filter((letter) => begun.later.includes(letter.message.sid));
  for (const letter of later) letters.splice(letters.indexOf(letter), 1);
  thread.putBack(later);
}
