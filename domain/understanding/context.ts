/** What was asked and offered last: all of the conversation that reading may look at. */
import type { KnownAppointment } from '../booking/types';
import type { TaskKind } from './commands/types';
import type { Intent } from './vocabulary';
import type { SlotName } from '../slots';

/** What the assistant last asked, so that a bare "10:00" or "la segunda" can be read. */
export type PendingQuestion =
  | { kind: 'slot'; slot: SlotName }
  /** "¿Confirmo? (sí / no)" */
  | { kind: 'confirm' }
  /** Choose one of the offered options. */
  | { kind: 'choose'; slot: SlotName }
  /** Two readings, both plausible ("¿querés cancelar o cambiar el turno?"). */
  | { kind: 'clarify_intent'; intents: Intent[] }
  /** After three failed attempts: "¿Te paso con una persona?" */
  | { kind: 'offer_human' };

/** The slot that the question is about; null when it is about none. */
export const askedSlot = (pending: PendingQuestion | null | undefined): SlotName | null =>
  pending?.kind === 'slot' || pending?.kind === 'choose' ? pending.slot : null;

/** Which of the customer's appointments is meant was asked. */
export const isPickingAppointment = (pending: PendingQuestion | null | undefined): boolean =>
  pending?.kind === 'choose' && pending.slot === 'booking_id';

/** A day or an hour was asked for. */
export function isAskedWhen(pending: PendingQuestion | null | undefined): boolean {
  const slot = askedSlot(pending);
  return slot === 'preferred_date' || slot === 'preferred_time';
}

/** One line of a list that the customer may pick from, by number, ordinal or content. Its words are the reply's. */
export interface OfferedOption {
  /** How a caller worded it, where it was not our reply that did. */
  label?: string;
  /** The slots that choosing it sets. */
  values: Partial<Record<SlotName, string>>;
  /** The own appointment that it stands for. */
  appointment?: KnownAppointment;
  /** The slots that choosing it empties, to be asked again ("cambiar el día"). */
  clears?: SlotName[];
  /** What choosing it asks for, when the question was about the intent. */
  intent?: Intent;
}

/** A frequent question of the workspace, and the words by which it is asked. */
export interface FaqTopic {
  topic: string;
  /** Folded, without blanks around them. */
  keywords: readonly string[];
  /** Its answer is about cancelling. */
  aboutCancelling?: boolean;
}

/** The task that is being talked about. */
export interface TaskInSight {
  kind: TaskKind;
  /** Something of it is settled: a day, an hour, a summary. */
  dated: boolean;
}
