import type { ToolResult } from '../tools/results';
import { TOOLS } from '../tools/registry';
import { SLOT_NAMES } from '../slots';
import { slotValues } from './tasks';
import type { ConversationState, StatePatch } from './types';

/** What changed between two states, in the terms of the decide contract: the slots of what is talked about. */
export function statePatch(
  before: ConversationState,
  after: ConversationState,
  results: readonly ToolResult[],
): StatePatch {
  const was = slotValues(before);
  const is = slotValues(after);
  const patch: StatePatch = { slots: {}, slots_to_remove: [], cache_invalidation_keys: [] };
  for (const name of SLOT_NAMES) {
    const value = is[name];
    if (value === was[name]) continue;
    if (value === undefined) patch.slots_to_remove.push(name);
    else patch.slots[name] = value;
  }
  const newService = was.service_type !== undefined && was.service_type !== is.service_type;
  return { ...patch, cache_invalidation_keys: cacheKeys(newService, results) };
}

/** What a caller may have cached and must read again: days whose agenda a write changed, availability of another service. */
function cacheKeys(newService: boolean, results: readonly ToolResult[]): string[] {
  const keys = new Set<string>();
  for (const result of results) {
    if (TOOLS[result.tool].scope === 'read' || result.status !== 'done' || !result.outcome.ok) continue;
    keys.add('appointments');
    const { data } = result.outcome;
    if ('appointment' in data) keys.add(`availability:${data.appointment.date}`);
    if ('previous' in data) keys.add(`availability:${data.previous.date}`);
  }
  if (newService) keys.add('availability');
  return [...keys];
}
