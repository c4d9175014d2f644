import type { PolicyReason } from './types';

/** What would lift the verdict, for operators. */
export const LIFTS: Readonly<Record<PolicyReason, string>> = {
  tool_not_allowed: "Add the tool to the workspace's manifest and enable it.",
  tier_too_low: "Raise the workspace's tier to the tool's tier.",
  forbidden_pattern: "Remove the matching pattern from the manifest's forbid_patterns.",
  workspace_inactive: 'Activate the workspace.',
  missing_slots: 'Ask the customer for the missing slots.',
  invalid_args: "Send arguments that fit the tool's schema.",
  rate_limited: "Wait for the next minute or raise the tool's rate in the manifest.",
  tools_first: 'Run the required lookups earlier in the same turn.',
  not_confirmed: "Show the summary and wait for the customer's yes to exactly these arguments.",
};
