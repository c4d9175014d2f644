import type { Span } from '../vocabulary';

export type EmailReading = { span: Span } & ({ kind: 'ok'; value: string } | { kind: 'broken'; reason: string });

/**
 * Blanks around the @ are forgiven only before something with a dot: "en @peluqueria" is a handle. A run of characters is
 * tried from its beginning only (the lookbehind): from each of them, the time would grow with the square of the length.
 */
const ADDRESS = /(?<![^\s@,;:()<>"])[^\s@,;:()<>"]+(?:@[^\s@,;:()<>"]*|\s?@\s?[^\s@,;:()<>"]+\.[a-z]{2,})/iu;
const SPOKEN = /(?<![\p{L}\d._-])([\p{L}\d._-]+)\s+(?:arroba|\(at\)|\[at\])\s+([\p{L}\d.-]+(?:\s+punto\s+[\p{L}]+)*)/iu;
const VALID = /^[a-z0-9](?:[a-z0-9._%+-]*[a-z0-9_%+-])?@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$/;

/** The first e-mail address in a message: lower-cased and checked; something with an @ that is none is said so. Handles are not. */
export function readEmail(raw: string): EmailReading | null {
  const spoken = SPOKEN.exec(raw);
  const match = ADDRESS.exec(raw);
  if (match === null && spoken === null) return null;
  if (match !== null) {
    const text = match[0].replace(/[.,;:!?]+$/, '');
    if (/^@/.test(text.trim())) return null;
    const span = { start: match.index, end: match.index + text.length, text };
    const value = text.replace(/\s/g, '').toLowerCase();
    if (VALID.test(value) && !value.includes('..')) return { kind: 'ok', value, span };
    return { kind: 'broken', reason: 'not an e-mail address', span };
  }
  if (spoken === null) return null;
  const [text, user = '', domain = ''] = spoken;
  const value = `${user}@${domain.replace(/\s+punto\s+/giu, '.')}`.toLowerCase();
  const span = { start: spoken.index, end: spoken.index + text.length, text };
  return VALID.test(value) ? { kind: 'ok', value, span } : { kind: 'broken', reason: 'not an e-mail address', span };
}
