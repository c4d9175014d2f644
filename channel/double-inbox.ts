/** Reads what the local double of Twilio holds for one customer. */

export interface ReceivedMessage {
  sid: string;
  body: string;
}

/** Oldest first. @throws {Error} when the double does not answer */
export async function readInbox(
  double: { url: string; accountSid: string; authToken: string },
  to: string,
): Promise<ReceivedMessage[]> {
  const address = `${double.url}/2010-04-01/Accounts/${double.accountSid}/Messages.json?To=${encodeURIComponent(to)}`;
  const credentials = Buffer.from(`${double.accountSid}:${double.authToken}`).toString('base64');
  const response = await fetch(address, { headers: { authorization: `Basic ${credentials}` } });
  if (!response.ok) throw new Error(`the double of Twilio answers ${response.status}`);
  const found: unknown = await response.json();
  const messages: unknown = typeof found === 'object' && found !== null && 'messages' in found ? found.messages : [];
  return Array.isArray(messages) ? messages.filter(isMessage).toReversed() : [];
}

const isMessage = (value: unknown): value is ReceivedMessage =>
  typeof value === 'object' &&
  value !== null &&
  'sid' in value &&
  typeof value.sid === 'string' &&
  'body' in value &&
  typeof value.body === 'string';
