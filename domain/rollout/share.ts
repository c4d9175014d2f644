/**
 * Canary arithmetic: which share of the conversations goes to the slm pipeline, and whether one conversation is in it.
 * Pure: hashing is a parameter, because no hash function comes with the language.
 */

/** Buckets are hundredths of a percent. */
export const BUCKETS = 10_000;

export type Route = 'slm' | 'legacy';

/** SHA-256 of a text in UTF-8, as bytes. */
export type Sha256 = (text: string) => Uint8Array;

/** The bucket (0–9999) of a conversation: sha256(workspace id + ":" + conversation id), read as a number, mod 10 000. */
export function bucketOf(workspaceId: string, conversationId: string, sha256: Sha256): number {
  // Folding byte by byte gives the remainder of the whole 256-bit number.
  return sha256(`${workspaceId}:${conversationId}`).reduce((rest, byte) => (rest * 256 + byte) % BUCKETS, 0);
}

/**
 * Slm iff `bucket < share × 100`. Raising the share moves nobody back to legacy.
 * @param share percent, 0–100
 */
export function routeFor(share: number, bucket: number): Route {
  return bucket < Math.round(share * 100) ? 'slm' : 'legacy';
}

/** A share that {@link routeFor} understands: 0–100, at most two decimals. */
export function isShare(value: number): boolean {
  return Number.isFinite(value) && value >= 0 && value <= 100 && Number.isInteger(Math.round(value * 1e6) / 1e4);
}
