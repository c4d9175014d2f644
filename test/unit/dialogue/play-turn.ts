/** One turn through all stages, over tools that do what a test says: for properties over random conversations. */
import {
  lookAgain,
  openTurn,
  planTurn,
  reduceTurn,
  type ConversationState,
  type PlannedAction,
  type TurnPlan,
} from '../../../domain/dialogue';
import { evaluatePolicy, type Verdict } from '../../../domain/policy';
import { composeReply } from '../../../domain/reply';
import type { ToolResult } from '../../../domain/tools/results';
import type { Command } from '../../../domain/understanding/commands/types';
import type { WorkspaceProfile } from '../../../domain/workspace';
import { resultFor, type Fate } from './arbitraries';
import { sha256 } from './conversation';

export interface Played {
  commands: readonly Command[];
  /** How each of the planned actions goes. */
  fates: readonly Fate[];
  workspace: WorkspaceProfile;
  /** Milliseconds since 1970. */
  at: number;
}

export type Seen = ReturnType<typeof playTurn>;

/** The policy decides what runs, the fates how it goes. */
export function playTurn(before: ConversationState, { commands, fates, workspace, at }: Played) {
  const now = new Date(at).toISOString();
  const { state: opened, idleForgotten } = openTurn(before, { now, workspace });
  const first = planTurn({ state: opened, reading: { commands }, workspace, now, kinds: ['text'] });
  const verdicts: Verdict[] = [];
  const results: ToolResult[] = [];
  const act = ({ plan: { actions }, confirmed }: TurnPlan, from: number): void => {
    for (const [index, action] of actions.entries()) if (index >= from) one(action, index, confirmed);
  };
  const one = (action: PlannedAction, index: number, confirmed: boolean): void => {
    const verdict = evaluatePolicy({
      action,
      state: opened,
      workspace,
      now,
      confirmed,
      callsThisMinute: 0,
      alreadyRun: results.map(({ tool }) => tool),
      sha256,
    });
    verdicts.push(verdict);
    const fate = fates[index];
    if (verdict.verdict === 'allow' && fate) results.push(resultFor(action, fate));
    else if (verdict.verdict !== 'allow')
      results.push({ tool: action.tool, args: action.args, ms: 0, status: 'denied', reason: verdict.reason });
  };
  act(first, 0);
  const plan = lookAgain(first, results, opened, { workspace, now });
  act(plan, first.plan.actions.length);
  const rest = { verdicts, results, workspace, now, sha256, idleForgotten };
  const reduced = reduceTurn({ state: opened, plan, ...rest });
  const reply = composeReply(reduced.facts, workspace);
  return { opened, commands, first, plan, ...rest, ...reduced, reply };
}
