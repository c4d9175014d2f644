/** The conversation's memory: small, versioned, serialisable. Only the reducer writes it. */
import type { SlotName, LocalDate, LocalTime, Intent } from '../understanding/types';
import type { ToolName } from '../tools/names';

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

/** What the assistant last asked, so that a bare "10:00" or "la segunda" can be read. */
export type PendingQuestion =
  | { kind: 'slot'; slot: SlotName }
  /** "¿Confirmo? (sí / no)" */
  | { kind: 'confirm' }
  /** Choose one of the offered options. */
  | { kind: 'choose'; slot: SlotName }
  /** Two readings, both plausible ("¿querés cancelar o cambiar el turno?"). */
  | { kind: 'clarify_intent'; intents: Intent[] }
  /** After three failed attempts: "¿Te paso con una persona?" */
  | { kind: 'offer_human' };

/** One line of a list that the customer may pick from, by number, ordinal or content. */
export interface OfferedOption {
  /** What the customer reads ("15:00 con Carlos"). */
  label: string;
  /** The slots that choosing it sets. */
  values: Partial<Record<SlotName, string>>;
  /** The slots that choosing it empties, to be asked again ("cambiar el día"). */
  clears?: SlotName[];
  /** What choosing it asks for, when the question was about the intent. */
  intent?: Intent;
}

export interface SlotState {
  value: string;
  /** `customer` said it, `offer` chosen from a list, `memory` from an earlier booking, `channel` from the profile. */
  source: 'customer' | 'offer' | 'memory' | 'channel';
  /** Turn number at which it was set: its age is `state.turn - turn`. */
  turn: number;
}

/** An appointment of this customer, as last seen in a tool's answer. Carries no personal data. */
export interface KnownAppointment {
  code: string;
  service: string;
  staff: string;
  date: LocalDate;
  time: LocalTime;
  durationMinutes?: number;
  /** False when the free-cancellation window has passed. */
  freeCancellation: boolean;
}

/** A write that waits for the customer's "sí". Only a digest equal to this one's may run. */
export interface PendingConfirmation {
  tool: ToolName;
  args: Record<string, string>;
  /** SHA-256 over the canonical JSON of tool and args. */
  digest: string;
  /** The question as the customer read it. */
  summary: string;
  /** ISO instant. With the digest it names this confirmation: what it stands for is written once. */
  askedAt: string;
  /** ISO instant at which it was asked again, because the write failed. */
  reopenedAt?: string;
}

export interface Observation {
  tool: ToolName;
  ok: boolean;
  /** One line, no personal data: "3 free starts on 2026-10-16", "slot_taken". */
  note: string;
  turn: number;
}

export interface ConversationState {
  /** Compare-and-swap counter of the stored row; 0 = never stored. */
  version: number;
  fsm: FsmState;
  language: 'es-AR';
  /** What is being done across turns. */
  flow: 'book' | 'cancel' | 'reschedule' | null;
  slots: Partial<Record<SlotName, SlotState>>;
  /** Narrowing that is not an exact value: "a la tarde", "la semana que viene". */
  timeWindow: { from: LocalTime; to: LocalTime } | null;
  /** `soonest`: the first of it, "lo antes posible". */
  dateRange: { from: LocalDate; to: LocalDate; except: LocalDate[]; soonest?: true } | null;
  pending: PendingQuestion | null;
  offered: OfferedOption[];
  confirmation: PendingConfirmation | null;
  /** Newest last, at most 8. */
  observations: Observation[];
  /** Appointments that this conversation has seen, newest knowledge only; at most 10. */
  appointments?: KnownAppointment[];
  /** Services that were asked for in one breath: they are booked one after the other. */
  alsoWanted?: string[];
  /** Codes of further appointments that are to be cancelled, one after the other. */
  alsoCancel?: string[];
  /** One line for humans and for the models' prompts. */
  summary: string;
  /** Number of turns so far. */
  turn: number;
  /** Consecutive turns that got nowhere; three offer a human. */
  failures: number;
  emailAsked: boolean;
  /** What the customer last read, for "repetime". */
  lastReply: string | null;
  /** ISO instant of the last commit; null in a new conversation. */
  updatedAt: string | null;
}

/** What changed, in the terms of `POST /orchestrator/decide`. */
export interface StatePatch {
  slots: Partial<Record<SlotName, string>>;
  slots_to_remove: SlotName[];
  cache_invalidation_keys: string[];
}
