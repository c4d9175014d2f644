/** What a tool is given and what the executor of all tools looks like from outside. */
import type { ToolName } from '../domain/tools/names';
import type { ToolOutcome } from '../domain/tools/results';
import type { Tx } from '../store/database';

export interface ToolCall {
  /** Valid against the tool's schema in the registry. Names may still be unknown, days impossible, codes somebody else's. */
  args: Readonly<Record<string, string>>;
  workspaceId: string;
  /** Whose appointments may be seen and changed; from the channel, never from arguments. */
  contactId: string;
  conversationId: string;
  /** The instant of the turn, ISO 8601. Past, notice and horizon count from it. */
  now: string;
  /** The same for every repetition of one action. */
  idempotencyKey: string;
  /** The customer's message that asked for it. */
  messageSid: string;
}

export interface Tools {
  /**
   * Runs one tool. What the business says no to comes back as `ok: false`; only faults are thrown.
   * @throws database errors (see `store/errors.ts` for which are transient), {@link WorkspaceMissing}, {@link IdempotencyMismatch}
   */
  run<N extends ToolName>(tool: N, call: ToolCall): Promise<ToolOutcome<N>>;
}

/** One tool, inside a transaction of the call's workspace. */
export type ToolRunner<N extends ToolName> = (tx: Tx, call: ToolCall) => Promise<ToolOutcome<N>>;
