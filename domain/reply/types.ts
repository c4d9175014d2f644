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
  /** `now`: asked whether it is open at this moment. `holidays`: asked about holidays. */
  | ({ about: 'hours'; date?: LocalDate; now?: boolean; holidays?: boolean } & ToolData['get_business_hours'])
  | ({ about: 'packages' } & ToolData['get_service_packages'])
  | ({ about: 'promotions' } & ToolData['get_active_promotions'])
  /** `others`: somebody else's were asked for, and only one's own are told. */
  | { about: 'appointments'; appointments: KnownAppointment[]; others?: boolean }
  | { about: 'staff'; service?: string }
  /** What one of the staff does. */
  | { about: 'person'; staff: string }
  /** Until when an appointment can be cancelled free of charge. */
  | { about: 'cancellation' }
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
  /** `unsettled`: a write whose fate is unknown. */
  | { kind: 'trouble'; tool: ToolName; unsettled?: true }
  | { kind: 'denied'; sentence: string }
  | { kind: 'no_appointments' }
  | { kind: 'found'; appointment: KnownAppointment }
  | { kind: 'draft_dropped' }
  | { kind: 'declined'; what: 'cancel' | 'offer' | 'human' }
  | { kind: 'acknowledged' }
  | { kind: 'abandoned' }
  | { kind: 'restarted' }
  | { kind: 'repeated'; text: string }
  | { kind: 'explained'; level: number }
  /** Something was told in passing and is remembered. */
  | { kind: 'noted' }
  | { kind: 'waiting' }
  | { kind: 'handoff'; reason: HandoffReason }
  | { kind: 'opted_out' }
  | { kind: 'opted_in' }
  /** `askEmail`: the moment to mention, once, that an e-mail can be given. */
  | { kind: 'chitchat'; topic: ChitchatTopic; askEmail?: boolean }
  /** The same customer has another appointment at that hour. */
  | { kind: 'clash'; appointment: KnownAppointment }
  | { kind: 'one_by_one' }
  | { kind: 'out_of_scope'; level: number }
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
  | { ask: 'name'; suggestion?: string }
  | { ask: 'confirm'; text: string }
  /** Pick one of the options; `slot` is what the choice is about. */
  | { ask: 'pick'; slot: SlotName; refused?: boolean }
  | { ask: 'change' }
  | { ask: 'intent'; intents: Intent[] }
  | { ask: 'book'; again: boolean; service?: string }
  /** Another of the services that were asked for together. */
  | { ask: 'also'; service: string }
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
  /** An e-mail was told; `bad` is what it was, when it is none. */
  email?: { bad?: string };
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
