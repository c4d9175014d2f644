/** A stored dialogue state as this release understands it: as it is, upgraded, or, when neither is possible, replaced. */
import { validateConversationState, validateConversationStateV1, type FieldError } from '../../../schemas/validate';
import { emptyState } from '../empty-state';
import type { ConversationState } from '../types';
import { upgradeState } from './upgrade';

export interface ReadState {
  state: ConversationState;
  /** Why the conversation starts anew, for operators: members and rules, never a value. Null: nothing was lost. */
  replaced: string | null;
}

/** Total: whatever is stored gives a valid state. */
export function readState(stored: unknown): ReadState {
  if (saysItsSchema(stored)) return readCurrent(stored);
  const old = validateConversationStateV1(stored);
  return old.ok ? readCurrent(upgradeState(old.value)) : replacedFor(old.errors);
}

function readCurrent(stored: unknown): ReadState {
  const current = validateConversationState(stored);
  return current.ok ? { state: current.value, replaced: null } : replacedFor(current.errors);
}

/** The first releases' states did not. */
const saysItsSchema = (stored: unknown): boolean => typeof stored === 'object' && stored !== null && 'schema' in stored;

const MAX_REASONS = 5;

function replacedFor(errors: readonly FieldError[]): ReadState {
  const reasons = new Set(errors.map(reasonOf));
  return { state: emptyState(), replaced: [...reasons].slice(0, MAX_REASONS).join('; ') };
}

/** Only members of the contract are named: what else is stored may hold anybody's words. */
function reasonOf({ field, problem }: FieldError): string {
  const [member = ''] = field.split('.');
  if (member === '') return `state ${problem}`;
  return MEMBERS.includes(member) ? `${member}: ${problem}` : 'a member is unknown';
}

const MEMBERS: readonly string[] = [
  ...Object.keys(emptyState()),
  ...[
    'appointments',
    'flow',
    'slots',
    'timeWindow',
    'dateRange',
    'pending',
    'confirmation',
    'alsoWanted',
    'alsoCancel',
  ],
];
