/** Ports of the language models. Adapters live beside; nothing else in the product knows Ollama. */
import type { Reading, UnderstandingContext } from '../domain/understanding/types';
import type { ConversationState } from '../domain/dialogue/types';
import type { Plan } from '../domain/dialogue/plan';
import type { WorkspaceProfile } from '../domain/workspace';

/** What one or more model calls of a stage cost. Durations in ms. */
export interface ModelStats {
  model: string;
  promptVersion: string;
  calls: number;
  totalMs: number;
  loadMs: number;
  promptTokens: number;
  outputTokens: number;
  /** 1 when the second, repairing attempt was needed. */
  repairs: number;
}

/**
 * What can go wrong with a model. Only `unavailable`, `busy` and `timeout` are worth an engine retry.
 * - `unavailable`: connection refused or cut, runner died. `busy`: queue full (503). `timeout`: no answer in time.
 * - `missing`: the model is not on the server. `invalid`: no valid output after one repair. `rejected`: the server refused the request.
 * - `aborted`: the caller gave up (a newer message arrived).
 */
export type ModelFailureKind = 'unavailable' | 'busy' | 'timeout' | 'missing' | 'invalid' | 'rejected' | 'aborted';

export class ModelError extends Error {
  override readonly name = 'ModelError';
  constructor(
    readonly kind: ModelFailureKind,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
  static isInstance(error: unknown): error is ModelError {
    return error instanceof ModelError;
  }
}

export interface ExtractInput {
  text: string;
  context: UnderstandingContext;
  /** The deterministic tier's reading of the same text. */
  rules: Reading;
  signal?: AbortSignal;
}

export interface SlmExtractor {
  /** The model's own reading, normalised and span-checked, not yet combined with the rules'. @throws {ModelError} */
  extract(input: ExtractInput): Promise<{ reading: Reading; stats: ModelStats }>;
}

export interface PlanRequest {
  state: ConversationState;
  reading: Reading;
  workspace: WorkspaceProfile;
  now: string;
  signal?: AbortSignal;
}

export interface SlmPlanner {
  /** A plan valid against planner_v1 and the tools' argument schemas; not yet reconciled with the rules' plan. @throws {ModelError} */
  plan(input: PlanRequest): Promise<{ plan: Plan; stats: ModelStats }>;
}

/** One message of the legacy agent's loop, in Ollama's terms. JSON-serialisable. */
export type LegacyMessage =
  | { role: 'user' | 'assistant'; content: string; toolCalls?: { tool: string; args: Record<string, string> }[] }
  | { role: 'tool'; tool: string; content: string };

export interface LegacyStepInput {
  workspace: WorkspaceProfile;
  state: ConversationState;
  now: string;
  /** This turn so far: the customer's text, then tool calls and their results. */
  messages: LegacyMessage[];
  signal?: AbortSignal;
}

export interface LegacyAgent {
  /** One round: either tool calls (already limited to known tools with valid argument shapes) or the final text. @throws {ModelError} */
  step(
    input: LegacyStepInput,
  ): Promise<{ toolCalls: { tool: string; args: Record<string, string> }[]; text: string; stats: ModelStats }>;
}

/** Whether the model server can serve now, for `/health/ready` and for choosing a turn's tier. */
export interface ModelHealth {
  reachable: boolean;
  /** Models that are configured and not on the server. */
  missing: string[];
  checkedAt: string;
  detail: string;
}
