import type { Reading } from '../../domain/understanding/types';
import type { Intent } from '../../domain/understanding/vocabulary';
import { SLOT_NAMES, type SlotName, type SlotValues } from '../../domain/slots';
import { foldText } from '../../domain/understanding/text/fold';
import type { LabelledSlot, Utterance } from '../utterance-set';

/** One message, what was expected and what was read. */
export interface Outcome {
  record: Utterance;
  expected: Intent;
  read: Intent;
  confidence: number;
  /** Per slot that was expected or read. */
  slots: { slot: SlotName; verdict: 'right' | 'wrong' | 'missed' | 'invented' }[];
  milliseconds: number;
}

/** @param marked the slots that this record's author marks at all; others cannot be told right from invented */
export function outcomeOf(
  record: Utterance,
  reading: Reading,
  milliseconds: number,
  marked: ReadonlySet<SlotName> = new Set(SLOT_NAMES),
): Outcome {
  const slots = SLOT_NAMES.flatMap((slot): Outcome['slots'] => {
    if (!marked.has(slot)) return [];
    const expected = record.slots[slot];
    const read = reading.slots[slot];
    if (expected === undefined && read === undefined) return [];
    if (expected === undefined) return [{ slot, verdict: 'invented' }];
    if (read === undefined) return [{ slot, verdict: 'missed' }];
    return [{ slot, verdict: sameValue(slot, expected, read) ? 'right' : 'wrong' }];
  });
  return { record, expected: record.intent, read: reading.intent, confidence: reading.confidence, slots, milliseconds };
}

/** By author (the first letter of a family): the slots that occur in any of their records. */
export function markedSlots(records: readonly Utterance[]): Map<string, Set<SlotName>> {
  const marked = new Map<string, Set<SlotName>>();
  for (const { family, slots } of records) {
    const own = marked.get(family.charAt(0)) ?? new Set<SlotName>();
    for (const slot of SLOT_NAMES) if (slots[slot] !== undefined) own.add(slot);
    marked.set(family.charAt(0), own);
  }
  return marked;
}

/**
 * Strict for what is normalised (days, hours, telephones, e-mails, codes). A service or a professional without a catalogue is
 * its wording: the labelled surface or value, articles and accents apart, or one containing the other.
 */
function sameValue(slot: SlotName, expected: LabelledSlot, read: NonNullable<SlotValues[SlotName]>): boolean {
  if (slot !== 'service_type' && slot !== 'staff_name' && slot !== 'client_name')
    return read.toLowerCase() === expected.value.toLowerCase();
  const [a, b, c] = [bare(read), bare(expected.value), bare(expected.text)];
  if (slot === 'client_name') return a === b;
  return a === b || a === c || (a.length > 3 && (b.includes(a) || a.includes(b) || c.includes(a) || a.includes(c)));
}

function bare(text: string): string {
  return foldText(text)
    .replace(/\b(?:el|la|los|las|un|una|dra?|doctora?|lic|sra?|de|del)\b\.?/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
