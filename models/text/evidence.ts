import type { ConversationState } from '../../domain/dialogue/types';
import type { ToolResult } from '../../domain/tools/results';
import type { WorkspaceProfile } from '../../domain/workspace';

/** What a text of this turn may rest on. */
export interface Evidence {
  /** Everything that ran in this turn. */
  results: readonly ToolResult[];
  state: ConversationState;
  workspace: WorkspaceProfile;
  /** ISO 8601 instant of the turn. */
  now: string;
  /** The customer's message. */
  said: string;
  /** The reply that the templates made of the same facts. */
  reply: string;
}

export const outcomesOf = ({ results }: Pick<Evidence, 'results'>): unknown[] =>
  results.flatMap((result) => (result.status === 'done' ? [result.outcome] : []));
