/** "El de Silvia y el de la batería": where the words for one appointment end and those for the next begin. */
import { nameText } from '../slots/name-words';

const ITEM = /(?: ,)?(?: (?:y|e))?(?: (?:tambien|ademas))? (?=(?:el|la|lo|los|las) )/g;
/** Behind a comma alone stands an appointment only where its article says so: "el turno, el martes no puedo". */
const POINTED = /^ ,(?: (?:el|la|lo|los|las) (?:de|del|mi[oa]s?) )/;
const JOINED = / (?:y|e) /;
/** What says something of its own names no further one: "… y el jueves te llamo". */
const OWN_CLAUSE = / (?:te|me|se|nos|lo|no|si|que|voy|puedo|quiero|prefiero|paso) /;
/** "El mío", "el de la batería del viernes a las 10". */
const MOST_WORDS = 9;

/** Offsets at which another one may begin; none when the words are one thing. */
export function listStarts(raw: string): number[] {
  const { line, words, wordAt } = nameText(raw);
  return [...line.matchAll(ITEM)].flatMap(({ 0: mark, index }) => {
    const isItem = JOINED.test(`${mark} `) || POINTED.test(line.slice(index));
    const at = wordAt(index);
    const rest = line.slice(index + mark.length - 1);
    const item = rest.slice(0, /(?<=.) (?:,|y|e|\.) /.exec(rest)?.index ?? rest.length);
    return isItem && !OWN_CLAUSE.test(`${item} `) && at > 0 && words.length - at <= MOST_WORDS * 2
      ? [words[at]?.start ?? 0]
      : [];
  });
}
