import type { FsmState } from '../dialogue/types';

export type { AnswerFact, OutcomeFact, QuestionFact, ReplyFacts, Taken, TaskInWords, Wish } from '../dialogue/facts';

/** The reply, valid against `response_v1` once `tone`, `next_state` and the rest are in its spelling. */
export interface Reply {
  /** 1–480 characters; options are numbered in it. */
  message: string;
  /** At most 4, each at most 30 characters. */
  quickReplies: string[];
  tone: 'friendly' | 'neutral' | 'professional';
  requiresHuman: boolean;
  nextState: FsmState;
  /** Which template made it. */
  template: string;
}
