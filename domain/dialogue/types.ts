/** The dialogue state of a conversation: a stack of tasks, small, versioned, serialisable. Only `track` and `apply` make new ones. */
import type { KnownAppointment } from '../booking/types';
import type { ToolName } from '../tools/names';
import type { Beneficiary, DayRange, HourWindow, Question, Reference, TaskKind } from '../understanding/commands/types';
import type { OfferedOption, PendingQuestion } from '../understanding/context';
import type { LocalDate, LocalTime } from '../calendar';
import type { RelativeWhen } from '../understanding/vocabulary';
import type { SlotName } from '../slots';

export type { KnownAppointment, OfferedOption, PendingQuestion };

/** Version of the stored shape; older ones are upgraded when they are loaded. */
export const STATE_SCHEMA = 2;

export const FSM_STATES = [
  'START',
  'COLLECTING',
  'AVAILABILITY',
  'CONFIRMING',
  'BOOKED',
  'CANCELLED',
  'HANDOFF',
] as const;
export type FsmState = (typeof FSM_STATES)[number];

export const SLOT_SOURCES = ['customer', 'offer', 'memory', 'channel', 'mention'] as const;

export interface SlotState {
  value: string;
  /**
   * `customer` said it, `offer` chosen from a list, `memory` from an earlier task, `channel` from the profile, `mention` named
   * in a question.
   */
  source: (typeof SLOT_SOURCES)[number];
  /** Turn number at which it was set: its age is `state.turn - turn`. */
  turn: number;
}

export type Slots = Partial<Record<SlotName, SlotState>>;

/** Hours that are ruled out; on certain days only, where they are given. */
export interface ExcludedHours extends HourWindow {
  dates?: LocalDate[];
  weekdays?: number[];
}

/** What is ruled out. Accumulates over the turns of a task. */
export interface Excluded {
  dates: LocalDate[];
  /** 0 = Monday … 6 = Sunday. */
  weekdays: number[];
  hours: ExcludedHours[];
  staff: string[];
}

/** One call of a tool that writes. */
export interface WriteCall {
  tool: ToolName;
  args: Record<string, string>;
}

/** Writes that wait for the customer's "sí". Only a digest equal to this one's may run. */
export interface PendingConfirmation {
  /** More than one only for appointments that are cancelled together. */
  calls: WriteCall[];
  /** SHA-256 over the canonical JSON of the calls. */
  digest: string;
  /** The appointments that are moved or cancelled. */
  about: KnownAppointment[];
  /** ISO instant. With the digest it names this confirmation: what it stands for is written once. */
  askedAt: string;
  /** ISO instant at which it was asked again, because the write failed. */
  reopenedAt?: string;
}

/** One thing that is being done across turns. */
export interface Task {
  /** Unique in the conversation, rising. */
  id: number;
  kind: TaskKind;
  slots: Slots;
  /** Narrowing that is not an exact value: "a la tarde". */
  timeWindow: HourWindow | null;
  /** "la semana que viene". */
  dateRange: DayRange | null;
  excluded: Excluded;
  /** Whom it is for; null = nothing was said. */
  beneficiary: Beneficiary | null;
  /** What was said about the appointment that is moved or cancelled. */
  target: Reference | null;
  /** A distance from the appointment that is moved, while it is not settled which one that is. */
  shift: RelativeWhen | null;
  /** Another of the customer's appointments from which its day or hour is told; `by` absent: right behind it. Until they are read. */
  beside?: { of: Reference; by?: RelativeWhen };
  /** What was asked last about it, so that a bare "10:00" or "la segunda" can be read. */
  pending: PendingQuestion | null;
  offered: OfferedOption[];
  confirmation: PendingConfirmation | null;
  /** The task whose appointment it follows on the same day ("después de la tintura"). */
  after: number | null;
  /** The task of which it takes what was not said otherwise ("uno para mi hija y otro para mí"). */
  like: number | null;
  /** The hour that could not be had on its day: "¿y el jueves?" is about it too. */
  missed?: LocalTime;
}

export interface Observation {
  tool: ToolName;
  ok: boolean;
  /** One line, no personal data: "3 free starts on 2026-10-16", "slot_taken". */
  note: string;
  turn: number;
}

/** The write that was done last: what "ese", "otro igual" and "me equivoqué" are about. */
export interface LatestWrite {
  kind: 'booked' | 'moved' | 'cancelled';
  appointment: KnownAppointment;
  /** Where a moved appointment was. */
  previous?: { date: LocalDate; time: LocalTime };
  turn: number;
}

export interface ConversationState {
  schema: typeof STATE_SCHEMA;
  /** Compare-and-swap counter of the stored row; 0 = never stored. */
  version: number;
  fsm: FsmState;
  /** The last one is talked about; those before it wait. At most {@link MAX_TASKS}. */
  tasks: Task[];
  /** The highest id that a task of this conversation had. */
  lastTaskId: number;
  /** Name, e-mail and telephone of the customer. */
  contact: Slots;
  /** What was named outside of any task: a task that begins takes it over. */
  mentioned: Slots;
  /** Services that an accepted invitation is about. */
  invited: string[];
  /** A question that belongs to no task ("¿querés sacar un turno?"). It goes before the top task's. */
  question: PendingQuestion | null;
  offered: OfferedOption[];
  /** Newest last, at most 8. */
  observations: Observation[];
  /** Appointments that this conversation has seen, newest knowledge only; at most 10. Absent: never looked at. */
  appointments?: KnownAppointment[];
  latest: LatestWrite | null;
  /** What the last reply answered. */
  answered: Question['about'][];
  /** One line for people and for the models' prompts. */
  summary: string;
  /** Number of turns so far. */
  turn: number;
  /** Consecutive turns that got nowhere; three offer a human. */
  failures: number;
  emailAsked: boolean;
  /** Who writes in another language was told that the answers are in Spanish. */
  languageTold?: true;
  /** What the customer last read, for "repetime". */
  lastReply: string | null;
  /** ISO instant of the last commit; null in a new conversation. */
  updatedAt: string | null;
}

export const MAX_TASKS = 6;

/** What changed, in the terms of `POST /orchestrator/decide`. */
export interface StatePatch {
  slots: Partial<Record<SlotName, string>>;
  slots_to_remove: SlotName[];
  cache_invalidation_keys: string[];
}
