/**
 * Keywords of Twilio's Advanced Opt-Out. Twilio has changed its own list and answered the customer before it tells us, so
 * there is no turn and no second reply: the word is written into the same ledger as one said in a conversation. It counts
 * whatever the body says, also over a message limit and while a person has the conversation.
 */
import { openConversation } from '../../store/conversations';
import { ANSWERED_BY_TWILIO, insertInbound, settleInbound } from '../../store/messages';
import { setOptOut } from '../../store/opt-outs';
import type { ApiDeps } from '../deps';
import { senderOf, type IntakeInput } from '../intake';
import type { OptOutKeyword } from './parse-inbound';

/** Repeating the same message changes nothing. @throws {MessageIdTaken} */
export async function recordKeyword({ db }: ApiDeps, input: IntakeInput, keyword: OptOutKeyword): Promise<void> {
  await db.inWorkspace(input.workspaceId, async (tx) => {
    const { contactId, conversationId } = await openConversation(tx, senderOf(input));
    const stored = await insertInbound(tx, { conversationId, ...input.message });
    if (!stored.inserted) return;
    if (keyword !== 'HELP') await setOptOut(tx, contactId, keyword === 'STOP');
    const answer = { sid: input.message.sid, answer: 'silent', reason: ANSWERED_BY_TWILIO } as const;
    await settleInbound(tx, { turnId: null, replyId: null, answers: [answer] });
  });
}
