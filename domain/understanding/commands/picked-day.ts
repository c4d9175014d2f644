/** "Mañana no, el del otro sábado", "mañana no, el otro", when it is asked which appointment is meant: their days tell it. */
import { isPickingAppointment } from '../context';
import { hasCue } from '../cues/read-cues';
import type { PartReading, UnderstandingContext } from '../types';
import type { LocalDate } from '../../calendar';
import type { Reference } from './types';

export function pickedByDay(part: PartReading, context: UnderstandingContext): Reference | null {
  const { offered = [], pendingQuestion } = context;
  if (!isPickingAppointment(pendingQuestion)) return null;
  const { cues, when, act, question } = part;
  // "Pasalo al 5" says where to.
  if (act !== null || question || when.time !== null || hasCue(cues, 'changes_it')) return null;
  const days = new Set(offered.flatMap(({ appointment }) => appointment?.date ?? []));
  const not = part.excludes.flatMap(({ what: { dates = [] } }) => dates).find((date) => days.has(date));
  const day = dayAmong(part, days);
  if (day !== undefined)
    return not !== undefined || hasCue(cues, 'the_one_of') ? { day: { from: day, to: day } } : null;
  const isOther = not !== undefined && when.date === null && hasCue(cues, 'the_other_one');
  return isOther ? { which: 'other', not: { day: { from: not, to: not } } } : null;
}

/** The day that is said, when it is one of theirs; of two that it may be, the one that is. */
function dayAmong({ when: { date } }: PartReading, days: ReadonlySet<LocalDate>): LocalDate | undefined {
  if (date === null || /^(?:al?|para) /i.test(date.span.text)) return undefined;
  const said = date.kind === 'day' ? [date.value] : date.kind === 'ambiguous' ? date.candidates : [];
  const [only, ...more] = said.filter((one) => days.has(one));
  return more.length === 0 ? only : undefined;
}
