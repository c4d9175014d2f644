/**
 * What a caller already knows about a conversation that is new to us. Pulpo keeps the state of every conversation itself;
 * the state in a request counts once, when a caller moves a conversation here in the middle of a booking.
 */
import { emptyState } from '../../domain/dialogue/empty-state';
import { CONTACT_SLOTS, newTask, pushTask } from '../../domain/dialogue/tasks';
import type { ConversationState, Slots, Task } from '../../domain/dialogue/types';
import type { SlotName } from '../../domain/slots';
import type { WorkspaceProfile } from '../../domain/workspace';
import type { DecideState } from '../../schemas/types';
import { importedSlots } from './imported-slots';

const NEEDED_TO_BOOK: readonly SlotName[] = ['service_type', 'preferred_date', 'preferred_time', 'client_name'];
const BOOKING: readonly (string | undefined)[] = ['COLLECTING', 'AVAILABILITY', 'CONFIRMING'];

/** `null`: the caller knows nothing that can be used. A confirmation is never taken over: what is written must have been summarised by us. */
export function firstState(given: DecideState, workspace: WorkspaceProfile, now: Date): ConversationState | null {
  const read = Object.entries(importedSlots(given.slots, workspace, now.toISOString()));
  if (read.length === 0) return null;
  const slots: Slots = Object.fromEntries(read.map(([name, value]) => [name, { value, source: 'memory', turn: 0 }]));
  const own = Object.entries(slots).filter(([name]) => CONTACT.includes(name));
  const others = Object.fromEntries(Object.entries(slots).filter(([name]) => !CONTACT.includes(name)));
  const state: ConversationState = { ...emptyState(), contact: Object.fromEntries(own), updatedAt: now.toISOString() };
  if (!BOOKING.includes(given.fsm_state)) return { ...state, mentioned: others };
  const missing = NEEDED_TO_BOOK.find((name) => slots[name] === undefined);
  const task: Task = {
    ...newTask(state, 'book'),
    slots: others,
    pending: missing ? { kind: 'slot', slot: missing } : null,
  };
  return { ...pushTask(state, task), fsm: 'COLLECTING' };
}

const CONTACT: readonly string[] = CONTACT_SLOTS;
