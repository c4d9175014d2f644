/** Is this word a day of the week? Clips that are other words too ("mar", "vi", "vienes") need neighbours that say so. */
import { DOUBTFUL_WEEKDAYS, WEEKDAYS } from './lexicon';
import { endsAt, wordAt, type Token } from './tokens';

/** No words of their own: "la clase d lu". */
const HARMLESS = new Set(['lu', 'ju']);
const DETERMINERS = new Set(['el', 'este', 'proximo', 'siguiente', 'ese']);
const ASKING = new Set(['turno', 'para', 'cita', 'hora', 'reserva', 'lugar', 'hoy', 'manana', 'dia']);
const JOINTS = new Set(['o', 'y', ',', '/', '-', 'a']);
const FOLLOWERS = new Set([
  'a',
  'de',
  'por',
  'o',
  'y',
  'que',
  'tipo',
  'proximo',
  'en',
  'no',
  'dia',
  'tarde',
  'manana',
  'noche',
  'entre',
  'si',
]);

/** 0 = Monday; undefined when the word is none. `determined`: an article or the like stands right before it. */
export function weekdayAt(tokens: readonly Token[], at: number, determined = false): number | undefined {
  const word = wordAt(tokens, at);
  const sure = WEEKDAYS.get(word);
  if (sure !== undefined) return isName(tokens, at) ? undefined : sure;
  const doubtful = DOUBTFUL_WEEKDAYS.get(word);
  if (doubtful === undefined || !isDay(tokens, at, word, determined)) return undefined;
  return doubtful;
}

/** "Santo Domingo", "me llamo Domingo". */
function isName(tokens: readonly Token[], at: number): boolean {
  if (wordAt(tokens, at) !== 'domingo') return false;
  const before = wordAt(tokens, at - 1);
  return ['santo', 'llamo', 'soy', 'don', 'calle', 'avenida', 'av', 'senor', 'sr'].includes(before);
}

function isDay(tokens: readonly Token[], at: number, word: string, determined: boolean): boolean {
  if (isWhole(tokens, at)) return word !== 'vienes';
  const before = wordAt(tokens, at - 1);
  const after = tokens[at + 1];
  if (word === 'mar' && wordAt(tokens, at + 2) === 'el' && wordAt(tokens, at + 3) === 'plata') return false;
  if (word === 'mar' && ['a', 'de'].includes(wordAt(tokens, at - 2)) && before === 'el' && endsAt(tokens, at + 1))
    return false;
  if (HARMLESS.has(word) && before === 'de') return true;
  if (determined || DETERMINERS.has(before)) {
    return endsAt(tokens, at + 1) || after?.kind === 'number' || FOLLOWERS.has(after?.w ?? '') || word === 'vienes';
  }
  const numbered = after?.kind === 'number' && !after.glued;
  if (numbered && (at === 0 || ASKING.has(before) || word === 'mar' || tokens[at - 1]?.kind === 'mark')) return true;
  if (word === 'vienes') return before === 'para' && wordAt(tokens, at - 2) !== '';
  return word !== 'mi' && word !== 'sa' && isAmongDays(tokens, at);
}

/** "lun, mar o mie". */
function isAmongDays(tokens: readonly Token[], at: number): boolean {
  const isSure = (place: number): boolean =>
    WEEKDAYS.has(wordAt(tokens, place)) || ['mar', 'ma', 'ju'].includes(wordAt(tokens, place));
  return (
    (JOINTS.has(wordAt(tokens, at - 1)) && isSure(at - 2)) ||
    (JOINTS.has(wordAt(tokens, at + 1)) && (isSure(at + 2) || (wordAt(tokens, at + 2) === 'el' && isSure(at + 3))))
  );
}

function isWhole(tokens: readonly Token[], at: number): boolean {
  return tokens.every((token, index) => index === at || token.kind === 'mark');
}
