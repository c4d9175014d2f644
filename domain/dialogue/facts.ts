/** The facts that a reply is made of. JSON-serialisable; every text that a customer reads is made from these, by templates. */
import type { ClosureReason } from '../booking/calendar';
import type { KnownAppointment } from '../booking/types';
import type { RefusalCode, ServiceInfo, ToolData } from '../tools/results';
import type { ToolName } from '../tools/names';
import type { Beneficiary, Question, SmallTalkTopic, TaskKind } from '../understanding/commands/types';
import type { Problem } from '../understanding/commands/problems';
import type { Intent, Notice } from '../understanding/vocabulary';
import type { LocalDate, LocalTime } from '../calendar';
import type { SlotName } from '../slots';
import type { HandoffReason } from './moves';
import type { MessageKind } from './plan';
import type { Excluded, FsmState, OfferedOption, WriteCall } from './types';

/** The answer to a question that the customer asked. */
export type AnswerFact =
  /** `withStaff`: and who does each. */
  | { about: 'services'; services: ServiceInfo[]; one: boolean; unknown?: string; withStaff?: true }
  | { about: 'prices'; services: ServiceInfo[]; one: boolean; staff?: string; unknown?: string }
  | { about: 'duration'; services: ServiceInfo[] }
  /** `now`: asked whether it is open at this moment. `holidays`: asked about holidays. */
  | ({ about: 'hours'; date?: LocalDate; now?: true; holidays?: true } & ToolData['get_business_hours'])
  | ({ about: 'packages' } & ToolData['get_service_packages'])
  | ({ about: 'promotions' } & ToolData['get_active_promotions'])
  /**
   * `others`: somebody else's were asked for, and only one's own are told. `owner`: whose were asked for. `date`: there is none on
   * the day that was asked about. `service`: there is none of that one. `stands`: it needs no other word. `named`: the customer's are in different names.
   */
  | {
      about: 'appointments';
      appointments: KnownAppointment[];
      others?: true;
      owner?: Beneficiary;
      date?: LocalDate;
      service?: string;
      stands?: true;
      named?: true;
    }
  /** When an appointment is over; without `time`, only how long it takes. */
  | { about: 'end'; service: string; minutes: number; time?: LocalTime }
  /** What is being made, or moved, as far as it is settled. */
  | {
      about: 'this';
      kind: TaskKind;
      service?: string;
      staff?: string;
      date?: LocalDate;
      time?: LocalTime;
      name?: string;
    }
  | { about: 'staff'; service?: string }
  | { about: 'person'; staff: string }
  /** `begun`: it is being cancelled. */
  | { about: 'cancellation'; begun?: true; moving?: true }
  | { about: 'address' }
  | { about: 'unknown' }
  | { about: 'faq'; topic: string; said?: string }
  | { about: 'trouble'; tool: ToolName }
  /** There was no room in the turn to look them up: they have to be asked again. */
  | { about: 'later'; of: Question['about'][] }
  | { about: 'denied'; reason: string };

/** What happened, or what the assistant does besides answering. */
export type OutcomeFact =
  | { kind: 'greeting'; again: boolean }
  | { kind: 'booked'; appointment: KnownAppointment; clientName: string }
  /** `clientName`: the name that it has been given. */
  | { kind: 'rescheduled'; appointment: KnownAppointment; clientName?: string }
  | { kind: 'cancelled'; appointments: KnownAppointment[] }
  | { kind: 'refused'; code: RefusalCode; wish: Wish; known: string[]; atWrite: boolean; closure?: ClosureReason }
  | { kind: 'problem'; problem: Problem; known: string[] }
  /** `unsettled`: a write whose fate is unknown. */
  | { kind: 'trouble'; tool: ToolName; unsettled?: true }
  | { kind: 'denied'; reason: string }
  /** `of`: whose, or which code, was asked for. */
  | { kind: 'no_appointments'; of?: Beneficiary; code?: string; service?: string }
  | { kind: 'found'; appointment: KnownAppointment }
  /** It is where it shall be moved to. */
  | { kind: 'already_there'; appointment: KnownAppointment }
  | { kind: 'draft_dropped' }
  | { kind: 'declined'; what: 'cancel' | 'move' | 'offer' | 'human' }
  | { kind: 'acknowledged' }
  | { kind: 'abandoned' }
  /** Nothing more is wanted. */
  | { kind: 'finished' }
  | { kind: 'restarted' }
  | { kind: 'repeated'; text: string }
  | { kind: 'explained'; level: number }
  /** Something was told in passing and is remembered. */
  | { kind: 'noted' }
  | { kind: 'waiting' }
  | { kind: 'deferred' }
  | { kind: 'handoff'; reason: HandoffReason }
  | { kind: 'opted_out' }
  | { kind: 'opted_in' }
  /** `askEmail`: the moment to mention, once, that an e-mail can be given. */
  | { kind: 'chitchat'; topic: SmallTalkTopic; askEmail?: boolean }
  /** The same customer has another appointment at that hour. */
  | { kind: 'clash'; appointment: KnownAppointment }
  /** Several things are wanted: one after the other, in this order. */
  | { kind: 'one_by_one'; tasks: TaskInWords[] }
  /** It waits until the present task is done. */
  | { kind: 'queued'; task: TaskInWords }
  /** Another task is taken up again. */
  | { kind: 'resumed'; task: TaskInWords }
  /** The service that shall be in the place of an appointment, and that it can be had. */
  | { kind: 'exchanged'; service: string; appointment: KnownAppointment; date: LocalDate; time: LocalTime }
  /** Nothing can be taken back. */
  | { kind: 'nothing_to_undo' }
  /** It is to be another one: asked for anew. */
  | { kind: 'reopened'; slot: 'preferred_date' | 'preferred_time' | 'service_type' | 'client_name' }
  /** Whatever is left when what was ruled out is left out. */
  | { kind: 'left_out'; excluded: Excluded }
  /** What is not booked after all. */
  | { kind: 'services_dropped'; services: string[] }
  | { kind: 'out_of_scope'; level: number }
  | { kind: 'not_understood'; level: number }
  | { kind: 'nothing_to_confirm' }
  | { kind: 'media'; media: MessageKind };

/** What a task is about, as far as it is known. */
export interface TaskInWords {
  kind: TaskKind;
  service?: string;
  beneficiary?: Beneficiary;
}

/** What the customer wanted when a tool said no. */
export interface Wish {
  service?: string;
  staff?: string;
  date?: LocalDate;
  time?: LocalTime;
}

/** The one question at the end of a reply. Its options, when it has any, are numbered in the text. */
export type QuestionFact =
  /** `orLeave`: the one that was wanted is not wanted any more. */
  | { ask: 'service'; examples: string[]; orLeave?: true }
  | { ask: 'date' }
  /** `same`: the hour that the appointment to be moved has, which is the one option. */
  | { ask: 'time'; same?: LocalTime }
  /** `for`: whose name is asked for. */
  | { ask: 'name'; suggestion?: string; for?: Beneficiary }
  /** The calls, and the appointments that are moved or cancelled. `named`: the customer's are in different names. */
  | { ask: 'confirm'; calls: WriteCall[]; about: KnownAppointment[]; named?: true }
  /** Pick one of the options; `slot` is what the choice is about. `onlyThey`: they were ruled out, and nobody else does it. */
  | { ask: 'pick'; slot: SlotName; refused?: boolean; task?: TaskKind; onlyThey?: true }
  | { ask: 'change' }
  | { ask: 'intent'; intents: Intent[] }
  | { ask: 'book'; again: boolean; service?: string }
  | { ask: 'human' }
  | { ask: 'retry' }
  | { ask: 'another_day' };

export interface Taken {
  service?: string;
  beneficiary?: Beneficiary;
  staff?: string;
  date?: LocalDate;
  time?: LocalTime;
}

export interface ReplyFacts {
  now: string;
  /** A half-made booking was forgotten: the reply starts by saying so. */
  idleForgotten: boolean;
  /** A person had the conversation, and their time is over: the reply starts by saying so. */
  handoffOver?: true;
  /** Values that the customer corrected: said back before anything else. */
  corrected: Partial<Record<SlotName, string>>;
  /** Values that were told without being asked for, while the question stays open. */
  noted: Partial<Record<SlotName, string>>;
  /** What was understood of a booking in this turn, before what is missing is asked. */
  taken?: Taken;
  answers: AnswerFact[];
  outcomes: OutcomeFact[];
  question: QuestionFact | null;
  options: OfferedOption[];
  /** What the options need not repeat: the day and the professional that are talked about. */
  about: { date?: LocalDate; staff?: string };
  nextState: FsmState;
  requiresHuman: boolean;
  /** An e-mail was told; `bad` is what it was, when it is none. */
  email?: { bad?: string };
  /** Sent along with the text, and not readable. */
  unread?: MessageKind;
  notices: readonly Notice[];
}
