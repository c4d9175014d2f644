import type { ToolResult } from '../tools/results';
import { TOOLS } from '../tools/registry';
import { SLOT_NAMES } from '../understanding/types';
import { slotValue } from './slots';
import type { ConversationState, StatePatch } from './types';

/** What changed between two states, in the terms of the decide contract. */
export function statePatch(
  before: ConversationState,
  after: ConversationState,
  results: readonly ToolResult[],
): StatePatch {
  const patch: StatePatch = {
    slots: {},
    slots_to_remove: [],
    cache_invalidation_keys: cacheKeys(before, after, results),
  };
  for (const name of SLOT_NAMES) {
    const value = slotValue(after, name);
    if (value === slotValue(before, name)) continue;
    if (value === undefined) patch.slots_to_remove.push(name);
    else patch.slots[name] = value;
  }
  return patch;
}

/** What a caller may have cached and must read again: days whose agenda a write changed, availability of another service. */
function cacheKeys(before: ConversationState, after: ConversationState, results: readonly ToolResult[]): string[] {
  const keys = new Set<string>();
  for (const result of results) {
    if (TOOLS[result.tool].scope === 'read' || result.status !== 'done' || !result.outcome.ok) continue;
    keys.add('appointments');
    const { data } = result.outcome;
    if ('appointment' in data) keys.add(`availability:${data.appointment.date}`);
    if ('previous' in data) keys.add(`availability:${data.previous.date}`);
  }
  if (before.slots.service_type && slotValue(before, 'service_type') !== slotValue(after, 'service_type')) {
    keys.add('availability');
  }
  return [...keys];
}
