/** "Cambiá el nombre", "ponelo a nombre de mi hija": the name is what is changed, and tells not whose appointment it is. */
import { hasCue } from '../cues/read-cues';
import type { CueId } from '../cues/table';
import type { PartReading, UnderstandingContext } from '../types';

type Context = { [K in 'task' | 'lastDone']?: UnderstandingContext[K] | undefined };

/** @param context what is being done; a name that is said when all is done puts that right */
export const renames = ({ cues }: Pick<PartReading, 'cues'>, context: Context): boolean =>
  hasCue(cues, 'puts_it') ||
  (hasCue(cues, 'names_name') && (AMENDS.some((cue) => hasCue(cues, cue)) || isDone(context)));

const AMENDS: readonly CueId[] = ['amends', 'as_it_was', 'keeps_it'];

/** What has just been written is what is talked about. */
const isDone = ({ task, lastDone }: Context): boolean => !task && (lastDone === 'book' || lastDone === 'move');

/**
 * Outside of any task: something of an appointment that there is shall be another one, without a day or an hour. "El nombre de mi turno
 * está mal"; right after a booking, "¿se puede cambiar el nombre?". A name that is told then needs no more words.
 */
export function amendsOwn({ intent, cues, question, slots }: PartReading, context: Context): boolean {
  if (context.task) return false;
  const changes = hasCue(cues, 'changes_it');
  if (hasCue(cues, 'names_service') && changes)
    return slots.service_type === undefined && (hasCue(cues, 'my_appointment') || isDone(context));
  if (intent !== 'other' || !hasCue(cues, 'names_name')) return false;
  const isAsked = question ? changes : hasCue(cues, 'amends') || hasCue(cues, 'puts_it');
  if (!isAsked) return false;
  return isDone(context) ? slots.client_name === undefined : hasCue(cues, 'name_of_appointment');
}
