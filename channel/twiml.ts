/** The reply in the webhook's response. */
import MessagingResponse from 'twilio/lib/twiml/MessagingResponse';
import { splitMessage } from './split-message';

export const TWIML_CONTENT_TYPE = 'text/xml; charset=utf-8';

/** TwiML with this reply, in as many messages as its length needs; `null` or blank = nothing is said. */
export function twiml(reply: string | null): string {
  const response = new MessagingResponse();
  for (const part of splitMessage(withoutControls(reply ?? ''))) response.message(part);
  return response.toString();
}

/** XML 1.0 cannot carry these at all, not even escaped: one of them would make Twilio reject the whole document. */
const withoutControls = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
