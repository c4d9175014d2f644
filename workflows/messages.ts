/**
 * What travels between the webhook and a turn: the message, the update that brings it in, and the answer.
 * Types and message definitions only; nothing here does I/O, so clients, activities and the sandbox may all import it.
 */
import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { MessageKind } from '../domain/dialogue/plan';
import type { Reading } from '../domain/understanding/types';

export interface InboundMessage {
  /** The provider's message id (Twilio: MessageSid). It is the update id and the key of every deduplication. */
  sid: string;
  kind: MessageKind;
  /** Text as received, untrimmed. For `choice`: the title of the button or list row. */
  text: string;
  /** Payload of a button or list row. */
  payload?: string;
  /** When the api received it: ISO 8601, UTC. Budgets count from here, not from when a worker had time. */
  receivedAt: string;
  /** When the customer wrote it, where the channel says so and it is earlier: ISO 8601, UTC. "mañana" counts from here. */
  writtenAt?: string;
  /** How long after `receivedAt` the answer may still travel in the HTTP response, in ms. */
  inlineBudgetMs: number;
}

export type Pipeline = 'slm' | 'legacy';

/** Why a conversation runs on the pipeline it runs on. Stored as workflow memo `canary`; decided once per run. */
export interface CanaryDecision {
  pipeline: Pipeline;
  /** 0–9999. */
  bucket: number;
  /** Share of conversations on slm, in percent. */
  share: number;
  /** Which rule decided: `workspace` override or `global` share, and how it came to be. */
  rule: string;
  models: { extractor: string; planner: string; legacy: string };
  prompts: string;
}

/** Per-stage patience in ms, from the configuration of the process that started the run. */
export interface StageBudgets {
  extractorMs: number;
  plannerMs: number;
  toolsMs: number;
  totalMs: number;
}

/** Ids only: who is talking to whom. Never a phone number (workflow ids and search attributes are not encrypted). */
export interface TurnScope {
  workspaceId: string;
  channelId: string;
  contactId: string;
  conversationId: string;
}

export interface TurnInput {
  scope: TurnScope;
  /** Also sent as the update's argument; as an argument of the start it is durable before any worker is awake. */
  first: InboundMessage;
  canary: CanaryDecision;
  budgets: StageBudgets;
}

/** What a message gets. */
export type Delivery =
  /** The reply, to be sent in the HTTP response once that has claimed it. */
  | { kind: 'reply'; text: string; quickReplies: string[] }
  /** A later message of the same burst carries the reply. */
  | { kind: 'merged' }
  /** The reply goes out through the channel's API; the HTTP response stays empty. */
  | { kind: 'deferred' }
  /** Nothing is to be said: a person has taken over, the customer opted out, or a limit was told of before. */
  | { kind: 'silent'; reason: string };

export type Outcome =
  | 'answered'
  | 'booked'
  | 'cancelled'
  | 'rescheduled'
  | 'asked'
  | 'denied'
  | 'tool_failed'
  | 'fallback'
  | 'handoff'
  | 'silent'
  | 'duplicate'
  | 'failed';

/** What a run returns: visible as the workflow's result in the Web UI. */
export interface RunSummary {
  turns: { turnId: string; outcome: Outcome; intent: Reading['intent'] | null; route: string; messages: number }[];
}

/**
 * A message for this conversation. Answers when the turn has ended, or `deferred` once the inline budget has passed.
 * An Update (not a Signal) because the webhook needs the reply; its id is the MessageSid, so that a retry gets the same answer.
 */
export const handleMessage = defineUpdate<Delivery, [InboundMessage]>('handleMessage');

/** The same message when no update could be accepted in time: its reply always leaves through the channel's API. */
export const deliverLater = defineSignal<[InboundMessage]>('deliverLater');

export const TURN_WORKFLOW = 'conversationTurn';

/** Thread = workflow id, turn = run. */
export const turnWorkflowId = (workspaceId: string, conversationId: string): string =>
  `conv:${workspaceId}:${conversationId}`;
