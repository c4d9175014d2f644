/** `X-Twilio-Signature`: checking it, and making it for our own simulator, double and tests. */
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks';

export interface SignedRequest {
  /** The account's primary auth token; no other token signs. */
  authToken: string;
  /** Value of the header; undefined when it was not sent. */
  signature: string | undefined;
  /** The public URL as configured at Twilio, query included, fragment not. Never built from the Host header. */
  url: string;
  /** The form as received: untrimmed, unknown fields kept. Empty for GET. */
  params: Readonly<Record<string, string | readonly string[]>>;
}

/** Whether Twilio (or whoever knows the auth token) made this request. Constant-time; never throws. */
export function isSigned({ authToken, signature, url, params }: SignedRequest): boolean {
  if (!signature || !authToken || !URL.canParse(url)) return false;
  return validateRequest(authToken, signature, url, { ...params });
}

/** The header value that Twilio would send with this request. */
export function sign(
  authToken: string,
  url: string,
  params: Readonly<Record<string, string | readonly string[]>>,
): string {
  return getExpectedTwilioSignature(authToken, url, { ...params });
}
