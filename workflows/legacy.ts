/**
 * The legacy pipeline's loop: the model asks for tools, each call passes the same policy and runs as the same activity,
 * its result goes back to the model, until it answers in words. It never writes: a write it asks for is turned into the
 * confirmation question, and only the customer's "sí" runs it.
 */
import type { StageInput, LegacyStepActivityInput } from '../activities/types';
import type { ConversationState } from '../domain/dialogue/types';
import type { Verdict } from '../domain/policy/types';
import type { ToolResult } from '../domain/tools/results';
import { TOOLS } from '../domain/tools/registry';
import type { ToolName } from '../domain/tools/names';
import { SLOT_NAMES, type SlotValues } from '../domain/slots';
import type { LegacyMessage, ModelStats } from '../models/types';
import { runActions } from './actions';
import type { Stages } from './stages';

const MAX_ROUNDS = 3;
const MAX_ACTIONS = 3;

export interface AgentTrace {
  verdicts: Verdict[];
  results: ToolResult[];
  stats: ModelStats[];
  text: string | null;
  /** The write it asked for, as slots. */
  wanted: { tool: ToolName; slots: SlotValues } | null;
  modelMs: number;
  policyMs: number;
  toolsMs: number;
}

export async function converse(
  stages: Stages,
  base: StageInput & { text: string; state: ConversationState },
): Promise<AgentTrace> {
  const trace: AgentTrace = {
    verdicts: [],
    results: [],
    stats: [],
    text: null,
    wanted: null,
    modelMs: 0,
    policyMs: 0,
    toolsMs: 0,
  };
  const messages: LegacyMessage[] = [{ role: 'user', content: base.text }];
  const stage: StageInput = { scope: base.scope, turnId: base.turnId, now: base.now };

  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const input: LegacyStepActivityInput = { ...stage, state: base.state, messages };
    const step = await stages.agentRound(input);
    trace.stats.push(step.stats);
    trace.modelMs += step.ms;
    if (step.toolCalls.length === 0) {
      trace.text = step.text || null;
      return trace;
    }
    const write = step.toolCalls.find((call) => TOOLS[call.tool].scope === 'write');
    if (write) {
      trace.wanted = { tool: write.tool, slots: slotsOf(write.args) };
      return trace;
    }
    const actions = step.toolCalls.slice(0, MAX_ACTIONS - trace.results.length);
    if (actions.length === 0) return trace;
    const ran = await runActions(stages, {
      stage,
      toolNow: stage.now,
      sids: [],
      state: base.state,
      actions,
      confirmed: false,
      mayYield: false,
      firstIndex: trace.results.length,
      alreadyRun: trace.results.map((result) => result.tool),
    });
    trace.verdicts.push(...ran.verdicts);
    trace.results.push(...ran.results);
    trace.policyMs += ran.policyMs;
    trace.toolsMs += ran.toolsMs;
    messages.push({ role: 'assistant', content: step.text, toolCalls: actions });
    for (const result of ran.results)
      messages.push({ role: 'tool', tool: result.tool, content: JSON.stringify(whatTheModelSees(result)) });
  }
  return trace;
}

const whatTheModelSees = (result: ToolResult): unknown =>
  result.status === 'done' ? result.outcome : { ok: false, status: result.status };

/** Tool arguments that are slots of the contract, whatever the tool calls the rest. */
function slotsOf(args: Record<string, string>): SlotValues {
  const slots: SlotValues = {};
  for (const name of SLOT_NAMES) if (args[name]) slots[name] = args[name];
  return slots;
}
