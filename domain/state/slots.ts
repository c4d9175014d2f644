/** Reading and changing slots without mutating the state they live in. */
import { SLOT_NAMES, type SlotName, type SlotValues } from '../understanding/types';
import type { ConversationState, SlotState } from './types';

/** What a booking is made of, without the person: forgotten together when it is done, dropped or too old. */
export const BOOKING_SLOTS: readonly SlotName[] = [
  'service_type',
  'preferred_date',
  'preferred_time',
  'staff_name',
  'booking_id',
];

export const slotValue = (state: ConversationState, name: SlotName): string | undefined => state.slots[name]?.value;

/** The values alone, in the order of the contract. */
export function slotValues(state: ConversationState): SlotValues {
  const values: SlotValues = {};
  for (const name of SLOT_NAMES) {
    const value = slotValue(state, name);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/** Sets a slot; a value that is already there keeps its age and source. */
export function withSlot(
  state: ConversationState,
  name: SlotName,
  value: string,
  source: SlotState['source'],
): ConversationState {
  if (slotValue(state, name) === value) return state;
  return { ...state, slots: { ...state.slots, [name]: { value, source, turn: state.turn } } };
}

export function withoutSlots(state: ConversationState, names: readonly SlotName[]): ConversationState {
  if (!names.some((name) => state.slots[name])) return state;
  const slots = { ...state.slots };
  for (const name of names) delete slots[name];
  return { ...state, slots };
}

/** Nothing is being done any more: name and e-mail stay, as memory; what was asked, offered and narrowed is gone. */
export function withoutFlow(state: ConversationState): ConversationState {
  const { alsoWanted: _wanted, alsoCancel: _cancel, ...rest } = state;
  const kept = withoutSlots(rest, BOOKING_SLOTS);
  const slots: ConversationState['slots'] = {};
  for (const name of SLOT_NAMES) {
    const slot = kept.slots[name];
    if (slot) slots[name] = slot.source === 'channel' ? slot : { ...slot, source: 'memory' };
  }
  return {
    ...kept,
    slots,
    flow: null,
    timeWindow: null,
    dateRange: null,
    pending: null,
    offered: [],
    confirmation: null,
  };
}
