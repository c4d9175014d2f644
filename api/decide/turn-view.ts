/** A stored turn in the words of the decide contract. Records are read as what they are: JSON that may be older than this code. */
import { INTENTS } from '../../domain/understanding/vocabulary';
import { SLOT_NAMES } from '../../domain/slots';
import type { DecidePatch, DecideTelemetry, DecideToolCall, Intent, SlotName } from '../../schemas/types';
import { asRecord } from '../../store/json';
import type { findTurn } from '../../store/turns';
import { redactArgs } from './redact';

export type StoredTurn = NonNullable<Awaited<ReturnType<typeof findTurn>>>;

export interface TurnView {
  outcome: string;
  /** The reply as written, without the numbered list that a plain-text channel needs. */
  message: string | null;
  toolCalls: DecideToolCall[];
  patch: DecidePatch;
  telemetry: DecideTelemetry;
  /** The first refusal of the policy, if there was one. */
  denial: { reason: string; lift: string } | null;
}

export function viewTurn(turn: StoredTurn): TurnView {
  const reply = asRecord(turn.reply);
  return {
    outcome: turn.outcome,
    message: typeof reply['message'] === 'string' ? reply['message'] : null,
    toolCalls: list(turn.results).map(toolCall),
    patch: patchOf(asRecord(turn.patch)),
    telemetry: telemetryOf(turn),
    denial: denialIn(list(turn.verdicts)),
  };
}

export const EMPTY_PATCH: DecidePatch = { slots: {}, slots_to_remove: [], cache_invalidation_keys: [] };

/** For an answer that no turn of its own stands behind. Nothing was read, so the intent is `other` with no confidence. */
export const NO_TELEMETRY: DecideTelemetry = {
  route: 'rules',
  intent: 'other',
  confidence: 0,
  extractor_ms: 0,
  planner_ms: 0,
  policy_ms: 0,
  broker_ms: 0,
  reducer_ms: 0,
  nlg_ms: 0,
  total_ms: 0,
};

function toolCall(result: Record<string, unknown>): DecideToolCall {
  return {
    tool: String(result['tool']),
    args: redactArgs(asRecord(result['args'])),
    success: result['status'] === 'done' && asRecord(result['outcome'])['ok'] === true,
  };
}

function patchOf(patch: Record<string, unknown>): DecidePatch {
  const slots = Object.entries(asRecord(patch['slots'])).filter(
    (entry): entry is [SlotName, string] => isSlotName(entry[0]) && typeof entry[1] === 'string',
  );
  return {
    slots: Object.fromEntries(slots),
    slots_to_remove: [...new Set(strings(patch['slots_to_remove']).filter(isSlotName))],
    cache_invalidation_keys: strings(patch['cache_invalidation_keys']),
  };
}

function telemetryOf(turn: StoredTurn): DecideTelemetry {
  const timings = asRecord(turn.timings);
  const ms = (stage: string): number => duration(timings[stage]);
  const { route, fallback_from: from, intent } = turn;
  return {
    route: route === 'slm' || route === 'legacy' ? route : 'rules',
    ...(from === 'slm' || from === 'legacy' ? { fallback_from: from } : {}),
    intent: intent !== null && isIntent(intent) ? intent : 'other',
    confidence: Math.min(1, Math.max(0, turn.confidence ?? 0)),
    extractor_ms: ms('extractor'),
    planner_ms: ms('planner'),
    policy_ms: ms('policy'),
    broker_ms: ms('broker'),
    reducer_ms: ms('reducer'),
    nlg_ms: ms('nlg'),
    total_ms: duration(turn.total_ms),
  };
}

function denialIn(verdicts: Record<string, unknown>[]): TurnView['denial'] {
  const denied = verdicts.find((verdict) => verdict['verdict'] === 'deny');
  return denied ? { reason: String(denied['reason']), lift: String(denied['lift']) } : null;
}

/** Clocks of two machines may disagree by more than a turn takes. */
const duration = (value: unknown): number => (typeof value === 'number' && value > 0 ? Math.round(value * 10) / 10 : 0);

const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(asRecord) : []);
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
const isSlotName = (name: string): name is SlotName => SLOT_NAMES.some((slot) => slot === name);
const isIntent = (name: string): name is Intent => INTENTS.some((intent) => intent === name);
