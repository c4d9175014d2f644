/** Deterministic permission for one action. Default is deny; the first failing rule wins. */
import type { SlotName } from '../slots';
import type { PlannedAction } from '../dialogue/plan';
import type { ConversationState } from '../dialogue/types';
import type { WorkspaceProfile } from '../workspace';

/** In the order in which the rules are evaluated (see `docs/` for the table). */
export const POLICY_REASONS = [
  'tool_not_allowed',
  'tier_too_low',
  'forbidden_pattern',
  'workspace_inactive',
  'missing_slots',
  'invalid_args',
  'rate_limited',
  'tools_first',
  'not_confirmed',
] as const;
export type PolicyReason = (typeof POLICY_REASONS)[number];

export interface PolicyInput {
  action: PlannedAction;
  state: ConversationState;
  workspace: WorkspaceProfile;
  now: string;
  /** The customer's "sí" of this turn, for exactly the pending confirmation. */
  confirmed: boolean;
  /** Calls of this tool by this workspace in the current minute, before this one (durable counter). */
  callsThisMinute: number;
  /** Tools already run in this turn, for the `tools_first` order. */
  alreadyRun: readonly string[];
  /** Hex SHA-256 of a text. When given, the stored digest of the confirmation is recomputed as well. */
  sha256?: (text: string) => string;
}

export type Verdict =
  | { verdict: 'allow' }
  | {
      verdict: 'ask' | 'deny';
      reason: PolicyReason;
      /** What would lift it, for operators ("enable the tool in the manifest"). */
      lift: string;
      missing?: SlotName[];
    };
