/** What a turn will do: the tools to call, and the move that the dialogue makes besides them. */
import type { Problem } from '../understanding/commands/problems';
import type { CommandKind, Question, SmallTalkTopic } from '../understanding/commands/types';
import type { Intent, Notice } from '../understanding/vocabulary';
import type { SlotName } from '../slots';
import type { MessageKind, Plan, PlannedAction } from './plan';
import type { ConversationState } from './types';

export type HandoffReason = 'asked' | 'complaint' | 'accepted' | 'late';

/** A message in its conversation: the state that it leads to, and what it changed, asked and answered. */
export interface Tracked {
  state: ConversationState;
  /** The task that the turn goes on with: the one on top. */
  focus: number | null;
  /** Slots of that task that have another value than before (also: none any more). */
  changed: SlotName[];
  /** Slots that had a value, and have another one now because the customer said so. */
  corrected: SlotName[];
  /** Something of that task moved: a slot, a narrowing, or that it is talked about at all. */
  moved: boolean;
  /** Tasks that the message began, in its order. */
  started: number[];
  /** What was said and cannot be used as it is: to be asked about, worst first. */
  problems: Problem[];
  /** The one task that they are about, where it is not the one that is confirmed. */
  problemsOf?: number;
  questions: Question[];
  /** What the message does besides naming values. */
  acts: CommandKind[];
  /** The message chose one of the options. */
  chose: boolean;
  /** Other starts than those that were offered are wanted. */
  more: boolean;
  /** The task whose confirmation the message's yes is for. */
  confirms: number | null;
  talk: SmallTalkTopic | null;
  unsure: Intent[] | null;
  handoff: HandoffReason | null;
  /** A day, an hour or a professional was ruled out in this message. */
  excluded: boolean;
  /** Services that were being booked, and are not wanted after all. */
  dropped?: string[];
  /** A professional is to be chosen. */
  asksStaff: boolean;
  /** The service is to be another one. */
  asksService: boolean;
  /** The name is to be another one. */
  asksName: boolean;
  /** An e-mail address that is none. */
  badEmail: string | null;
}

/**
 * - `advance`: the next step of the task on top (ask, offer, confirm). `inform`: answers only; the task resumes.
 * - `execute`: the confirmed write. `ask_change`: "no" to a summary. `decline`: "no" to an offer, nothing is pending after it.
 * - `nothing_to_confirm`: a "sí" that answers nothing. `resume`: the open question again, after something understood.
 */
export type DialogueMove =
  | { kind: 'greet' }
  | { kind: 'inform'; answers: Question[] }
  | { kind: 'advance'; answers: Question[] }
  | { kind: 'execute'; answers: Question[] }
  | { kind: 'ask_change' }
  | { kind: 'decline'; what: 'cancel' | 'move' | 'offer' | 'human' }
  | { kind: 'acknowledge' }
  /** `all`: with everything that waits. */
  | { kind: 'abandon'; all?: true }
  | { kind: 'restart' }
  | { kind: 'repeat' }
  | { kind: 'explain' }
  | { kind: 'wait' }
  | { kind: 'defer' }
  | { kind: 'nothing_to_undo' }
  | { kind: 'handoff'; reason: HandoffReason }
  | { kind: 'opt_out' }
  | { kind: 'opt_in' }
  | { kind: 'clarify_intent'; intents: Intent[] }
  | { kind: 'chitchat'; topic: SmallTalkTopic }
  | { kind: 'out_of_scope' }
  | { kind: 'not_understood' }
  | { kind: 'offer_human' }
  | { kind: 'nothing_to_confirm' }
  /** Something about the customer was told outside of any task: remembered for the next. */
  | { kind: 'note' }
  | { kind: 'media'; media: MessageKind };

export interface TurnPlan {
  plan: Plan;
  move: DialogueMove;
  tracked: Tracked;
  /** Of each task that the turn may go on with, the look at the agenda that was planned for it. */
  lookups: { task: number; action: PlannedAction }[];
  /** The customer's "sí" of this turn, to exactly the pending confirmation. */
  confirmed: boolean;
  /** Something besides the text that was sent along and cannot be read: said so in passing. */
  unread?: MessageKind;
  /** About the message as a whole: said first. Absent in turns of an earlier release. */
  notices?: Notice[];
}
