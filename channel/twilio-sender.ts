/** Sends WhatsApp messages through Twilio's Messages API. No retries of its own: the engine owns them. */
import twilio, { RequestClient } from 'twilio';
import { fromNetwork, fromResponse, SendError } from './send-error';
import { splitMessage } from './split-message';

export interface SenderOptions {
  accountSid: string;
  authToken: string;
  /** Another address than Twilio's own: the local double, or a recording proxy. */
  apiBaseUrl?: string;
  /** Default 10 s. */
  timeoutMs?: number;
}

export interface OutgoingMessage {
  /** `whatsapp:+…`, as it came in. */
  to: string;
  from: string;
  body: string;
  /** Where Twilio reports what becomes of it. */
  statusCallback?: string;
}

export interface TwilioSender {
  /**
   * Hands a text to Twilio, in several messages when it is longer than one may be.
   * @returns the id of the first message, and all of them
   * @throws {SendError}
   */
  send(message: OutgoingMessage): Promise<{ sid: string; sids: string[] }>;
  /**
   * Looks for a message whose sending ended uncertain: same address, same text, created at or after `since`.
   * @returns the ids of all that match, newest first
   * @throws {SendError}
   */
  findSent(message: OutgoingMessage, since: Date): Promise<string[]>;
}

const TWILIO = 'https://api.twilio.com';
const TIMEOUT_MS = 10_000;
/** Twilio keeps seconds only, and its clock is not ours. */
const CLOCK_SLACK_MS = 5000;

export function createTwilioSender(options: SenderOptions): TwilioSender {
  const client = twilio(options.accountSid, options.authToken, {
    httpClient: plainClient(options.apiBaseUrl ?? TWILIO, options.timeoutMs ?? TIMEOUT_MS),
    accountSid: options.accountSid,
  });

  return {
    async send({ to, from, body, statusCallback }) {
      const sids: string[] = [];
      for (const part of splitMessage(body)) {
        try {
          const sent = await client.messages.create({
            to,
            from,
            body: part,
            ...(statusCallback ? { statusCallback } : {}),
          });
          sids.push(sent.sid);
        } catch (error) {
          throw sids.length === 0 ? error : afterTheFirst(error, sids);
        }
      }
      const [sid] = sids;
      if (sid === undefined) throw new SendError('rejected', 'there is no text to send');
      return { sid, sids };
    },

    async findSent({ to, from, body }, since) {
      const after = since.getTime() - CLOCK_SLACK_MS;
      const [first] = splitMessage(body);
      const recent = await client.messages.list({ to, from, dateSentAfter: new Date(after), limit: 50 });
      return recent.filter((sent) => sent.body === first && sent.dateCreated.getTime() >= after).map(({ sid }) => sid);
    },
  };
}

/** Part of the text is out: sending all of it again would repeat that part. */
function afterTheFirst(error: unknown, sentSids: string[]): SendError {
  const reason = error instanceof Error ? error.message : String(error);
  return new SendError(
    'uncertain',
    `only the first ${sentSids.length} parts were sent: ${reason}`,
    { sentSids },
    { cause: error },
  );
}

/** Twilio's own HTTP client, pointed elsewhere if wanted, with typed errors and nothing hidden. */
function plainClient(baseUrl: string, timeout: number): RequestClient {
  const client = new RequestClient({ timeout, autoRetry: false });
  const request = client.request.bind(client);
  client.request = async (options) => {
    const response = await request({ ...options, uri: options.uri.replace(TWILIO, baseUrl) }).catch(
      (error: unknown) => {
        throw fromNetwork(error);
      },
    );
    if (response.statusCode < 400) return response;
    throw fromResponse(response.statusCode, response.body, retryAfter(response));
  };
  return client;
}

function retryAfter(response: object): string | undefined {
  const headers: unknown = 'headers' in response ? response.headers : undefined;
  const value: unknown =
    typeof headers === 'object' && headers !== null && 'retry-after' in headers ? headers['retry-after'] : undefined;
  return typeof value === 'string' ? value : undefined;
}
