import { beforeEach, describe, expect, it } from '@jest/globals';
import { LateReplies } from './late-replies';

let replies: LateReplies;
beforeEach(() => {
  replies = new LateReplies();
});
const expectMessages = (count: number): void => {
  for (let message = 0; message < count; message += 1) replies.expect();
};

describe('late replies are complete', () => {
  it('when nothing is missing', () => expect(replies.complete(0)).toBe(true));

  it('as soon as each message has one', () => {
    expectMessages(2);
    replies.received(1000);
    expect(replies.complete(1000)).toBe(false);
    replies.received(2000);
    expect(replies.complete(2000)).toBe(true);
  });

  it('some seconds after the one answer to several messages', () => {
    expectMessages(3);
    expect(replies.complete(80_000)).toBe(false);
    replies.received(80_000);
    expect(replies.complete(81_000)).toBe(false);
    expect(replies.complete(86_000)).toBe(true);
  });

  it('not because of a reply that came before the last message', () => {
    expectMessages(2);
    replies.received(1000);
    expectMessages(1);
    expect(replies.complete(60_000)).toBe(false);
  });
});
