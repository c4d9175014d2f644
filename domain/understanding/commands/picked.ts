/** "La 2 cancelala y la 1 pasala a las 12", to a list of appointments: what is done with each that is picked by its place. */
import { analyse } from '../analysis';
import { readChoice } from '../acts/choice';
import { nameText } from '../slots/name-words';
import { isPickingAppointment } from '../context';
import { blankOutside } from '../text/blank';
import type { UnderstandingContext } from '../types';

export interface Picked {
  /** The words that pick. */
  start: number;
  end: number;
  /** Where the verb stands, to tell which request it is. */
  verb: number;
  codes: string[];
}

const PLACE =
  '(?:(?:el|la|los|las) )?(?:numero |opcion |turno )?(?:\\d|uno|dos|tres|(?:primer|segund|tercer|cuart|quint|ultim)[oa]?)';
const VERB =
  '(?:me )?(?:l[oa]s? )?(?:cancel|anul|borr|suspend|cambi|mov|muev|pas|corr|adelant|atras|retras|posterg|reprogram)[a-z]*';
const PLACES = `${PLACE}(?:(?: ,)?(?: y)? ${PLACE}(?! ${VERB}))*`;
/** "A la 1", "para el 5" are no places of a list. */
const PICKS = new RegExp(
  `(?<!(?: a| al| para| del| de)) (?:(${VERB}) (${PLACES})(?= |$)|(${PLACES})(?: ,)? (${VERB})(?= |$))`,
  'g',
);

export function pickedIn(raw: string, context: UnderstandingContext): Picked[] {
  const { offered = [], pendingQuestion } = context;
  if (!isPickingAppointment(pendingQuestion) || !offered.every(({ appointment }) => appointment !== undefined))
    return [];
  const { line, words, wordAt, placeOf } = nameText(raw);
  return [...line.matchAll(PICKS)].flatMap(({ index, 0: whole, 1: verbFirst, 2: behind, 3: before }) => {
    const places = behind ?? before ?? '';
    const at = verbFirst === undefined ? index : index + 1 + verbFirst.length;
    const place = placeOf(at, at + 1 + places.length);
    const verb = words[verbFirst === undefined ? wordAt(index + whole.length) - 1 : wordAt(index)]?.start;
    if (!place || verb === undefined) return [];
    const act = readChoice(analyse(blankOutside(raw, place.start, place.end), context.catalogue), context);
    const indexes = act?.kind === 'choose' ? [act.index, ...(act.and ?? [])] : [];
    const codes = indexes.flatMap((one) => offered[one]?.appointment?.code ?? []);
    return codes.length > 0 ? [{ ...place, verb, codes }] : [];
  });
}
