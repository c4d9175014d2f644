/** A message with every day and hour in it, and what each of them is to the appointment. */
import { localNow, type LocalNow } from '../../day-number';
import { excerpt } from '../text/excerpt';
import type { WhenContext } from '../types';
import { assignRoles, type Roles } from './roles';
import { scan, type Scanned } from './scan';
import { tokenise, type Token } from './tokens';

export interface Moments extends Scanned {
  /** What is read of the message. */
  raw: string;
  tokens: readonly Token[];
  roles: Roles;
  now: LocalNow;
}

const last = new WeakMap<WhenContext, { text: string; moments: Moments }>();

/**
 * What is wished for and what is ruled out are both read of it, one after the other.
 *
 * @throws RangeError when `context.now` or `context.timezone` cannot be read.
 */
export function momentsOf(text: string, context: WhenContext): Moments {
  const known = last.get(context);
  if (known?.text === text) return known.moments;
  const now = localNow(context.now, context.timezone);
  const raw = excerpt(text);
  const tokens = tokenise(raw);
  const found = scan(tokens, { now, hours: context.hours, pending: context.pending ?? null });
  const moments = { raw, tokens, ...found, roles: assignRoles(tokens, found.atoms), now };
  last.set(context, { text, moments });
  return moments;
}
