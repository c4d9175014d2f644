import { distance } from 'fastest-levenshtein';
import { LEXICON } from '../lexicon/index';
import { KNOWN_WORDS } from './known-words';
import { REAL_WORDS } from './real-words';
import { skeletonOf, soundOf } from './phonetic';

/** Words worth recognising when mistyped. Short ones are left out: they are one letter from too many others. */
const MENDABLE = (
  'turno turnos cita citas reserva reservar reservacion agendar cancelar cancelo anular cambiar reprogramar reagendar postergar ' +
  'horario horarios precio precios cuanto cuesta cuestan servicio servicios tratamiento tratamientos consulta quiero quisiera necesito ' +
  'gracias buenas buenos tardes noches disponible disponibilidad disponibles atienden trabajan abren cierran sabado sabados domingo ' +
  'domingos miercoles viernes jueves martes manana direccion ubicacion ubicados tarjeta efectivo transferencia persona asesor hablar ' +
  'puedo podria podrian quisiera lugar costo costos tarifa tarifas valor ofrecen informacion peluqueria corte depilacion manicura ' +
  'pedicura masaje limpieza blanqueamiento vacuna sesion doctor doctora dentista quería tienen ' +
  'solicitar programar apartar mover pasar reclamo queja problema favor hasta cuando donde'
)
  .split(' ')
  .map((word) => word.normalize('NFD').replace(/\p{M}/gu, ''));

/** Words commonly written without their vowels. */
const CLIPPABLE =
  'turno turnos cancelo cancelar llego necesito puedo puede puedes tienen tenes tienes disponible horario lugar cuando cuanto cuanta precio quiero quisiera gracias manana tarde noche semana consulta control reserva reprogramar sesion clase persona direccion mensaje telefono whatsapp cambio cambias cambiar queda quedan tengo hacen pueden corte'.split(
    ' ',
  );

/** The first of several words that share a key wins: lists are in order of use. */
function keyed(words: Iterable<string>, keyOf: (word: string) => string): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of words) {
    const key = keyOf(word);
    if (!found.has(key)) found.set(key, word);
  }
  return found;
}

const BY_SOUND = keyed(LEXICON.words.keys(), soundOf);
const BY_SKELETON = keyed(CLIPPABLE, skeletonOf);

const BY_LENGTH = new Map<number, string[]>();
for (const word of MENDABLE) {
  if (word.length < 5) continue;
  BY_LENGTH.set(word.length, [...(BY_LENGTH.get(word.length) ?? []), word]);
}

/**
 * A mistyped key word becomes that word; anything known or far from all stays as it is. One slip (a letter missing, doubled,
 * wrong or swapped) is forgiven from five letters on, two from nine.
 */
export function mend(word: string): string {
  if (word.length < 3 || KNOWN_WORDS.has(word) || REAL_WORDS.has(word) || /\d/.test(word)) return word;
  const heard = BY_SOUND.get(soundOf(word));
  if (heard !== undefined) return heard;
  if (isClipped(word)) return BY_SKELETON.get(skeletonOf(word)) ?? word;
  const singled = word.replace(/([a-z])\1+/g, '$1');
  if (singled !== word && LEXICON.words.has(singled)) return singled;
  let best: string | null = null;
  let bestDistance = Infinity;
  for (let length = word.length - 2; length <= word.length + 2; length++) {
    for (const candidate of BY_LENGTH.get(length) ?? []) {
      const found = slips(word, candidate);
      const allowed = candidate.length >= 9 ? 2 : 1;
      if (found <= allowed && found < bestDistance) {
        best = candidate;
        bestDistance = found;
      }
    }
  }
  return best ?? word;
}

/** Hardly a vowel: "cncelo", "trno". Two consonants must remain beside the first letter. */
function isClipped(word: string): boolean {
  const vowels = word.replace(/[^aeiou]/g, '').length;
  return word.length <= 7 && skeletonOf(word).length >= 3 && vowels / word.length <= 0.34;
}

/** Edit distance in which two swapped neighbours are one slip, and a wrong first letter two. */
export function slips(a: string, b: string): number {
  const plain = distance(a, b);
  const firstLetter = a[0] !== b[0] && !(a[0] === b[1] && a[1] === b[0]) ? 1 : 0;
  if (plain === 2 && a.length === b.length && isSwap(a, b)) return 1 + firstLetter;
  return plain + firstLetter;
}

function isSwap(a: string, b: string): boolean {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}
