/** One customer talking to one workspace: every turn runs the real stages, over the tools in memory. */
import { createHash } from 'node:crypto';
import { evaluatePolicy, type Verdict } from '../../../domain/policy';
import { composeReply, type Reply, type ReplyFacts } from '../../../domain/reply';
import {
  emptyState,
  lookAgain,
  openTurn,
  planTurn,
  reduceTurn,
  rememberReply,
  understandingContext,
  type ConversationState,
  type MessageKind,
  type PlannedAction,
  type TurnPlan,
} from '../../../domain/dialogue';
import { obstacleTo } from '../../../domain/tools/obstacle';
import type { ToolResult } from '../../../domain/tools/results';
import { TOOLS } from '../../../domain/tools/registry';
import { understand } from '../../../domain/understanding';
import type { Command } from '../../../domain/understanding/commands/types';
import { withCommands } from '../../../domain/understanding/commands/with-commands';
import type { Reading } from '../../../domain/understanding/types';
import type { WorkspaceProfile } from '../../../domain/workspace';
import { MemoryAgenda } from './memory-tools';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface Turn {
  reading: Reading;
  plan: TurnPlan;
  verdicts: Verdict[];
  results: ToolResult[];
  reply: Reply;
}

interface Instead {
  reading?: Reading;
  commands?: readonly Command[];
  kinds?: MessageKind[];
}

export class Conversation {
  state: ConversationState = emptyState();
  readonly agenda: MemoryAgenda;
  readonly turns: Turn[] = [];
  /** Of the latest reply. */
  facts: ReplyFacts | null = null;

  constructor(
    readonly workspace: WorkspaceProfile,
    public now: string,
  ) {
    this.agenda = new MemoryAgenda(workspace);
  }

  wait(minutes: number): void {
    this.now = new Date(Date.parse(this.now) + minutes * 60_000).toISOString();
  }

  /**
   * @param options instead of understanding the text: `reading`, of which the commands are made in this conversation, or
   * the `commands` themselves.
   */
  say(text: string, { reading: given, commands, kinds = ['text'] }: Instead = {}): Reply {
    const { workspace, now } = this;
    const opened = openTurn(this.state, { now, workspace });
    const context = understandingContext(opened.state, workspace, now);
    const understood = given ? withCommands(given, given, context) : understand(text, context);
    const reading = commands ? { ...understood, commands: [...commands] } : understood;
    const first = asSent(
      planTurn({ state: opened.state, reading, workspace, now, kinds, hasText: text.trim() !== '' }),
    );
    const seen = this.act(opened.state, first);
    const plan = asSent(lookAgain(first, seen.results, opened.state, { workspace, now }));
    const { verdicts, results } =
      plan.plan.actions.length > first.plan.actions.length ? this.actAgain(opened.state, first, plan, seen) : seen;
    const reduced = reduceTurn({
      state: opened.state,
      plan,
      results,
      workspace,
      now,
      sha256,
      idleForgotten: opened.idleForgotten,
    });
    this.facts = reduced.facts;
    const reply = composeReply(reduced.facts, workspace);
    this.state = asSent(rememberReply({ ...reduced.state, version: reduced.state.version + 1 }, reply.message));
    this.turns.push({ reading, plan, verdicts, results, reply });
    this.wait(1);
    return reply;
  }

  private actAgain(state: ConversationState, first: TurnPlan, plan: TurnPlan, seen: ReturnType<Conversation['act']>) {
    const more = { ...plan, plan: { ...plan.plan, actions: plan.plan.actions.slice(first.plan.actions.length) } };
    const { verdicts, results } = this.act(state, more, seen.results);
    return { verdicts: [...seen.verdicts, ...verdicts], results: [...seen.results, ...results] };
  }

  private act(
    state: ConversationState,
    { plan, confirmed }: TurnPlan,
    before: readonly ToolResult[] = [],
  ): { verdicts: Verdict[]; results: ToolResult[] } {
    const verdicts: Verdict[] = [];
    const results: ToolResult[] = [];
    const isWrite = ({ tool }: PlannedAction): boolean => TOOLS[tool].scope === 'write';
    for (const action of [...plan.actions.filter((a) => !isWrite(a)), ...plan.actions.filter(isWrite)]) {
      const obstacle = isWrite(action) ? obstacleTo(action, results) : null;
      if (obstacle) {
        results.push(record(action, { ms: 0, status: 'skipped', reason: obstacle }));
        continue;
      }
      const verdict = evaluatePolicy({
        action,
        state,
        workspace: this.workspace,
        now: this.now,
        confirmed,
        callsThisMinute: 0,
        alreadyRun: [...before, ...results].map(({ tool }) => tool),
        sha256,
      });
      verdicts.push(verdict);
      if (verdict.verdict !== 'allow')
        results.push(record(action, { ms: 0, status: 'denied', reason: verdict.reason }));
      else if (this.agenda.failing.has(action.tool))
        results.push(record(action, { ms: 1, status: 'failed', error: 'StoreUnavailable' }));
      else
        results.push(
          record(action, { ms: 1, status: 'done', outcome: this.agenda.run(action.tool, action.args, this.now) }),
        );
    }
    return { verdicts, results };
  }
}

/** What one stage makes is read by the next as text: the same values, and not the same objects. */
const asSent = <T>(made: T): T => JSON.parse(JSON.stringify(made)) as T;

const record = (action: PlannedAction, fate: object): ToolResult =>
  ({ tool: action.tool, args: action.args, ...fate }) as ToolResult;
