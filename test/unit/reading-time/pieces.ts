/** Pieces of hostile messages: what a reader's pattern begins with, and characters of every kind that folding treats specially. */
import { LEXICON } from '../../../domain/understanding/lexicon/index';

/** Two or more characters of each kind; written as code points, since many cannot be seen. */
export const CHARACTERS: readonly string[] = [
  // Case: other length in lower case, title case, ligatures, mathematical and full-width letters.
  [0x130, 0x131, 0x1c4, 0x1c5, 0x1c6, 0x1e9e, 0xdf, 0xfb01, 0xfb03, 0x1d400, 0x1d5d4, 0xff21, 0xff41, 0x10400, 0x24b6],
  // Combining marks, variation selectors, and letters that decompose.
  [0x301, 0x303, 0x308, 0x327, 0x36f, 0x489, 0x20e3, 0xfe0f, 0xfe0e, 0xe0100, 0xe1, 0xf1, 0x1ee9, 0xac01, 0xfdfa],
  // Not seen: joiners, marks of direction, soft hyphen, tags, controls.
  [0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202e, 0x2066, 0x2069, 0xfeff, 0xad, 0x34f, 0xe0041, 0x0, 0x7, 0x1b, 0x7f],
  // Other scripts, from right to left among them.
  [0x5d0, 0x627, 0x3b1, 0x3a3, 0x42f, 0x4e2d, 0x3042, 0xe01, 0x905, 0x10a0, 0x13a0, 0x20000],
  // Digits of other scripts, fractions, superscripts.
  [0x660, 0x6f0, 0x966, 0xff11, 0x1d7d8, 0xbd, 0xb2, 0x2460, 0x2167, 0x30, 0x31, 0x35],
  // Emoji, flags, tones of skin.
  [0x1f600, 0x2764, 0x1f1e6, 0x1f3fd, 0x1f468, 0x274c, 0x1f44d, 0x2705],
  // Surrogates by themselves.
  [0xd800, 0xdbff, 0xdc00, 0xdfff],
  // Blanks of every width, ends of lines.
  [0x20, 0xa0, 0x9, 0xa, 0xd, 0xb, 0x2003, 0x2028, 0x2029, 0x3000, 0x85],
]
  .flat()
  .map((code) => (code >= 0xd800 && code <= 0xdfff ? String.fromCharCode(code) : String.fromCodePoint(code)))
  .concat([...'abcehijlmnopqsuvxyzACEHINS@.,;:!?¿¡\'’"-_+*/\\()[]{}<>#$%&=~^|°º…–—«»']);

/** Beginnings and middles of what the readers look for. */
export const FRAGMENTS: readonly string[] = [
  'a@', 'a.', '@a', '.a', 'a@a.', '@ ', ' @ a', 'a @', ' arroba ', ' punto ', 'a arroba a punto ', '(at)', 'a-', 'a_', 'a.b-c+',
  '1:', '1.', '1,', '1/', '1-', '11 ', '1 ', '15/', '15/10 ', '12:30 ', '10.30', '+54 ', '+54', '(011) ', '15-', '4444-', '$1', '1.000', '1 a ', '20:',
  'a las ', 'a la ', 'las ', 'el ', 'los ', 'la ', 'y ', 'o ', 'e ', 'entre ', 'para ', 'de ', 'del ', 'desde ', 'hasta ', 'a ', 'al ', 'en ', 'con ',
  'no ', 'ni ', 'sin ', 'no no, ', 'si ', 'sí, ', 'no, ', 'yo ', 'si yo ', 'que ', 'mi ', 'mis ', 'su ', 'un ', 'una ', 'unas ', 'mas ', 'más ', 'antes ', 'despues ', 'después ',
  'lunes ', 'martes ', 'sabado ', 'el lunes ', 'el lunes o ', 'los lunes y ', 'menos el lunes ', 'lunes a viernes ', 'hoy ', 'mañana ', 'pasado mañana ', 'la semana que viene ', 'proximo ', 'el proximo ', 'fin de ', 'fin de mes ',
  'enero ', 'de enero ', '5 de enero ', '5 de ', '5 y ', '5, ', '5 o ', 'cinco ', 'cinco y ', 'veinti', 'treinta y ', 'y media ', 'menos cuarto ', 'dentro de ', 'en 2 ', 'en dos dias ', 'hace ',
  'a eso de ', 'tipo ', 'despues de las ', 'antes de las ', 'entre las 5 y ', 'de 5 a ', 'a la tarde ', 'por la mañana ', 'mediodia ', 'noche ',
  'código ', 'codigo de ', 'turno ', 'reserva ', 'turno con el ', 'turno n', 'reserva número ', 'código es ', 'ABC-', 'A1', 'A1-', 'A1B2C3 ', 'abc123',
  'a nombre de ', 'me llamo ', 'mi nombre es ', 'nombre ', 'apellido ', 'nombre es ', 'nombre: ', 'soy ', 'soy Juan ', 'soy juan perez ', 'para mi hija ', 'mi hija ', 'habla ', 'Juan ', 'Juan de la ', 'Juan, ', 'Sr. ', 'dr ', 'de la ', 'anotame a ', 'anotá a ',
  'corte ', 'corte y ', 'barba ', 'corte de pelo ', 'carlos ', 'con carlos ', 'con maría ', 'con el ', 'con la dra ', 'uno ', 'el primero ', 'la segunda ', 'opcion ', 'opción 1 ', 'el de ', 'el de las ',
  'hola ', 'gracias ', 'quiero ', 'quiero cancelar ', 'quiero un turno ', 'cancelar ', 'cambiar ', 'turnos de ', 'ver los turnos de ', 'dame ', 'dame a a a turnos de ', 'llego a b c ', 'que dia a ', 'ver a ', 'confirmo a b ', 'hasta cuando a ', 'y si despues ', 'si llego a ',
  'xxxxxxx', 'jajaja', 'aaaa', 'abab', 'cncl', 'turnno ', 'qiero ', 'sábbado', 'ch', 'll', 'qu', 'gu', 'nb', 'sc', 'hh', '? ', '?', '¿', '! ', ', ', ',', '.', '. ', '...', '-', ' - ', '(', ')', '()', '/', '//', '://', 'http://', 'www.', 'a.com', '.com', 'a/', 'c/', 'p/ ', '$', '$ ', '%', '5%', '5 %', '\n', '\n\n', '- \n',
  'whatsapp:', 'x://a:', 'x://:', 'postgres://u:', 'sms:+', '[', ']', '{"', '<|', '|>', '```', 'constructor ', '__proto__ ', 'toString ',
]; // prettier-ignore

/** Words of the lexicon, in the order in which it lists them. */
export const WORDS: readonly string[] = [...LEXICON.words.keys()].map((word) => `${word} `);
