/** The customer's name in an answer to "¿a nombre de quién?", and messages that are a name and nothing else. */
import { announcedIn } from './introductions';
import { INTRODUCING, LEAD, TRAIL } from './name-edges';
import { toReading, type NameReading } from './name-reading';
import { takeName, type NameRun } from './name-run';
import { isGivenName, isParticle, nameText, type NameText, type NameWord } from './name-words';
import { readStandingName } from './standing-name';
import { SURNAMES } from './surnames';

export { readAnnouncedName } from './introductions';
export { readStandingName } from './standing-name';
export { capitaliseName, type NameReading } from './name-reading';

/** After a name, these begin something of their own. */
const NEXT_TOPIC =
  /^(?:dni|tel|telefono|cel|celular|\d.*|y|mail|email|correo|mi|con|el|la|los|las|a|al|para|hoy|manana|este|esta|lunes|martes|miercoles|jueves|viernes|sabado|domingo)$/;

/** A message that is a name, after "¿a nombre de quién?". "Para Juan Pérez" and "con Ana" count; a sentence does not. */
export function readAskedName(raw: string): NameReading | null {
  const text = nameText(raw);
  const announced = announcedIn(text);
  if (announced !== null) return announced;
  const found = answeredIn(text);
  if (found !== null) return toReading(text, found.run, found.swapped);
  // "Ya te dije: Teo Funes", "después de ella, a las 11. Viviana"
  const standing = readStandingName(raw, { pending: true });
  const isSentence = text.words.at(-1)?.brk === 2 && standing?.span.start === text.words.at(-1)?.start;
  return standing?.value.includes(' ') === true || isSentence ? standing : null;
}

/**
 * The whole message is a name, courtesy and words that announce it aside: then it is no yes, no other request and no choice,
 * whatever its words mean elsewhere ("Simón", "llamame Toto").
 * @param asked whether the name was asked for
 */
export function isWholeName(raw: string, asked: boolean): boolean {
  const text = nameText(raw);
  const announced = announcedIn(text);
  const span = announced?.span ?? (asked ? (readAskedName(raw)?.span ?? null) : null);
  if (span === null) return false;
  return text.words.every(
    ({ start, end, folded }) =>
      (start >= span.start && end <= span.end) || LEAD.has(folded) || TRAIL.has(folded) || INTRODUCING.has(folded),
  );
}

function answeredIn(text: NameText): { run: NameRun; swapped: boolean } | null {
  const { words } = text;
  let lead = 0;
  while (lead < words.length && isLead(words, lead)) lead++;
  const run = takeName(text, lead, 'asked');
  if (run === null) return null;
  const size = run.to - run.from;
  const next = words[run.to];
  if (next === undefined) return { run, swapped: false };
  const rest = words.slice(run.to);
  // "Pérez, Juan", and a name sent in two messages.
  const second = next.brk > 0 && size === 1 ? takeName(text, run.to, 'asked') : null;
  if (second !== null && second.to === words.length && second.to - second.from <= 2) {
    const [one, two] = [words[run.from], words[second.from]];
    const isSwapped = one !== undefined && !isGivenName(one.folded) && second.known && next.brk === 1;
    const isContinued =
      run.known &&
      two !== undefined &&
      (!second.known || SURNAMES.has(two.folded)) &&
      text.raw.slice(one?.end, two.start).trim() === '';
    if (isSwapped || isContinued) return { run: { ...run, to: second.to }, swapped: isSwapped };
  }
  if (rest.every(({ folded }) => TRAIL.has(folded))) return { run, swapped: false };
  const isSure = run.known || size > 1;
  if (next.brk > 0) return isSure || NEXT_TOPIC.test(next.folded) ? { run, swapped: false } : null;
  return isSure && NEXT_TOPIC.test(next.folded) && !rest.some(({ folded }) => folded === 'no')
    ? { run, swapped: false }
    : null;
}

/** "De la Torre" and "La Rosa" are surnames; "de Juan" is not. */
function isLead(words: readonly NameWord[], at: number): boolean {
  const word = words[at];
  if (word === undefined || !LEAD.has(word.folded)) return false;
  if (
    word.folded === 'de' &&
    /^(?:la|las|los)$/.test(words[at + 1]?.folded ?? '') &&
    SURNAMES.has(words[at + 2]?.folded ?? '')
  )
    return false;
  if (!word.capital || !isParticle(word.folded)) return true;
  const name = words.slice(at + 1, at + 3).find(({ folded }) => !isParticle(folded));
  return name === undefined || !name.capital || isGivenName(name.folded);
}
