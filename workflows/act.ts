/** Policy and tools for the plan that was made; on the legacy route, for what the agent's loop has not already done. */
import { patched } from '@temporalio/workflow';
import type { BeginResult, StageInput } from '../activities/types';
import { isSameCall } from '../domain/dialogue/confirmation';
import { mayLookAgain, showsMore } from '../domain/dialogue/decide/second-look';
import type { TurnPlan } from '../domain/dialogue/moves';
import type { Verdict } from '../domain/policy/types';
import { TOOLS } from '../domain/tools/registry';
import type { ToolResult } from '../domain/tools/results';
import { runActions, type ActionsInput } from './actions';
import type { Stages } from './stages';
import type { Thought } from './think';
import { answeredAt, type Turn } from './turn-context';

type Begun = Extract<BeginResult, { status: 'proceed' }>;

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
  begun: Begun,
  thought: Thought,
  turn: Turn,
  mayYield: boolean,
): Promise<Acted | 'superseded'> {
  const done = thought.trace?.results ?? [];
  const remaining = thought.turnPlan.plan.actions.filter(
    (action) => !done.some((result) => isSameCall(result, action)),
  );
  const input = {
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
  };
  const ran = await runActions(stages, input);
  if (ran.superseded) return 'superseded';
  turn.written.push(...ran.results.filter(isDoneWrite));
  const acted: Acted = {
    turnPlan: thought.turnPlan,
    verdicts: [...(thought.trace?.verdicts ?? []), ...ran.verdicts],
    results: [...done, ...ran.results],
    wrote: ran.wrote,
    policyMs: ran.policyMs + (thought.trace?.policyMs ?? 0),
    toolsMs: ran.toolsMs + (thought.trace?.toolsMs ?? 0),
  };
  // The patch is asked after what the results say, so that only such turns have its marker, and before what the plan says.
  if (!showsMore(acted.results) || !patched('second-look')) return acted;
  if (!mayLookAgain(acted.turnPlan, acted.results)) return acted;
  return secondLook(stages, input, { begun, thought, turn, acted });
}

interface FirstLook {
  begun: Begun;
  thought: Thought;
  turn: Turn;
  acted: Acted;
}

/** What the appointments that were read make worth looking at: reads only. */
async function secondLook(
  stages: Stages,
  input: ActionsInput,
  { begun, thought, turn, acted }: FirstLook,
): Promise<Acted> {
  const { turnPlan } = await stages.planAgain({
    ...input.stage,
    text: begun.text,
    kinds: turn.letters.map((letter) => letter.message.kind),
    state: begun.state,
    reading: thought.reading,
    tier: 'rules',
    looked: { plan: thought.turnPlan, results: acted.results },
  });
  const ran = await runActions(stages, {
    ...input,
    actions: turnPlan.plan.actions.slice(thought.turnPlan.plan.actions.length),
    firstIndex: acted.results.length,
    alreadyRun: acted.results.map((result) => result.tool),
  });
  return {
    turnPlan,
    verdicts: [...acted.verdicts, ...ran.verdicts],
    results: [...acted.results, ...ran.results],
    wrote: acted.wrote,
    policyMs: acted.policyMs + ran.policyMs,
    toolsMs: acted.toolsMs + ran.toolsMs,
  };
}

const isDoneWrite = (result: ToolResult): boolean =>
  TOOLS[result.tool].scope === 'write' && result.status === 'done' && result.outcome.ok;
