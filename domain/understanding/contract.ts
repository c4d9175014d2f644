import type { Command } from './commands/types';
import type { Reading } from './types';
import { SLOT_NAMES, type SlotName, type SlotValues } from '../slots';
import type { Intent } from './vocabulary';

/** What `extractor_v1` carries: every slot present, null when not said. */
export interface ExtractorContract {
  intent: Intent;
  slots: Record<SlotName, string | null>;
  confidence: number;
  /** The message as commands, where they are asked for. */
  commands_v1?: Command[];
}

/** A reading in the terms of the extractor contract. */
export function toContract(
  reading: Pick<Reading, 'intent' | 'slots' | 'confidence'> & Partial<Pick<Reading, 'when' | 'commands'>>,
  { commands = false }: { commands?: boolean } = {},
): ExtractorContract {
  const slots = { ...appointmentGivenUp(reading), ...reading.slots };
  const filled = SLOT_NAMES.map((name) => [name, slots[name] ?? null] as const);
  return {
    intent: reading.intent,
    slots: Object.fromEntries(filled) as Record<SlotName, string | null>,
    confidence: reading.confidence,
    ...(commands && reading.commands ? { commands_v1: reading.commands } : {}),
  };
}

/** "El jueves no puedo ir": in a cancellation, the day that is given up is the day that was said. */
function appointmentGivenUp({ intent, when }: Pick<Reading, 'intent'> & Partial<Pick<Reading, 'when'>>): SlotValues {
  if (intent !== 'cancel' || !when?.from) return {};
  const { date, time } = when.from;
  return {
    ...(date?.kind === 'day' ? { preferred_date: date.value } : {}),
    ...(time?.kind === 'exact' ? { preferred_time: time.value } : {}),
  };
}
