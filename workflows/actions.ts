/** Running the actions of a plan: policy before each one, independent reads side by side, writes strictly in order. */
import { FAILURE } from '../activities/failure-codes';
import type { StageInput, ToolInput } from '../activities/types';
import type { PlannedAction } from '../domain/dialogue/plan';
import type { Verdict } from '../domain/policy/types';
import { confirmationKey, isSameCall } from '../domain/dialogue/confirmation';
import { pendingConfirmation } from '../domain/dialogue/tasks';
import type { ConversationState } from '../domain/dialogue/types';
import { obstacleTo } from '../domain/tools/obstacle';
import { TOOLS } from '../domain/tools/registry';
import type { ToolName } from '../domain/tools/names';
import type { ToolOutcome, ToolResult } from '../domain/tools/results';
import { stageFailureType } from './stage-failure';
import type { Stages } from './stages';

export interface ActionsInput {
  stage: StageInput;
  sids: string[];
  state: ConversationState;
  actions: PlannedAction[];
  confirmed: boolean;
  /** The confirmed write was done by an earlier run: its stored answer is fetched, and nothing else stands in its way. */
  executed?: boolean;
  /** The instant that the tools' rules count from. */
  toolNow: string;
  /** Until the first write, a newer message may still take this turn over. */
  mayYield: boolean;
  /** Where numbering starts, so that keys stay unique when a turn plans more than once. */
  firstIndex?: number;
  alreadyRun?: ToolName[];
}

export interface ActionsResult {
  verdicts: Verdict[];
  results: ToolResult[];
  /** A write has been attempted: from here on the turn must end with a commit. */
  wrote: boolean;
  /** A newer message arrived before the first write. Nothing irrevocable has happened. */
  superseded: boolean;
  policyMs: number;
  toolsMs: number;
}

/** After these a write may have been done, and its answer lost. The same confirmation settles it: its key is the same. */
const UNSETTLED: readonly string[] = [FAILURE.StoreUnavailable, 'TimeoutFailure'];

const isWrite = (action: PlannedAction): boolean => TOOLS[action.tool].scope === 'write';

export async function runActions(stages: Stages, input: ActionsInput): Promise<ActionsResult> {
  const out: ActionsResult = { verdicts: [], results: [], wrote: false, superseded: false, policyMs: 0, toolsMs: 0 };
  const reads = input.actions.filter((action) => !isWrite(action));
  const writes = input.actions.filter(isWrite);

  // Reads have no order among themselves; a write always sees what they found.
  const readResults = await Promise.all(reads.map((action, index) => runOne(stages, input, out, action, index)));
  out.results.push(...readResults.filter((result) => result !== null));

  for (const [position, action] of writes.entries()) {
    const obstacle = obstacleTo(action, out.results);
    if (obstacle) {
      out.results.push(record(action, { ms: 0, status: 'skipped', reason: obstacle }));
      continue;
    }
    const result = await runOne(stages, input, out, action, reads.length + position);
    if (out.superseded) return out;
    if (result) out.results.push(result);
  }
  return out;
}

async function runOne(
  stages: Stages,
  input: ActionsInput,
  out: ActionsResult,
  action: PlannedAction,
  index: number,
): Promise<ToolResult | null> {
  const isWriteAction = isWrite(action);
  if (!input.executed) {
    const refused = await askPermission(stages, input, out, action);
    if (refused || out.superseded) return refused;
  }
  if (isWriteAction) out.wrote = true;

  const messageSid = input.sids.at(-1) ?? input.stage.turnId;
  const toolInput: ToolInput = {
    ...input.stage,
    now: input.toolNow,
    args: action.args,
    // A write carries out a confirmation, and that once, however often the turn runs.
    idempotencyKey: isWriteAction
      ? writeKey(input, action)
      : `${messageSid}:${(input.firstIndex ?? 0) + index}:${action.tool}`,
    messageSid,
  };
  try {
    const { outcome, ms } = await stages.tool(action.tool)(toolInput);
    out.toolsMs += ms;
    return record(action, { ms, status: 'done', outcome });
  } catch (error) {
    const failure = stageFailureType(error);
    if (failure === null) throw error;
    const unsettled = isWriteAction && UNSETTLED.includes(failure);
    return record(action, {
      ms: 0,
      status: 'failed',
      error: failure,
      ...(unsettled ? { unsettled: true as const } : {}),
    });
  }
}

/** A confirmation that stands for several writes gives each of them a key of its own. */
function writeKey({ stage, state }: ActionsInput, action: PlannedAction): string {
  const confirmation = pendingConfirmation(state);
  const at = confirmation?.calls.findIndex((call) => isSameCall(call, action)) ?? -1;
  if (!confirmation || at < 0) throw new Error(`No confirmation for ${action.tool}`);
  return confirmationKey(stage.scope.conversationId, confirmation, at);
}

/** @returns the record of an action that policy refuses; `out.superseded` is set when a write has to wait for a newer message */
async function askPermission(
  stages: Stages,
  input: ActionsInput,
  out: ActionsResult,
  action: PlannedAction,
): Promise<ToolResult | null> {
  const checked = await stages.checkPolicy(action.tool)({
    ...input.stage,
    action,
    state: input.state,
    confirmed: input.confirmed,
    alreadyRun: [...(input.alreadyRun ?? []), ...out.results.map((result) => result.tool)],
    sids: input.sids,
  });
  out.policyMs += checked.ms;
  if (checked.verdict.verdict === 'allow' && isWrite(action) && checked.newerMessage && input.mayYield) {
    out.superseded = true;
    return null;
  }
  out.verdicts.push(checked.verdict);
  return checked.verdict.verdict === 'allow'
    ? null
    : record(action, { ms: 0, status: 'denied', reason: checked.verdict.reason });
}

type Fate =
  | { ms: number; status: 'done'; outcome: ToolOutcome }
  | { ms: number; status: 'denied' | 'skipped'; reason: string }
  | { ms: number; status: 'failed'; error: string; unsettled?: true };

/** The tool of the action decides the type of the outcome: the registry of activities keeps the two together. */
const record = (action: PlannedAction, fate: Fate): ToolResult =>
  ({ tool: action.tool, args: action.args, ...fate }) as ToolResult;
