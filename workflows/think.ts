/**
 * Reading and planning: what the customer wants, and what to do about it. The deterministic tier always goes first: it
 * costs milliseconds, settles dialogue acts without a model, and is what remains when a model fails (the ladder:
 * model → deterministic tier; the legacy route falls onto the same deterministic tier).
 */
import { CancellationScope, isCancellation } from '@temporalio/workflow';
import type {
  BeginResult,
  ExtractResult,
  PlanResult,
  PlanStageInput,
  StageInput,
  TurnRecord,
} from '../activities/types';
import type { ToolName } from '../domain/tools/names';
import type { Reading } from '../domain/understanding/types';
import type { TurnPlan } from '../domain/planning/turn-plan';
import type { ModelStats } from '../models/types';
import { converse, type AgentTrace } from './legacy';
import type { TurnInput } from './messages';
import { stageFailureType } from './stage-failure';
import type { Stages } from './stages';
import type { Letter } from './thread';

export interface Thought {
  route: TurnRecord['route'];
  fallbackFrom: string | null;
  fallbackReason: string | null;
  reading: Reading;
  agreement: ExtractResult['agreement'];
  turnPlan: TurnPlan;
  planUsed: PlanResult['used'];
  models: ModelStats[];
  extractorMs: number;
  plannerMs: number;
  /** What the legacy agent already looked up, and its own words. */
  trace: AgentTrace | null;
  agentText: string | null;
}

type Begun = Extract<BeginResult, { status: 'proceed' }>;

export async function think(
  stages: Stages,
  stage: StageInput,
  { canary, budgets }: Pick<TurnInput, 'canary' | 'budgets'>,
  begun: Begun,
  letters: Letter[],
): Promise<Thought> {
  const kinds = letters.map((letter) => letter.message.kind);
  const base = { ...stage, text: begun.text, kinds, state: begun.state };

  const rules = await stages.extractByRules({ ...base, tier: 'rules' });
  const thought: Thought = {
    route: 'rules',
    fallbackFrom: null,
    fallbackReason: null,
    reading: rules.reading,
    agreement: rules.agreement,
    turnPlan: (await stages.planByRules({ ...base, reading: rules.reading, tier: 'rules' })).turnPlan,
    planUsed: 'rules',
    models: [],
    extractorMs: rules.ms,
    plannerMs: 0,
    trace: null,
    agentText: null,
  };
  if (begun.tier === 'rules') {
    thought.fallbackFrom = canary.pipeline;
    thought.fallbackReason = 'no model available';
    return thought;
  }
  // A dialogue act never reaches a model; the turn still belongs to the pipeline that was chosen for it.
  thought.route = canary.pipeline;
  if (rules.decisive) return thought;

  try {
    await CancellationScope.withTimeout(budgets.totalMs, () =>
      canary.pipeline === 'legacy' ? thinkAsAgent(stages, base, thought) : thinkWithSmallModels(stages, base, thought),
    );
  } catch (error) {
    const failure = outOfTime(error) ? 'OutOfTime' : stageFailureType(error);
    if (failure === null) throw error;
    thought.route = 'rules';
    thought.fallbackFrom = canary.pipeline;
    thought.fallbackReason = failure;
  }
  return thought;
}

/** Cancelled by the scope's own clock, not by a newer message. */
const outOfTime = (error: unknown): boolean =>
  isCancellation(error) && !CancellationScope.current().consideredCancelled;

type StageBase = Omit<PlanStageInput, 'reading' | 'tier' | 'rules'>;

async function thinkWithSmallModels(stages: Stages, base: StageBase, thought: Thought): Promise<void> {
  const extracted = await stages.extractByModel({ ...base, tier: 'slm', rules: thought.reading });
  thought.reading = extracted.reading;
  thought.agreement = extracted.agreement;
  thought.extractorMs += extracted.ms;
  if (extracted.stats) thought.models.push(extracted.stats);

  const ruled = await stages.planByRules({ ...base, reading: extracted.reading, tier: 'rules' });
  thought.turnPlan = ruled.turnPlan;
  if (!ruled.improvable) return;

  const planned = await stages.planByModel({ ...base, reading: extracted.reading, tier: 'slm', rules: ruled.turnPlan });
  thought.turnPlan = planned.turnPlan;
  thought.planUsed = planned.used;
  thought.plannerMs += planned.ms;
  if (planned.stats) thought.models.push(planned.stats);
}

/** The legacy route: one larger model in a tool-calling loop, then the same planning rules over what it found. */
async function thinkAsAgent(stages: Stages, base: StageBase, thought: Thought): Promise<void> {
  const trace = await converse(stages, base);
  thought.trace = trace;
  thought.agentText = trace.text;
  thought.models.push(...trace.stats);
  thought.extractorMs += trace.modelMs;
  thought.planUsed = 'model';
  if (trace.wanted) {
    // The agent wants to write: its arguments count as what the customer said, and the ordinary confirmation follows.
    const { tool, slots } = trace.wanted;
    thought.reading = {
      ...thought.reading,
      source: 'llm',
      intent: INTENT_OF_WRITE[tool] ?? thought.reading.intent,
      slots: { ...slots, ...thought.reading.slots },
    };
    const ruled = await stages.planByRules({ ...base, reading: thought.reading, tier: 'rules' });
    thought.turnPlan = ruled.turnPlan;
    thought.agentText = null;
  }
}

/** What a customer wants when the agent reaches for a tool that writes. */
const INTENT_OF_WRITE: Partial<Record<ToolName, Reading['intent']>> = {
  book_appointment: 'book',
  reschedule_appointment: 'reschedule',
  cancel_appointment: 'cancel',
};
