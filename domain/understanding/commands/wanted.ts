import { SLOT_NAMES, type SlotValues } from '../../slots';
import type { Span } from '../vocabulary';
import type { Command, TaskKind } from './types';

/** The commands of an agent that wants to write: its arguments count as what the customer said in the message. */
export function wantedCommands(task: TaskKind, slots: SlotValues, span: Span): Command[] {
  const { booking_id: code, ...values } = slots;
  const sets = SLOT_NAMES.flatMap((slot): Command[] => {
    const value = slot === 'booking_id' ? undefined : values[slot];
    return value === undefined || task === 'cancel' ? [] : [{ do: 'set', slot, value, span }];
  });
  const refers: Command[] = code !== undefined && task !== 'book' ? [{ do: 'refer', to: { code }, span }] : [];
  return [{ do: 'start', task, sure: 1, span }, ...refers, ...sets];
}
