/** A simulated customer: writes through the real, signed webhook and reads what comes back. For `pulpo chat` and tests. */
import { randomBytes } from 'node:crypto';
import { sign } from './signature';

export interface CustomerOptions {
  /** Where the api listens; also the public address that signatures are made over, unless `publicBaseUrl` says otherwise. */
  baseUrl: string;
  publicBaseUrl?: string;
  /** Twilio's auth token. */
  token: string;
  /** `whatsapp:+…` of the customer and of the business. */
  from: string;
  to: string;
  profileName?: string;
}

export interface Answer {
  status: number;
  /** Text of the reply in the response; `null` when the response carries none. */
  reply: string | null;
  sid: string;
  headers: Headers;
}

export interface Customer {
  /** Sends a text. `sid` repeats an earlier message, as Twilio does when it retries. */
  say(text: string, options?: { sid?: string; signal?: AbortSignal }): Promise<Answer>;
  /** Sends any form; `MessageSid`, `From`, `To` and `WaId` are filled in. */
  send(
    form: Record<string, string>,
    options?: { sid?: string; signature?: string; signal?: AbortSignal },
  ): Promise<Answer>;
}

export const INBOUND_PATH = '/webhook/pulpo/twilio/wa/inbound';

export const newSid = (): string => `SM${randomBytes(16).toString('hex')}`;

export function createCustomer(options: CustomerOptions): Customer {
  const signedUrl = `${options.publicBaseUrl ?? options.baseUrl}${INBOUND_PATH}`;

  const send: Customer['send'] = async (fields, { sid = newSid(), signature, signal } = {}) => {
    const form: Record<string, string> = {
      MessageSid: sid,
      AccountSid: 'AC00000000000000000000000000000000',
      From: options.from,
      To: options.to,
      WaId: options.from.replace(/\D/g, ''),
      ProfileName: options.profileName ?? 'Cliente',
      NumMedia: '0',
      ...fields,
    };
    const response = await fetch(`${options.baseUrl}${INBOUND_PATH}`, {
      method: 'POST',
      headers: { 'x-twilio-signature': signature ?? sign(options.token, signedUrl, form) },
      body: new URLSearchParams(form),
      ...(signal ? { signal } : {}),
    });
    return { status: response.status, reply: replyIn(await response.text()), sid, headers: response.headers };
  };

  return { send, say: (text, more) => send({ Body: text }, more) };
}

/** The text of all `<Message>` elements of a TwiML document, joined by blank lines. */
export function replyIn(twiml: string): string | null {
  const messages = [...twiml.matchAll(/<Message[^>]*>([\s\S]*?)<\/Message>/g)].map((match) =>
    unescapeXml(match[1] ?? ''),
  );
  return messages.length > 0 ? messages.join('\n\n') : null;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return ENTITIES.get(name ?? '') ?? whole;
  });
