/** Names that nobody asked for and nothing announces, told by where they stand and by what their words are. */
import { LEXICON } from '../lexicon/index';
import type { Span } from '../vocabulary';
import { CORRECTING, TRAIL } from './name-edges';
import { toReading, type NameReading } from './name-reading';
import { takeName, type NameRun } from './name-run';
import {
  isDayToo,
  isGivenName,
  isOurWord,
  isParticle,
  isServiceToo,
  isWordToo,
  nameText,
  roleOf,
  type NameText,
  type NameWord,
} from './name-words';
import { SURNAMES } from './surnames';

/** What else is known of a message in which a name stands by itself. */
export interface StandingContext {
  /** What was read as something else: a day, an hour, a service, a professional. A name stands beside it, never in it. */
  taken?: readonly (Span | undefined)[];
  /** A question waits for an answer, so that a lone first name is no mere address. */
  pending?: boolean;
  /** The service is what is asked for: words that nobody has heard of name one. */
  asksService?: boolean;
}

/** Words that stand before or after a name as its data do: "turno Abril Sayago", "Ignacio Roldán dni 30111222". */
const BOUNDARY = new Set(
  'turno turnos cita reserva quiero quiere necesito dni tel cel telefono celular mail email correo hs hrs h horas am pm'.split(
    ' ',
  ),
);

/**
 * A full name standing between commas, at an end of a message, or beside a day, an hour or a service ("corte el miércoles a las
 * 11 Silvia Mora"); a first name alone only at the very end.
 */
export function readStandingName(
  raw: string,
  { taken = [], pending = false, asksService = false }: StandingContext = {},
): NameReading | null {
  const text = nameText(raw);
  const segments = segmentsOf(text, taken).filter(
    ({ from, to }) => !text.words.slice(from, to).every(({ folded }) => CORRECTING.has(folded)),
  );
  const isAnswer = pending && segments.length === 1 && !taken.some((span) => span !== undefined);
  const isElse = isAnswer && !asksService;
  const isData = pending || taken.some((span) => span !== undefined);
  for (const [index, { from, to }] of segments.entries()) {
    const isEnd = index === segments.length - 1 && to === text.words.length && from > 0;
    const run = standingIn(text, from, to, { isAnswer, isElse, isData, isEnd });
    if (run !== null) return toReading(text, run);
  }
  return null;
}

function segmentsOf({ words }: NameText, taken: readonly (Span | undefined)[]): { from: number; to: number }[] {
  const segments: { from: number; to: number }[] = [];
  const isTaken = ({ start, end }: NameWord): boolean =>
    taken.some((span) => span !== undefined && start < span.end && end > span.start);
  let from = 0;
  words.forEach((word, at) => {
    const isEdge = isTaken(word) || BOUNDARY.has(word.folded);
    if (word.brk > 0 || isEdge) {
      if (at > from) segments.push({ from, to: at });
      from = isEdge ? at + 1 : at;
    }
  });
  if (words.length > from) segments.push({ from, to: words.length });
  return segments;
}

function standingIn(text: NameText, begin: number, until: number, place: Place): NameRun | null {
  const { words } = text;
  let [from, to] = [begin, until];
  while (from < to && CORRECTING.has(words[from]?.folded ?? '')) from++;
  if (place.isEnd) while (from < to && /^(?:muchas|gracias|saludos|atte)$/.test(words[from]?.folded ?? '')) from++;
  while (to > from && TRAIL.has(words[to - 1]?.folded ?? '') && to > begin) to--;
  while (to > from && /^(?:por|aca|aqui)$/.test(words[to - 1]?.folded ?? '')) to--;
  if (from === to || words[until - 1]?.asked === true) return null;
  // "No es Ana" denies it.
  if (
    words
      .slice(begin, from)
      .some(({ folded }, at, lead) => folded === 'no' && words[begin + at + 1]?.brk === 0 && lead.length > 1)
  )
    return null;
  if (to - from === 1 && words[from - 1]?.folded === 'gracias') return null;
  const run = takeName(text, from, 'hinted');
  if (run === null || run.from !== from || run.to !== to) return null;
  return isStanding(words.slice(from, to), place) ? run : null;
}

interface Place {
  /** It is all of an answer to another question. */
  isAnswer: boolean;
  /** And that question was not about the service. */
  isElse: boolean;
  /** Something was asked, or the message holds other data of an appointment. */
  isData: boolean;
  /** It ends a message that says more. */
  isEnd: boolean;
}

/** Whether words that nobody announced are a name: by their capitals, and by what is known of each. */
function isStanding(words: readonly NameWord[], place: Place): boolean {
  const [first, ...others] = words.filter(({ folded }) => !isParticle(folded));
  if (first === undefined || words.length > 5) return false;
  if (others.length === 0) return isStandingAlone(first, place);
  if (others.some(({ folded }) => isServiceToo(folded) && !SURNAMES.has(folded))) return false;
  const isCased = [first, ...others].every(({ capital }) => capital);
  if (!isCased && !place.isData) return false;
  const isSurname = ({ folded }: NameWord): boolean =>
    SURNAMES.has(folded) || (isGivenName(folded) && (isCased || !isWordToo(folded)));
  const isUnknown = ({ folded }: NameWord): boolean => roleOf(folded) === 'unknown' && (isCased || folded.length > 3);
  if (!isGivenName(first.folded))
    return (
      place.isData &&
      isCased &&
      isUnknown(first) &&
      (others.some(({ folded }) => SURNAMES.has(folded) && !isWordToo(folded)) ||
        (place.isElse && isUnheard([first, ...others])))
    );
  const areNames = others.every(isSurname);
  if (isWordToo(first.folded) && !isCased) return areNames;
  return areNames || others.every((word) => isSurname(word) || isUnknown(word) || word.folded.length === 1);
}

/** "John Smith", "Siobhan O'Brien": two or three words with capitals, of which nothing is known, not even as a phrase. */
function isUnheard(words: readonly NameWord[]): boolean {
  const line = words.map(({ folded }) => folded).join(' ');
  const phrases = LEXICON.phrases.get(words[0]?.folded ?? '') ?? [];
  return (
    words.length <= 3 &&
    words.every(({ folded }) => roleOf(folded) === 'unknown') &&
    !phrases.some((phrase) => line.startsWith(phrase.words.join(' ')))
  );
}

function isStandingAlone({ folded, capital, brk }: NameWord, { isAnswer, isData, isEnd }: Place): boolean {
  if (!isGivenName(folded) || isDayToo(folded) || isServiceToo(folded)) return false;
  if (isAnswer) return !isWordToo(folded) || (capital && !isOurWord(folded));
  return isData && isEnd && capital && (brk > 0 || !isWordToo(folded));
}
