/** A Twilio webhook's form, as one of our messages. Unknown parameters are tolerated: Twilio adds some without notice. */
import type { MessageKind } from '../../domain/planning/types';
import type { InboundMessage } from '../../workflows/messages';

export type TwilioForm = Readonly<Record<string, string>>;

export interface Inbound {
  message: InboundMessage;
  /** The business's channel address (`whatsapp:+…`): decides the workspace. */
  to: string;
  /**
   * Who writes, and where replies go: the channel's own id of the customer. Mostly it holds a number; WhatsApp may
   * withhold that and send a stable id instead.
   */
  identity: string;
  phone: string | null;
  profileName: string | null;
}

/** WhatsApp's own limit; anything longer is not a chat message. */
const MAX_TEXT = 4096;

/** @returns the message, or the name of the first parameter that is missing */
export function parseInbound(
  form: TwilioForm,
  receivedAt: string,
  inlineBudgetMs: number,
): Inbound | { missing: string } {
  const sid = form['MessageSid'] ?? form['SmsMessageSid'];
  if (!sid) return { missing: 'MessageSid' };
  const { From: from, To: to } = form;
  if (!from) return { missing: 'From' };
  if (!to) return { missing: 'To' };

  const kind = kindOf(form);
  const payload = form['ButtonPayload'] ?? form['ListId'];
  const text = (form['ListTitle'] ?? form['ButtonText'] ?? form['Body'] ?? '').slice(0, MAX_TEXT);
  const phone = /\+[0-9]{8,15}/.exec(from)?.[0] ?? null;
  return {
    message: { sid, kind, text, ...(payload ? { payload } : {}), receivedAt, inlineBudgetMs },
    to,
    identity: from,
    phone,
    profileName: form['ProfileName']?.trim() || null,
  };
}

function kindOf(form: TwilioForm): MessageKind {
  if (form['ButtonPayload'] !== undefined || form['ListId'] !== undefined) return 'choice';
  const media = Number(form['NumMedia'] ?? '0');
  if (media > 0) return mediaKind(form['MediaContentType0'] ?? '');
  if (form['Latitude'] !== undefined && form['Longitude'] !== undefined) return 'location';
  return (form['Body'] ?? '').trim() ? 'text' : 'unknown';
}

function mediaKind(contentType: string): MessageKind {
  if (contentType === 'image/webp') return 'sticker';
  if (/vcard/.test(contentType)) return 'contact';
  const family = contentType.split('/')[0];
  if (family === 'image' || family === 'audio' || family === 'video') return family;
  return 'document';
}
