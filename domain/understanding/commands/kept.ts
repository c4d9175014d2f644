/** What of a message says which appointments are left as they are, so that they are not read as those that are meant. */
import { nameText } from '../slots/name-words';

export interface Kept {
  /** All the words that say so. */
  start: number;
  end: number;
  /** The words for the appointment. */
  thing: { start: number; end: number };
  /** All others are meant: "todo menos el de Sofía". */
  allBut: boolean;
}

interface KeptRule {
  id: string;
  /** In folded words, each after a space, breaks as " ," and " .": what leads, the appointment, what follows it. */
  at: RegExp;
  allBut?: true;
  /** A message, and its words for the appointment. */
  examples: readonly (readonly [message: string, thing: string])[];
  counter?: readonly string[];
}

const ARTICLE = '(?:el|la|lo|los|las|ese|esa|esos|esas)';
const LEAD = '(^| [,.](?: (?:y|e|pero))?(?: no)?| (?:y|e|pero))';
/** "…, ¿no?" asks for nothing but a yes. */
const END = '(?:(?: ,| [.])? (?:no|verdad|cierto)(?=$))?(?= [,.]| pero | y |$)';
/** "El de Sofía", "al mío del martes", "la consulta". A day or a part of it alone ("el martes") is no appointment. */
const OWN =
  '(?:el|la|lo|los|las|al|a la) (?!lunes|martes|miercoles|jueves|viernes|sabado|domingo|dia|manana|tarde|noche|\\d)[^ ,.]+(?: (?!y |e |pero |no |si )[^ ,.]+){0,4}?';
const COMES = '(?:puedo|podemos|puede|pueden|voy|vamos|va|van|llego|llegamos|llega|llegan|viene|vienen)';
/** Another one cannot be: "el mío no puedo", "no llego al de Laura". Without it a yes alone picks ("¿cuál?" – "el de Tomás sí"). */
const OTHER_OFF = ` (?:${OWN} no ${COMES}|no ${COMES}(?: a)?(?: ir)? ${OWN}(?= [,.]| y| pero))(?: |$)`;

export const KEPT: readonly KeptRule[] = [
  {
    id: 'all but',
    at: new RegExp(`( (?:menos|excepto|salvo))( ${ARTICLE}(?: (?!y )[^ ,.]+){1,5})()`, 'g'),
    allBut: true,
    examples: [
      ['cancelá todo menos lo de Tango', 'lo de Tango'],
      ['cancelame todos salvo el del jueves', 'el del jueves'],
    ],
  },
  {
    id: 'it stays',
    at: new RegExp(
      `${LEAD}( ${ARTICLE}(?: (?!y |e |pero |no )[^ ,.]+){1,5}?)( (?:deja(?:me)?l[oa]s?|se quedan?|quedan?|manten(?:e|ga)(?:me)?l[oa]s?|conserval[oa]s?|siguen?|no(?: (?:(?:lo|la|los|las) )?(?:toques?|toquen|canceles?|cancelen|muevas|muevan))?)(?: (?:como (?:esta|estan|estaba)|igual|asi|ahi|firme|en pie|nomas|quiet[oa]|tranquil[oa]|por favor|porfa))*)${END}`,
      'g',
    ),
    examples: [
      ['cancelame la ortodoncia, la limpieza dejala', 'la limpieza'],
      ['el de Lucía queda, los otros dos no voy', 'el de Lucía'],
      ['no, la de Mora dejala', 'la de Mora'],
      ['cancelá el del martes, el del jueves no lo toques', 'el del jueves'],
      ['sí, y el mío queda, ¿no?', 'el mío'],
    ],
    counter: ['cancelá el turno, el martes no puedo', 'el jueves no voy'],
  },
  {
    id: 'that one is kept to',
    at: new RegExp(
      `${LEAD}( ${OWN})( si ${COMES}(?: (?:a )?ir)?| si(?:(?<=${OTHER_OFF}.*)|(?=.*${OTHER_OFF})))${END}`,
      'g',
    ),
    examples: [
      ['el mío del martes no puedo, el de Tomás sí. cancelame el mío', 'el de Tomás'],
      ['el de Tomás sí, el mío no puedo', 'el de Tomás'],
      ['no llego al de Laura, al de Tomás sí voy', 'al de Tomás'],
    ],
    counter: ['cancelá el de Tomás sí', 'el de Tomás sí', 'el lunes no puedo, el martes sí puedo'],
  },
  {
    id: 'not that one',
    at: new RegExp(
      `( [,.](?: pero)? no| (?:y|pero) no)( ${ARTICLE} (?:de|del|mi[oa]s?|otr[oa]s?|(?:turno|cita) (?:de|del))(?: (?!y |pero )[^ ,.]+){0,4})()${END}`,
      'g',
    ),
    examples: [['cancelá el mío, no el de Mía', 'el de Mía']],
    counter: ['cancelá el turno, no la necesito'],
  },
  {
    id: 'leave that one',
    at: new RegExp(
      `( (?:pero )?(?:deja(?:me)?|mantene(?:me)?|conserva(?:me)?))( ${ARTICLE} (?:de|del|mi[oa]s?)(?: (?!y |pero )[^ ,.]+){0,4})()${END}`,
      'g',
    ),
    examples: [['cancelá los otros y dejame el de Lucía', 'el de Lucía']],
  },
];

/** In the order of the message, none inside another. */
export function keptIn(raw: string): Kept[] {
  const { line, placeOf } = nameText(raw);
  const found: Kept[] = [];
  for (const { at, allBut = false } of KEPT) {
    for (const match of line.matchAll(at)) {
      const [whole, lead = '', thing = ''] = match;
      const begin = match.index + lead.length;
      const all = placeOf(match.index, match.index + whole.length);
      const named = placeOf(begin, begin + thing.length);
      if (!all || !named || found.some((other) => all.start < other.end && other.start < all.end)) continue;
      found.push({ ...all, thing: named, allBut });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
