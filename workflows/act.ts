/** Policy and tools for the plan that was made; on the legacy route, for what the agent's loop has not already done. */
import type { BeginResult, StageInput } from '../activities/types';
import { isSameCall } from '../domain/dialogue/confirmation';
import type { TurnPlan } from '../domain/dialogue/moves';
import type { Verdict } from '../domain/policy/types';
import { TOOLS } from '../domain/tools/registry';
import type { ToolResult } from '../domain/tools/results';
import { runActions } from './actions';
import type { Stages } from './stages';
import type { Thought } from './think';
import { answeredAt, type Turn } from './turn-context';

export interface Acted {
  turnPlan: TurnPlan;
  verdicts: Verdict[];
  results: ToolResult[];
  wrote: boolean;
  policyMs: number;
  toolsMs: number;
}

export async function act(
  stages: Stages,
  stage: StageInput,
  begun: Extract<BeginResult, { status: 'proceed' }>,
  thought: Thought,
  turn: Turn,
  mayYield: boolean,
): Promise<Acted | 'superseded'> {
  const done = thought.trace?.results ?? [];
  const remaining = thought.turnPlan.plan.actions.filter(
    (action) => !done.some((result) => isSameCall(result, action)),
  );
  const ran = await runActions(stages, {
    stage,
    toolNow: answeredAt(stage),
    sids: turn.letters.map((letter) => letter.message.sid),
    state: begun.state,
    actions: remaining,
    confirmed: thought.turnPlan.confirmed,
    executed: begun.executed,
    mayYield,
    firstIndex: done.length,
    alreadyRun: done.map((result) => result.tool),
  });
  if (ran.superseded) return 'superseded';
  turn.written.push(...ran.results.filter(isDoneWrite));
  return {
    turnPlan: thought.turnPlan,
    verdicts: [...(thought.trace?.verdicts ?? []), ...ran.verdicts],
    results: [...done, ...ran.results],
    wrote: ran.wrote,
    policyMs: ran.policyMs + (thought.trace?.policyMs ?? 0),
    toolsMs: ran.toolsMs + (thought.trace?.toolsMs ?? 0),
  };
}

const isDoneWrite = (result: ToolResult): boolean =>
  TOOLS[result.tool].scope === 'write' && result.status === 'done' && result.outcome.ok;
