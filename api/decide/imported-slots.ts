/**
 * Slots that a caller brings along, read as if the customer had given each in answer to its question: the same readers, the
 * same catalogue, the same refusals. What comes out is a normalised value, never the caller's text.
 */
import { localToday } from '../../domain/calendar';
import { emptyState, understandingContext } from '../../domain/dialogue';
import { understand } from '../../domain/understanding';
import { isWholeName } from '../../domain/understanding/slots/name';
import { foldText } from '../../domain/understanding/text/fold';
import { SLOT_NAMES, type SlotName, type SlotValues } from '../../domain/slots';
import type { CatalogueEntry } from '../../domain/catalogue';
import type { WorkspaceProfile } from '../../domain/workspace';
import type { Slots } from '../../schemas/types';

/** @param now ISO instant. @returns the slots that could be read; all others are left out, to be asked for */
export function importedSlots(given: Slots, workspace: WorkspaceProfile, now: string): SlotValues {
  const slots: SlotValues = {};
  for (const name of SLOT_NAMES) {
    const value = given[name];
    const read = value == null ? undefined : readSlot(name, value, workspace, now);
    if (read !== undefined) slots[name] = read;
  }
  return slots;
}

function readSlot(slot: SlotName, value: string, workspace: WorkspaceProfile, now: string): string | undefined {
  switch (slot) {
    // The contract's schema has checked their form.
    case 'preferred_time':
      return value;
    case 'preferred_date':
      return value >= localToday(now, workspace.timezone) ? value : undefined;
    case 'service_type':
      return entryNamed(value, workspace.catalogue.services) ?? answered(slot, value, workspace, now);
    case 'staff_name':
      return entryNamed(value, workspace.catalogue.staff) ?? answered(slot, value, workspace, now);
    case 'client_name':
      // A name with more behind it is none: whatever is kept is said back to the customer.
      return isWholeName(value, true) ? answered(slot, value, workspace, now) : undefined;
    default:
      return answered(slot, value, workspace, now);
  }
}

const entryNamed = (value: string, entries: readonly CatalogueEntry[]): string | undefined =>
  entries.find(({ name }) => foldText(name) === foldText(value.trim()))?.name;

function answered(slot: SlotName, value: string, workspace: WorkspaceProfile, now: string): string | undefined {
  const asked = { ...emptyState(), question: { kind: 'slot', slot } as const };
  return understand(value, understandingContext(asked, workspace, now)).slots[slot];
}
