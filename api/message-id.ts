/** The id under which a message goes through database, workflow history, search attributes and logs. */
import { createHash } from 'node:crypto';

/** What Twilio gives: two letters and 32 hexadecimal digits, nothing of anybody's choosing. */
const TWILIO_SID = /^(?:SM|MM)[0-9a-f]{32}$/;
/** 160 bits: two ids of one workspace never meet. */
const DIGEST_DIGITS = 40;

/**
 * An id from outside as one that is safe to show: at most 43 characters, without any text of the caller. A well-formed
 * Twilio SID stays as it is, so that operators find it; anything else becomes a digest, always the same for the same id.
 */
export const messageIdFor = (given: string): string =>
  TWILIO_SID.test(given)
    ? given
    : `id-${createHash('sha256').update(given, 'utf8').digest('hex').slice(0, DIGEST_DIGITS)}`;
