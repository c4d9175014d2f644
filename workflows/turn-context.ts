/** What every part of a turn is given: the run it belongs to, its inbox, its stages, and the way out. */
import type { StageInput } from '../activities/types';
import type { RunSummary, TurnInput } from './messages';
import type { Stages } from './stages';
import type { Letter, Thread } from './thread';

export interface TurnContext {
  input: TurnInput;
  stages: Stages;
  thread: Thread;
  send: Send;
}

/** `evenIfInline`: it was to travel in an HTTP response that is gone. */
export type Send = (outboundId: string, evenIfInline: boolean) => void;

export type TurnSummary = RunSummary['turns'][number];

/** Common to all stages of one try. `now` is when the newest message was received. */
export function stageInput(context: TurnContext, turnId: string, letters: Letter[]): StageInput {
  const newest = letters.at(-1)?.message.receivedAt ?? new Date().toISOString();
  return { scope: context.input.scope, turnId, now: newest };
}
