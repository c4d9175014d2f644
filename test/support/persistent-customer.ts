/** A customer whose messages are repeated as Twilio repeats them, at whichever api is picked, and who reads both ways. */
import type { TwilioDouble } from '../../channel/twilio-double';
import { createCustomer, newSid } from './whatsapp';

/** `#rc=2`: the request and two repetitions. */
const TRIES = 3;
/** Twilio gives a request up after this. */
const PATIENCE_MS = 15_000;

export interface PersistentCustomerOptions {
  from: string;
  to: string;
  token: string;
  publicBaseUrl: string;
  /** Where to send the next try. */
  pickApi: () => string;
  twilio: TwilioDouble;
}

export interface SaidResult {
  sid: string;
  /** A try was answered with 200: the message is in our hands. */
  accepted: boolean;
  /** The text of the response that was taken. */
  inline: string | null;
}

export function persistentCustomer(options: PersistentCustomerOptions) {
  const { from, to, token, publicBaseUrl } = options;
  const heard: string[] = [];
  options.twilio.onMessage((message) => message.to === from && heard.push(message.body));

  async function once(text: string, sid: string): Promise<SaidResult | null> {
    const customer = createCustomer({ baseUrl: options.pickApi(), publicBaseUrl, token, from, to });
    try {
      const answer = await customer.say(text, { sid, signal: AbortSignal.timeout(PATIENCE_MS) });
      return answer.status === 200 ? { sid, accepted: true, inline: answer.reply } : null;
    } catch {
      return null;
    }
  }

  return {
    /** Every text that reached the customer, in order. */
    heard,
    async say(text: string): Promise<SaidResult> {
      const sid = newSid();
      for (let tries = 0; tries < TRIES; tries += 1) {
        const result = await once(text, sid);
        if (result?.inline) heard.push(result.inline);
        if (result) return result;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      return { sid, accepted: false, inline: null };
    },
  };
}

export type PersistentCustomer = ReturnType<typeof persistentCustomer>;
