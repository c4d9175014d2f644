/** A Twilio webhook's form, as one of our messages. Unknown parameters are tolerated: Twilio adds some without notice. */
import type { MessageKind } from '../../domain/dialogue/plan';
import type { InboundMessage } from '../../workflows/messages';
import { messageIdFor } from '../message-id';
import { readForm, type FormProblem, type Parameters, type ReceivedForm } from './read-form';

/** A keyword that Twilio's Advanced Opt-Out has recognised, acted on and answered by itself. */
export type OptOutKeyword = 'STOP' | 'START' | 'HELP';

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
  optOut: OptOutKeyword | null;
}

/** WhatsApp's own limit; anything longer is not a chat message. */
const MAX_TEXT = 4096;
const MAX_PROFILE_NAME = 200;

const IDS = ['MessageSid', 'SmsMessageSid', 'From', 'To', 'OptOutType'] as const;
const TEXTS = [
  'Body',
  'ProfileName',
  'ButtonText',
  'ButtonPayload',
  'ListTitle',
  'ListId',
  'NumMedia',
  'MediaContentType0',
  'Latitude',
  'Longitude',
] as const;
type InboundParameters = Parameters<(typeof IDS)[number] | (typeof TEXTS)[number]>;

/** @returns the message, or the first parameter that is wrong */
export function parseInbound(
  received: ReceivedForm,
  receivedAt: string,
  inlineBudgetMs: number,
): Inbound | FormProblem {
  const read = readForm(received, { ids: IDS, texts: TEXTS });
  if ('problem' in read) return read;
  const form: InboundParameters = read.parameters;
  const sid = form.MessageSid ?? form.SmsMessageSid;
  const { From: from, To: to } = form;
  if (!sid) return { parameter: 'MessageSid', problem: 'is missing' };
  if (!from) return { parameter: 'From', problem: 'is missing' };
  if (!to) return { parameter: 'To', problem: 'is missing' };

  const payload = form.ButtonPayload ?? form.ListId;
  return {
    message: {
      sid: messageIdFor(sid),
      kind: kindOf(form),
      text: upTo(MAX_TEXT, form.ListTitle ?? form.ButtonText ?? form.Body ?? ''),
      ...(payload ? { payload } : {}),
      receivedAt,
      inlineBudgetMs,
    },
    to,
    identity: from,
    phone: /\+[0-9]{8,15}/.exec(from)?.[0] ?? null,
    profileName: upTo(MAX_PROFILE_NAME, form.ProfileName?.trim() ?? '') || null,
    optOut: keywordIn(form.OptOutType),
  };
}

/** The beginning of a text, never ending in half a character. */
const upTo = (length: number, text: string): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

const keywordIn = (type: string | undefined): OptOutKeyword | null =>
  type === 'STOP' || type === 'START' || type === 'HELP' ? type : null;

function kindOf(form: InboundParameters): MessageKind {
  if (form.ButtonPayload !== undefined || form.ListId !== undefined) return 'choice';
  const media = Number(form.NumMedia ?? '0');
  if (media > 0) return mediaKind(form.MediaContentType0 ?? '');
  if (form.Latitude !== undefined && form.Longitude !== undefined) return 'location';
  return (form.Body ?? '').trim() ? 'text' : 'unknown';
}

function mediaKind(contentType: string): MessageKind {
  if (contentType === 'image/webp') return 'sticker';
  if (/vcard/.test(contentType)) return 'contact';
  const family = contentType.split('/')[0];
  if (family === 'image' || family === 'audio' || family === 'video') return family;
  return 'document';
}
