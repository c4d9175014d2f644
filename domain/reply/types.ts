/** The facts that a reply is made of. JSON-serialisable; every text that a customer reads is made from these, by templates. */
import type { ChitchatTopic, HandoffReason } from '../planning/turn-plan';
import type { MessageKind } from '../planning/types';
import type { FsmState, KnownAppointment, OfferedOption } from '../state/types';
import type { Problem } from '../state/problems';
import type { RefusalCode, ServiceInfo, ToolData } from '../tools/results';
import type { ToolName } from '../tools/names';
import type { Intent, LocalDate, LocalTime, SlotName } from '../understanding/types';

/** The answer to a question that the customer asked. */
export type AnswerFact =
  | { about: 'services'; services: ServiceInfo[]; one: boolean; unknown?: string }
  | { about: 'prices'; services: ServiceInfo[]; one: boolean; staff?: string; unknown?: string }
  | { about: 'duration'; services: ServiceInfo[] }
  | ({ about: 'hours'; date?: LocalDate } & ToolData['get_business_hours'])
  | ({ about: 'packages' } & ToolData['get_service_packages'])
  | ({ about: 'promotions' } & ToolData['get_active_promotions'])
  | { about: 'appointments'; appointments: KnownAppointment[] }
  | { about: 'staff'; service?: string }
  | { about: 'address' }
  | { about: 'faq'; topic: string }
  | { about: 'trouble'; tool: ToolName }
  | { about: 'denied'; sentence: string };

/** What happened, or what the assistant does besides answering. At most one per turn. */
export type OutcomeFact =
  | { kind: 'greeting'; again: boolean }
  | { kind: 'booked'; appointment: KnownAppointment; clientName: string }
  | { kind: 'rescheduled'; appointment: KnownAppointment }
  | { kind: 'cancelled'; appointment: KnownAppointment }
  | { kind: 'refused'; code: RefusalCode; wish: Wish; known: string[]; atWrite: boolean }
  | { kind: 'problem'; problem: Problem; known: string[] }
  | { kind: 'trouble'; tool: ToolName }
  | { kind: 'denied'; sentence: string }
  | { kind: 'no_appointments' }
  | { kind: 'found'; appointment: KnownAppointment }
  | { kind: 'draft_dropped' }
  | { kind: 'declined'; what: 'cancel' | 'offer' | 'human' }
  | { kind: 'acknowledged' }
  | { kind: 'abandoned' }
  | { kind: 'restarted' }
  | { kind: 'repeated'; text: string }
  | { kind: 'explained' }
  | { kind: 'waiting' }
  | { kind: 'handoff'; reason: HandoffReason }
  | { kind: 'opted_out' }
  | { kind: 'opted_in' }
  | { kind: 'chitchat'; topic: ChitchatTopic }
  | { kind: 'out_of_scope' }
  | { kind: 'not_understood'; level: number }
  | { kind: 'nothing_to_confirm' }
  | { kind: 'media'; media: MessageKind };

/** What the customer wanted when a tool said no. */
export interface Wish {
  service?: string;
  staff?: string;
  date?: LocalDate;
  time?: LocalTime;
}

/** The one question at the end of a reply. Its options, when it has any, are numbered in the text. */
export type QuestionFact =
  | { ask: 'service'; examples: string[] }
  | { ask: 'date' }
  | { ask: 'time' }
  | { ask: 'name'; suggestion?: string; withEmail: boolean }
  | { ask: 'email' }
  | { ask: 'confirm'; text: string }
  /** Pick one of the options; `slot` is what the choice is about. */
  | { ask: 'pick'; slot: SlotName; refused?: boolean }
  | { ask: 'change' }
  | { ask: 'intent'; intents: Intent[] }
  | { ask: 'book'; again: boolean; service?: string }
  | { ask: 'human' }
  | { ask: 'retry' }
  | { ask: 'another_day' };

export interface ReplyFacts {
  now: string;
  /** A half-made booking was forgotten: the reply starts by saying so. */
  idleForgotten: boolean;
  /** Values that the customer corrected: said back before anything else. */
  corrected: Partial<Record<SlotName, string>>;
  answers: AnswerFact[];
  outcome: OutcomeFact | null;
  question: QuestionFact | null;
  options: OfferedOption[];
  nextState: FsmState;
  requiresHuman: boolean;
  /** Sent along with the text, and not readable. */
  unread?: MessageKind;
}

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
