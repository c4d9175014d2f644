/** "El mismo día que el de aceite", "a la misma hora que mi turno": the appointment that a wish is told from, and what of it is the same. */
import { nameText } from '../slots/name-words';
import type { RelativeWhen } from '../vocabulary';

export interface BesideWords {
  /** What follows "el mismo día": "que el de aceite". */
  start: number;
  end: number;
  /** The words for the appointment. */
  thing: { start: number; end: number };
  by: RelativeWhen;
}

const SAME = '( mism[oa] (?:dia|hora|horario)(?: y (?:a )?(?:(?:el|la) )?(?:mism[oa] )?(?:dia|hora|horario))?)';
const THAN = '(?: que(?: (?:tengo|es|tiene|va|esta|era))?| de| con)?';
const THING =
  '((?: (?:el|la|lo|mi)| del)(?: turno| cita| hora| reserva)?(?: (?!(?:y|e|pero|a|para|si|no|con|sin|que) )[^ ,.]+){0,4})';
const BESIDE = new RegExp(`${SAME}${THAN}${THING}(?= [,.]| (?:y|e|pero|a|para|si|no|con|sin|que) |$)`);

export function besideIn(raw: string): BesideWords | null {
  const { line, placeOf } = nameText(raw);
  const match = BESIDE.exec(line);
  if (match === null) return null;
  const [whole, same = '', thing = ''] = match;
  const until = match.index + whole.length;
  const told = placeOf(match.index + same.length, until);
  const named = placeOf(until - thing.length, until);
  if (!told || !named) return null;
  return {
    ...told,
    thing: named,
    by: {
      ...(same.includes('dia') ? { sameDay: true as const } : {}),
      ...(same.includes('hor') ? { sameTime: true as const } : {}),
    },
  };
}
