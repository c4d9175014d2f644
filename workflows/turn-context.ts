/** What every part of a turn is given: the run it belongs to, its inbox, its stages, and the way out. */
import type { SendInput, StageInput } from '../activities/types';
import type { ConversationState } from '../domain/dialogue/types';
import type { ToolResult } from '../domain/tools/results';
import type { RunSummary, TurnInput } from './messages';
import type { Stages } from './stages';
import type { Letter, Thread } from './thread';

export interface TurnContext {
  input: TurnInput;
  stages: Stages;
  thread: Thread;
  send: Send;
}

export type Send = (outboundId: string, recover: SendInput['recover']) => void;

/** One turn, over all its tries. */
export interface Turn {
  id: string;
  letters: Letter[];
  /** The state that the present try started from. */
  state: ConversationState | null;
  /** Writes that were done: whatever happens to the turn, the customer has to be told. */
  written: ToolResult[];
}

export type TurnSummary = RunSummary['turns'][number];

/** Common to all stages of one try. `now` is when the newest message was written, as far as that is known. */
export function stageInput(context: TurnContext, { id, letters }: Pick<Turn, 'id' | 'letters'>): StageInput {
  const newest = letters.at(-1)?.message;
  const now = newest?.writtenAt ?? newest?.receivedAt ?? new Date().toISOString();
  return { scope: context.input.scope, turnId: id, now };
}

/** A message that waited for a limit or an outage is read as of its receipt, and answered as of now. */
const LATE_MS = 60_000;

/** The instant that availability, notice and the words of the reply count from. */
export function answeredAt({ now }: StageInput): string {
  return Date.now() - Date.parse(now) > LATE_MS ? new Date().toISOString() : now;
}
