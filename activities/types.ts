/**
 * The activities of a turn, as the workflow sees them. Each is one stage of the product and one name in the Temporal UI.
 * Implementations: one file each in this folder; wiring: `create-activities.ts`.
 */
import type { Plan } from '../domain/dialogue/plan';
import type { TurnPlan } from '../domain/dialogue/moves';
import type { Verdict } from '../domain/policy/types';
import type { ConversationState, StatePatch } from '../domain/dialogue/types';
import type { ToolName } from '../domain/tools/names';
import type { ToolOutcome, ToolResult } from '../domain/tools/results';
import type { Reading } from '../domain/understanding/types';
import type { LegacyMessage, ModelStats } from '../models/types';
import type { CanaryDecision, Delivery, InboundMessage, Outcome, TurnScope } from '../workflows/messages';

/** Common to all stages of one turn. `now` is when the newest message was received (ISO 8601, UTC). */
export interface StageInput {
  scope: TurnScope;
  turnId: string;
  now: string;
}

export interface BeginInput extends StageInput {
  messages: InboundMessage[];
  /** A turn reads at most so many messages. */
  maxMessages: number;
  canary: CanaryDecision;
}

export type BeginResult = {
  /** Messages that were answered before (a provider's retry): what they got. They take no part in this turn. */
  answered: { sid: string; delivery: Delivery; outboundId: string | null; unsent: boolean }[];
  /** Unanswered messages of this conversation that the database has and the turn has not. They join it. */
  waiting: InboundMessage[];
  /** Messages that belong to the next turn: this one has to tell first of what an earlier run has written. */
  later: string[];
  /** What came over a message limit that has lifted is answered by this turn too, up to this position. */
  backlogUpTo: string | null;
} & (
  | {
      status: 'proceed';
      state: ConversationState;
      idleForgotten: boolean;
      /** A person had the conversation, and their time is over: the customer has not been told yet. */
      handoffOver?: true;
      /** The texts of this turn's messages, oldest first, one line each. */
      text: string;
      /** They were too long to be read whole. */
      cut?: true;
      /** `rules` when no model can serve now; then every stage is cheap and the turn runs in one workflow task. */
      tier: 'slm' | 'rules';
      /** A model may word the reply. */
      rephrase: boolean;
      /** What the customer has confirmed was written by a run that ended before its turn was committed. */
      executed: boolean;
    }
  | { status: 'stop'; reason: StopReason; version: number }
);
export type StopReason = 'handoff' | 'opted_out' | 'duplicate';

export interface ExtractInput extends StageInput {
  text: string;
  /** It is a part of what was written. */
  cut?: true;
  kinds: InboundMessage['kind'][];
  state: ConversationState;
  /** `rules`: the deterministic tier. `slm`: the model, combined with the given rules reading. */
  tier: 'rules' | 'slm';
  rules?: Reading;
}
export interface ExtractResult {
  reading: Reading;
  /** No model is needed (or allowed) to read this message: a dialogue act or an answer to the pending question. */
  decisive: boolean;
  agreement: 'agree' | 'disagree' | 'alone';
  stats: ModelStats | null;
  ms: number;
}

export interface PlanStageInput extends StageInput {
  state: ConversationState;
  reading: Reading;
  text: string;
  kinds: InboundMessage['kind'][];
  tier: 'rules' | 'slm';
  rules?: TurnPlan;
  /** The plan of this turn and what its tools found: planned once more, with what is now known. */
  looked?: { plan: TurnPlan; results: ToolResult[] };
}
export interface PlanResult {
  turnPlan: TurnPlan;
  /** A model may improve on it (not so for acts, confirmations and single lookups). */
  improvable: boolean;
  used: 'model' | 'rules';
  why: string;
  stats: ModelStats | null;
  ms: number;
}

export interface CheckPolicyInput extends StageInput {
  action: Plan['actions'][number];
  state: ConversationState;
  confirmed: boolean;
  alreadyRun: ToolName[];
  /** This turn's messages: anything newer means that a write must wait for it. */
  sids: string[];
}
export interface CheckPolicyResult {
  verdict: Verdict;
  /** A newer message of this customer has been received and is not part of this turn. */
  newerMessage: boolean;
  ms: number;
}

export interface ToolInput extends StageInput {
  args: Record<string, string>;
  /** Of a write: the confirmation that it carries out. The same whatever is retried, restarted or killed. */
  idempotencyKey: string;
  /** The newest message of the turn. */
  messageSid: string;
}
export type ToolActivities = Record<ToolName, (input: ToolInput) => Promise<{ outcome: ToolOutcome; ms: number }>>;

export interface RespondInput extends StageInput {
  text: string;
  state: ConversationState;
  idleForgotten: boolean;
  handoffOver?: true;
  turnPlan: TurnPlan;
  verdicts: Verdict[];
  results: ToolResult[];
  /** The legacy agent's own words, used only when they hold against the observations. */
  agentText?: string;
}
export interface ComposedReply {
  message: string;
  quickReplies: string[];
  requiresHuman: boolean;
  template: string;
}
export interface RespondResult {
  state: ConversationState;
  patch: StatePatch;
  reply: ComposedReply;
  outcome: Outcome;
  /** Handoff and opt-out are facts of the conversation that outlive the turn. */
  effects: ('open_handoff' | 'opt_out' | 'opt_in')[];
  /** A plain answer: another wording of the same facts does no harm. */
  rewordable: boolean;
  ms: number;
}

/** Everything a turn did, for the debug record, the telemetry and the log line. */
export interface TurnRecord {
  canary: CanaryDecision;
  route: 'slm' | 'legacy' | 'rules';
  fallbackFrom: string | null;
  fallbackReason: string | null;
  text: string;
  reading: Reading | null;
  agreement: ExtractResult['agreement'] | null;
  turnPlan: TurnPlan | null;
  planUsed: PlanResult['used'] | null;
  verdicts: Verdict[];
  results: ToolResult[];
  models: ModelStats[];
  ms: { extractor: number; planner: number; policy: number; broker: number; reducer: number; nlg: number };
  restarts: number;
  /** Why there was no turn at all. */
  stopped: StopReason | null;
  outcome: Outcome;
}

export interface CommitInput extends StageInput {
  messages: { sid: string; receivedAt: string }[];
  /** `null`: the conversation state stays as it is. */
  state: ConversationState | null;
  /** Compare-and-swap against this version; `null` overwrites. */
  expectedVersion: number | null;
  patch: StatePatch | null;
  reply: ComposedReply | null;
  effects: RespondResult['effects'];
  delivery: 'inline' | 'deferred';
  record: TurnRecord;
  /** See {@link BeginResult}; these messages are answered by this turn's reply too. */
  backlogUpTo: string | null;
  /** Nothing irrevocable has happened: if a newer message is waiting, do not commit but say so. */
  mayYield: boolean;
}
export type CommitResult =
  /** `delivery`: how the reply travels. Of a turn that another run of this task has committed, as that one decided. */
  | { status: 'committed'; outboundId: string | null; text: string | null; delivery: CommitInput['delivery'] }
  /** A newer message is waiting. Nothing was written. */
  | { status: 'superseded' }
  /** Somebody else changed the state in between. Nothing was written. */
  | { status: 'conflict' }
  /** A person took over while the turn was running: stored, not sent. */
  | { status: 'silenced' };

export interface SendInput {
  scope: Pick<TurnScope, 'workspaceId'>;
  outboundId: string;
  /**
   * Why it has to be sent again, if it has. `unclaimed`: the HTTP response that was to carry it is gone. `uncertain`: its
   * fate is unknown; the provider's own list is asked first.
   */
  recover: 'unclaimed' | 'uncertain' | null;
}

export interface LegacyStepActivityInput extends StageInput {
  state: ConversationState;
  messages: LegacyMessage[];
}

export interface RephraseInput extends StageInput {
  reply: string;
}
export interface RephraseResult {
  text: string;
  rephrased: boolean;
  stats: ModelStats;
  ms: number;
}

export interface TurnActivities extends ToolActivities {
  beginTurn(input: BeginInput): Promise<BeginResult>;
  extract(input: ExtractInput): Promise<ExtractResult>;
  plan(input: PlanStageInput): Promise<PlanResult>;
  legacyStep(input: LegacyStepActivityInput): Promise<{
    toolCalls: { tool: ToolName; args: Record<string, string> }[];
    text: string;
    stats: ModelStats;
    ms: number;
  }>;
  checkPolicy(input: CheckPolicyInput): Promise<CheckPolicyResult>;
  respond(input: RespondInput): Promise<RespondResult>;
  rephrase(input: RephraseInput): Promise<RephraseResult>;
  commitTurn(input: CommitInput): Promise<CommitResult>;
  sendMessage(
    input: SendInput,
  ): Promise<{ state: 'sent' | 'already_sent' | 'uncertain' | 'failed'; providerSid: string | null }>;
}
