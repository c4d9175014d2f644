import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { InboundMessage } from './messages';
import { Thread } from './thread';

const message = (sid: string, receivedAt = '2026-03-02T13:00:00.000Z'): InboundMessage => ({
  sid,
  kind: 'text',
  text: `text of ${sid}`,
  receivedAt,
  inlineBudgetMs: 8000,
});

describe('Thread', () => {
  it('files the same message id once, however often it arrives', () => {
    const thread = new Thread();
    const first = thread.receive(message('SM1'));
    expect(thread.receive(message('SM1'))).toBe(first);
    expect(thread.take(5)).toHaveLength(1);
    expect(thread.hasMail).toBe(false);
  });

  it('does not queue a message again that a turn has taken', () => {
    const thread = new Thread();
    thread.receive(message('SM1'));
    thread.take(5);
    thread.receive(message('SM1'));
    expect(thread.hasMail).toBe(false);
  });

  it('hands messages out in the order in which they were received, not in which they arrived', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 12 }), (seconds) => {
        const thread = new Thread();
        for (const second of seconds) {
          thread.receive(message(`SM${second}`, `2026-03-02T13:00:${String(second).padStart(2, '0')}.000Z`));
        }
        const taken = [...thread.take(5), ...thread.take(100)].map((letter) => letter.message.sid);
        expect(taken).toEqual([...seconds].sort((a, b) => a - b).map((second) => `SM${second}`));
      }),
    );
  });

  it('leaves what does not fit for the next turn', () => {
    const thread = new Thread();
    for (const sid of ['SM1', 'SM2', 'SM3']) thread.receive(message(sid));
    expect(thread.take(2)).toHaveLength(2);
    expect(thread.hasMail).toBe(true);
    expect(thread.take(0)).toHaveLength(0);
  });

  it('counts the inline budget from receipt, not from now', () => {
    const letter = new Thread().receive(message('SM1'));
    expect(Thread.inlineMsLeft(letter, Date.parse('2026-03-02T13:00:07.500Z'))).toBe(500);
    expect(Thread.inlineMsLeft(letter, Date.parse('2026-03-02T13:00:09.000Z'))).toBe(-1000);
  });
});
