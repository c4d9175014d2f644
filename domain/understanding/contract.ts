import { SLOT_NAMES, type Intent, type Reading, type SlotName } from './types';

/** What `extractor_v1` carries: every slot present, null when not said. */
export interface ExtractorContract {
  intent: Intent;
  slots: Record<SlotName, string | null>;
  confidence: number;
}

/** A reading in the terms of the extractor contract. */
export function toContract({
  intent,
  slots,
  confidence,
}: Pick<Reading, 'intent' | 'slots' | 'confidence'>): ExtractorContract {
  const filled = SLOT_NAMES.map((name) => [name, slots[name] ?? null] as const);
  return { intent, slots: Object.fromEntries(filled) as Record<SlotName, string | null>, confidence };
}
