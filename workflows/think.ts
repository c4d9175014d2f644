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
import type { TaskKind } from '../domain/understanding/commands/types';
import { wantedCommands } from '../domain/understanding/commands/wanted';
import type { Reading } from '../domain/understanding/types';
import { executedPlan } from '../domain/dialogue/decide/executed-plan';
import type { TurnPlan } from '../domain/dialogue/moves';
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
/** A thought before it is known what to do about it. */
type Draft = Omit<Thought, 'turnPlan'> & { turnPlan: TurnPlan | null };

export async function think(
  stages: Stages,
  stage: StageInput,
  { canary, budgets }: Pick<TurnInput, 'canary' | 'budgets'>,
  begun: Begun,
  letters: Letter[],
): Promise<Thought> {
  const kinds = letters.map((letter) => letter.message.kind);
  const base = { ...stage, text: begun.text, ...(begun.cut ? { cut: true as const } : {}), kinds, state: begun.state };

  const rules = await stages.extractByRules({ ...base, tier: 'rules' });
  const draft = draftOf(rules);
  if (begun.tier === 'rules') {
    draft.fallbackFrom = canary.pipeline;
    draft.fallbackReason = 'no model available';
  } else {
    draft.route = canary.pipeline;
    // A dialogue act never reaches a model; the turn still belongs to the pipeline that was chosen for it.
    if (!rules.decisive) await thinkWithModels(stages, base, { canary, budgets }, draft);
  }
  return { ...draft, turnPlan: draft.turnPlan ?? (await planByRules(stages, base, draft.reading)).turnPlan };
}

/** What the customer confirmed was carried out by an earlier run: this turn reads for the record, and tells. */
export async function recallExecuted(
  stages: Stages,
  stage: StageInput,
  _input: Pick<TurnInput, 'canary' | 'budgets'>,
  begun: Begun,
  letters: Letter[],
): Promise<Thought> {
  const kinds = letters.map((letter) => letter.message.kind);
  const rules = await stages.extractByRules({ ...stage, text: begun.text, kinds, state: begun.state, tier: 'rules' });
  return { ...draftOf(rules), turnPlan: executedPlan(begun.state) };
}

const draftOf = (rules: ExtractResult): Draft => ({
  route: 'rules',
  fallbackFrom: null,
  fallbackReason: null,
  reading: rules.reading,
  agreement: rules.agreement,
  turnPlan: null,
  planUsed: 'rules',
  models: [],
  extractorMs: rules.ms,
  plannerMs: 0,
  trace: null,
  agentText: null,
});

/** The chosen pipeline's models, within the patience for all of them; whatever they fail at, the rules' reading stands. */
async function thinkWithModels(
  stages: Stages,
  base: StageBase,
  { canary, budgets }: Pick<TurnInput, 'canary' | 'budgets'>,
  draft: Draft,
): Promise<void> {
  try {
    await CancellationScope.withTimeout(budgets.totalMs, () =>
      canary.pipeline === 'legacy' ? thinkAsAgent(stages, base, draft) : thinkWithSmallModels(stages, base, draft),
    );
  } catch (error) {
    const failure = outOfTime(error) ? 'OutOfTime' : stageFailureType(error);
    if (failure === null) throw error;
    draft.route = 'rules';
    draft.fallbackFrom = canary.pipeline;
    draft.fallbackReason = failure;
  }
}

/** Cancelled by the scope's own clock, not by a newer message. */
const outOfTime = (error: unknown): boolean =>
  isCancellation(error) && !CancellationScope.current().consideredCancelled;

type StageBase = Omit<PlanStageInput, 'reading' | 'tier' | 'rules'>;

const planByRules = (stages: Stages, base: StageBase, reading: Reading): Promise<PlanResult> =>
  stages.planByRules({ ...base, reading, tier: 'rules' });

async function thinkWithSmallModels(stages: Stages, base: StageBase, draft: Draft): Promise<void> {
  const extracted = await stages.extractByModel({ ...base, tier: 'slm', rules: draft.reading });
  draft.reading = extracted.reading;
  draft.agreement = extracted.agreement;
  draft.extractorMs += extracted.ms;
  if (extracted.stats) draft.models.push(extracted.stats);

  const ruled = await planByRules(stages, base, extracted.reading);
  draft.turnPlan = ruled.turnPlan;
  if (!ruled.improvable) return;

  const planned = await stages.planByModel({ ...base, reading: extracted.reading, tier: 'slm', rules: ruled.turnPlan });
  draft.turnPlan = planned.turnPlan;
  draft.planUsed = planned.used;
  draft.plannerMs += planned.ms;
  if (planned.stats) draft.models.push(planned.stats);
}

/** The legacy route: one larger model in a tool-calling loop; the planning rules then go over what it read. */
async function thinkAsAgent(stages: Stages, base: StageBase, draft: Draft): Promise<void> {
  const trace = await converse(stages, base);
  draft.trace = trace;
  draft.agentText = trace.text;
  draft.models.push(...trace.stats);
  draft.extractorMs += trace.modelMs;
  draft.planUsed = 'model';
  if (trace.wanted) {
    // The agent wants to write: its arguments count as what the customer said, and the ordinary confirmation follows.
    const { tool, slots } = trace.wanted;
    const wanted = WANTED[tool];
    const said = { ...slots, ...draft.reading.slots };
    draft.reading = {
      ...draft.reading,
      source: 'llm',
      intent: wanted?.intent ?? draft.reading.intent,
      slots: said,
      parts: [],
      commands: wanted ? wantedCommands(wanted.task, said, draft.reading.span) : draft.reading.commands,
    };
    draft.agentText = null;
  }
}

/** What a customer wants when the agent reaches for a tool that writes. */
const WANTED: Partial<Record<ToolName, { intent: Reading['intent']; task: TaskKind }>> = {
  book_appointment: { intent: 'book', task: 'book' },
  reschedule_appointment: { intent: 'reschedule', task: 'move' },
  cancel_appointment: { intent: 'cancel', task: 'cancel' },
};
