/**
 * May a model's text reach the customer? Every hard fact it states has to be in what this turn observed, in the state, in
 * the workspace's own data or in the customer's words; it must not claim that something was done that was not; payments,
 * credentials, discounts, opening hours and the like need evidence of their own; and every other word has to be a harmless one or
 * to stand in what is known. Pure. Errs on the side of no: the deterministic reply is always there instead.
 */
import { DateTime } from 'luxon';
import { excerpt } from '../domain/understanding/text/excerpt';
import { undone } from './text/deeds';
import type { Evidence } from './text/evidence';
import { unobserved } from './text/facts';
import { unknownNames } from './text/names';
import { unsupported } from './text/sensitive';
import { unsupportedWords } from './text/vocabulary';

export type { Evidence } from './text/evidence';

export const MAX_TEXT = 480;

export interface TextCheck {
  ok: boolean;
  /** For operators, e.g. `amount 3500 was not observed`. Empty when ok. */
  problems: string[];
}

export function checkText(text: string, known: Evidence): TextCheck {
  // Too long is no, and is not read: the checks below are for texts of a reply's length.
  if (text.length > MAX_TEXT) return { ok: false, problems: [`longer than ${MAX_TEXT} characters`] };
  const evidence: Evidence = { ...known, said: excerpt(known.said) };
  const now = DateTime.fromISO(evidence.now, { setZone: true }).setZone(evidence.workspace.timezone);
  const problems = [
    ...(text.trim() === '' ? ['empty'] : []),
    ...(/[{}<>]|```/.test(text) ? ['contains markup'] : []),
    ...unobserved(text, evidence, now.toISODate() ?? ''),
    ...undone(text, evidence.results),
    ...unknownNames(text, evidence),
    ...unsupported(text, evidence, now.toISODate() ?? ''),
    ...unsupportedWords(text, evidence),
  ];
  return { ok: problems.length === 0, problems };
}
