/** What a turn will do: the tools to call, and the move that the dialogue makes besides them. */
import type { Intent, LocalDate, SlotName } from '../understanding/types';
import type { MessageKind, Plan } from './types';

/** A question of the customer that the reply answers, whatever else it does. */
export type Answer =
  /** What is offered; with `service`, whether and how that one is; `unknown`: named, and not in the catalogue. */
  | { about: 'services'; service?: string; unknown?: string; options?: string[] }
  | { about: 'prices'; service?: string; staff?: string; unknown?: string; options?: string[] }
  | { about: 'duration'; service?: string }
  /** `now`: whether it is open at this moment. `holidays`: whether it is open on holidays. */
  | { about: 'hours'; date?: LocalDate; now?: boolean; holidays?: boolean }
  | { about: 'packages' }
  | { about: 'promotions' }
  /** `others`: those of somebody else are asked for. */
  | { about: 'appointments'; others?: boolean }
  | { about: 'staff'; service?: string }
  /** What one of the staff does. */
  | { about: 'person'; staff: string }
  /** Until when an appointment can be cancelled free of charge. */
  | { about: 'cancellation' }
  | { about: 'address' }
  /** `topic` of one of the workspace's frequent questions. */
  | { about: 'faq'; topic: string };

export type ChitchatTopic = 'thanks' | 'goodbye' | 'bot' | 'praise' | 'insult' | 'how_are_you' | 'smalltalk';
export type HandoffReason = 'asked' | 'complaint' | 'accepted';

/**
 * - `advance`: the next step of the running flow (ask, offer, confirm). `inform`: answers only; a running flow resumes.
 * - `execute`: the confirmed write. `ask_change`: "no" to a summary. `decline`: "no" to an offer, nothing is pending after it.
 * - `advance.clears`: what is to be changed ("cambiame la hora"), to be asked anew. `advance.undecided`: the day is left to us.
 *   `advance.more`: other starts than those offered. `advance.all`: every appointment is meant, one after the other.
 * - `nothing_to_confirm`: a "sí" that answers nothing.
 */
export type DialogueMove =
  | { kind: 'greet' }
  | { kind: 'inform'; answers: Answer[] }
  /** `chosen`: the offered option that the words of the message name, where understanding saw no choice. */
  | {
      kind: 'advance';
      answers: Answer[];
      chosen?: number;
      clears?: SlotName[];
      undecided?: 'any' | 'soonest';
      more?: true;
      all?: true;
    }
  | { kind: 'execute'; answers: Answer[] }
  | { kind: 'ask_change' }
  | { kind: 'decline'; what: 'cancel' | 'offer' | 'human' }
  | { kind: 'acknowledge' }
  | { kind: 'abandon' }
  | { kind: 'restart' }
  | { kind: 'repeat' }
  | { kind: 'explain' }
  | { kind: 'wait' }
  | { kind: 'handoff'; reason: HandoffReason }
  | { kind: 'opt_out' }
  | { kind: 'opt_in' }
  | { kind: 'clarify_intent'; intents: Intent[] }
  | { kind: 'chitchat'; topic: ChitchatTopic }
  | { kind: 'out_of_scope' }
  | { kind: 'not_understood' }
  | { kind: 'offer_human' }
  | { kind: 'nothing_to_confirm' }
  /** Something about the customer was told outside of any booking: remembered for the next. */
  | { kind: 'note' }
  | { kind: 'media'; media: MessageKind };

export interface TurnPlan {
  plan: Plan;
  move: DialogueMove;
  /** The customer's "sí" of this turn, to exactly the pending confirmation. */
  confirmed: boolean;
  /** Something besides the text that was sent along and cannot be read: said so in passing. */
  unread?: MessageKind;
}
