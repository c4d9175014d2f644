/** The nine rules, in the order in which they are evaluated. A rule says why not, or nothing. */
import { confirmationDigestInput, isSameCall, liveConfirmation } from '../dialogue/confirmation';
import { currentSlots } from '../dialogue/tasks';
import { isToolName } from '../tools/names';
import { TIERS, TOOLS, type ToolSpec } from '../tools/registry';
import type { SlotName } from '../slots';
import { invalidArgs } from './args';
import { LIFTS } from './lifts';
import type { PolicyInput, PolicyReason, Verdict } from './types';

type Refusal = Exclude<Verdict, { verdict: 'allow' }>;

export interface PolicyRule {
  reason: PolicyReason;
  /** True, or the slots that are missing, when the action breaks the rule. */
  broken: (input: PolicyInput, spec: ToolSpec) => boolean | SlotName[];
  verdict: 'ask' | 'deny';
}

const manifestTool = ({ action, workspace }: PolicyInput) =>
  workspace.manifest.tools.find((tool) => tool.name === action.tool);

const isWrite = (spec: ToolSpec): boolean => spec.scope !== 'read';

export const RULES: readonly PolicyRule[] = [
  { reason: 'tool_not_allowed', verdict: 'deny', broken: (input) => manifestTool(input)?.enabled !== true },
  {
    reason: 'tier_too_low',
    verdict: 'deny',
    broken: ({ workspace }, spec) => TIERS.indexOf(workspace.tier) < TIERS.indexOf(spec.tier),
  },
  {
    reason: 'forbidden_pattern',
    verdict: 'deny',
    broken: ({ action, workspace }) =>
      workspace.manifest.forbidPatterns.some((pattern) => matchesGlob(action.tool, pattern)),
  },
  {
    reason: 'workspace_inactive',
    verdict: 'deny',
    broken: ({ workspace }, spec) => isWrite(spec) && !workspace.active,
  },
  { reason: 'missing_slots', verdict: 'ask', broken: missingSlots },
  {
    reason: 'invalid_args',
    verdict: 'deny',
    broken: ({ action }, spec) => invalidArgs(spec.name, action.args) !== null,
  },
  {
    reason: 'rate_limited',
    verdict: 'deny',
    // What is not a count of calls is no permission either.
    broken: (input) => !(input.callsThisMinute < (manifestTool(input)?.ratePerMinute ?? 0)),
  },
  { reason: 'tools_first', verdict: 'deny', broken: (input, spec) => isWrite(spec) && !ranInOrder(input) },
  { reason: 'not_confirmed', verdict: 'ask', broken: (input, spec) => isWrite(spec) && !isConfirmed(input) },
];

/** `*` stands for any characters; everything else is literal. */
function matchesGlob(name: string, pattern: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 'i').test(name);
}

function missingSlots({ action, state }: PolicyInput, spec: ToolSpec): SlotName[] {
  const slots = currentSlots(state);
  return spec.requiresSlots.filter((slot) => !action.args[slot] && !slots[slot]?.value);
}

/** Availability is looked at before any appointment is made or moved; whatever else the workspace wants first, in its order. */
function ranInOrder({ action, workspace, alreadyRun }: PolicyInput): boolean {
  const placesOnCalendar = action.tool === 'book_appointment' || action.tool === 'reschedule_appointment';
  if (action.tool === 'book_appointment' && !alreadyRun.includes('check_service_availability')) return false;
  const needed = workspace.manifest.toolsFirst.filter(
    (tool) => tool !== action.tool && (tool !== 'check_service_availability' || placesOnCalendar),
  );
  let at = 0;
  for (const tool of alreadyRun) if (tool === needed[at]) at += 1;
  return at === needed.length;
}

/** The customer's "sí" of this turn, to a question that is still fresh and was about exactly this call. */
function isConfirmed({ action, state, workspace, now, confirmed, sha256 }: PolicyInput): boolean {
  const confirmation = liveConfirmation(state, workspace, now);
  if (!confirmed || !confirmation) return false;
  if (!confirmation.calls.some((call) => isSameCall(call, action))) return false;
  return !sha256 || sha256(confirmationDigestInput(confirmation.calls)) === confirmation.digest;
}

export function refuse(reason: PolicyReason, verdict: 'ask' | 'deny', missing?: SlotName[]): Refusal {
  return { verdict, reason, lift: LIFTS[reason], ...(missing ? { missing } : {}) };
}

/** Only a name of the registry has a specification to be judged by. */
export const specOf = (tool: string): ToolSpec | null => (isToolName(tool) ? TOOLS[tool] : null);
