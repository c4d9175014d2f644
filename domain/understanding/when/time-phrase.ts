/** Times with the words that lead them: "tipo 5", "después de las 18", "entre 4 y 6", "cuarto para las cinco". */
import type { Clock, ClockAtom, TimeAtom } from './atoms';
import { clockAt, type FoundClock } from './clock';
import { COUNTED, monthBesideNumber, numberAt } from './lexicon';
import { endsAt, phrases, wordAt, type Token } from './tokens';

interface Lead {
  approximate?: true;
  side?: 'from' | 'to';
  /** A bare number behind it is a time only if nothing else claims it ("desde 18", "tipo 5"). */
  bare?: true;
}

const LAS = ['las', 'la'];
function withArticle(list: string): string {
  return list
    .split('|')
    .flatMap((lead) => LAS.map((article) => `${lead} ${article}`))
    .join('|');
}

const LEADS = phrases<Lead>(
  [withArticle('a|para|de|por|a a|en|y|o a|a el'), {}],
  ['las|la', {}],
  [
    `${withArticle(
      'tipo|tipo a|a eso de|como a|como a eso de|cerca de|alrededor de|sobre|hacia|aprox a|mas o menos a|maso a|onda a|onda|ponele a|' +
        'por ahi a|maso menos a|tipo para|como para|aprox|ponele|tipo de|entre tipo|casi a|como',
    )}|a las tipo|a las aprox|a las mas o menos|tipo las a las`,
    { approximate: true },
  ],
  ['tipo|onda|ponele|aprox|a eso de|maso|a las aprox', { approximate: true, bare: true }],
  ['hora :|horario :|hora|horario|hs :', { bare: true }],
  [
    `${withArticle(
      'despues de|despues|luego de|a partir de|desde|pasado|mas tarde de|mas tarde que|no antes de|posterior a|desde a|despues de a|a partir',
    )}`,
    { side: 'from' },
  ],
  ['despues de|a partir de|desde|luego de|despues', { side: 'from', bare: true }],
  [
    withArticle(
      'antes de|antes|hasta|no mas tarde de|a mas tardar a|a mas tardar|previo a|como maximo a|maximo a|no despues de|hasta a|' +
        'maximo hasta|como mucho hasta|mas temprano de|mas temprano que|como mucho a|antes de a',
    ),
    { side: 'to' },
  ],
  ['antes de|hasta', { side: 'to', bare: true }],
);
const ONWARDS = phrases<true>([
  'en adelante|para adelante|o mas tarde|o despues|en mas|y pico en adelante|o mas|para arriba',
  true,
]);
const NOT_HOURS_BEFORE = new Set([
  'quiero',
  'todas',
  'ambas',
  'estas',
  'esas',
  'con',
  'queremos',
  'somos',
  'entre',
  'son',
  'unas',
  'reservar',
]);
const SUBJECTS = new Set([
  'puede',
  'podria',
  'me',
  'te',
  'si',
  'esta',
  'seria',
  'o',
  'y',
  'u',
  'hay',
  'tenes',
  'tienes',
  'del',
  'de',
  'el',
  'que',
  'por',
  'con',
  'para',
  'pm',
  'no',
  'queda',
]);

/** A range, a bound, a list or a single time beginning here. */
export function timePhraseAt(tokens: readonly Token[], at: number, afterDay: boolean): TimeAtom | null {
  return betweenAt(tokens, at) ?? quarterTo(tokens, at) ?? ledAt(tokens, at) ?? plainAt(tokens, at, afterDay);
}

/** "entre 4 y 6", "de 9:30 a 11", "desde las 3 hasta las 5". */
function betweenAt(tokens: readonly Token[], at: number): TimeAtom | null {
  const opener = wordAt(tokens, at);
  if (!['entre', 'de', 'desde', 'tipo'].includes(opener)) return null;
  let start = at + 1;
  if (opener === 'tipo' && wordAt(tokens, start) === 'de') start++;
  if (opener === 'tipo' && wordAt(tokens, start) === 'entre') return betweenAt(tokens, start);
  const article = LAS.includes(wordAt(tokens, start))
    ? start + 1
    : wordAt(tokens, start) === 'a' && wordAt(tokens, start + 1) === 'las'
      ? start + 2
      : start;
  const first = clockAt(tokens, article, { led: true, noAnd: opener === 'entre' });
  const firstAlone = opener === 'entre' ? first : (clockAt(tokens, article, { led: true, noAnd: true }) ?? first);
  for (const candidate of [first, firstAlone]) {
    const joint = wordAt(tokens, candidate?.end ?? -1);
    const joins =
      opener === 'entre'
        ? joint === 'y' || joint === 'a' || joint === '-' || joint === 'hasta'
        : joint === 'a' || joint === 'hasta' || joint === '-';
    if (!candidate?.clock || !joins) continue;
    const range = secondHalf(tokens, at, candidate, candidate.clock, opener !== 'entre' && article > start);
    if (range && !isScale(range)) return range;
  }
  return null;
}

function secondHalf(
  tokens: readonly Token[],
  i: number,
  first: FoundClock,
  from: Clock,
  movable: boolean,
): TimeAtom | null {
  const middle = first.end;
  let at = middle + 1;
  if (wordAt(tokens, at) === 'a' && LAS.includes(wordAt(tokens, at + 1))) at++;
  if (wordAt(tokens, at) === 'tipo') at++;
  const article = LAS.includes(wordAt(tokens, at));
  const second = clockAt(tokens, article ? at + 1 : at, { led: true, joined: true });
  if (!second?.clock || (COUNTED.has(wordAt(tokens, second.end)) && !second.strong)) return null;
  if (monthBesideNumber(wordAt(tokens, second.end)) !== undefined || isDatedAfter(tokens, second.end)) return null;
  const isMove = movable && article && wordAt(tokens, middle) === 'a';
  return {
    type: 'clock-range',
    i,
    j: second.end,
    from: sameHalf(from, second.clock),
    to: second.clock,
    middle,
    movable: isMove,
  };
}

/** "de 1 a 10, ¿cuánto duele?" */
function isScale(atom: TimeAtom): boolean {
  return atom.type === 'clock-range' && atom.from.hour === 1 && atom.to.hour === 10;
}

function isDatedAfter(tokens: readonly Token[], at: number): boolean {
  return wordAt(tokens, at) === 'de' && monthBesideNumber(wordAt(tokens, at + 1)) !== undefined;
}

/** In "de 4 a 6 de la tarde" the afternoon is said of both; in "de 11 a 1 de la tarde" it cannot be. */
function sameHalf(from: Clock, to: Clock): Clock {
  if (from.fixed || !to.fixed) return from;
  const later = { ...from, hour: from.hour + 12, fixed: true };
  if (to.hour >= 13 && from.hour < 12 && minutesOf(later) < minutesOf(to)) return later;
  return { ...from, fixed: minutesOf(from) < minutesOf(to) };
}

/** "cuarto para las cinco", "diez para las 3". */
function quarterTo(tokens: readonly Token[], at: number): ClockAtom | null {
  let start = at;
  if (wordAt(tokens, start) === 'a' && ['un', 'cuarto'].includes(wordAt(tokens, start + 1))) start++;
  if (wordAt(tokens, start) === 'un') start++;
  const number = wordAt(tokens, start) === 'cuarto' ? { value: 15, end: start + 1 } : numberAt(tokens, start);
  if (
    !number ||
    ![5, 10, 15, 20, 25].includes(number.value) ||
    ['para', 'mesa', 'turno'].includes(wordAt(tokens, start - 1))
  )
    return null;
  let next = number.end;
  if (wordAt(tokens, next) === 'minutos') next++;
  if (wordAt(tokens, next) !== 'para' || !LAS.includes(wordAt(tokens, next + 1))) return null;
  const found = clockAt(tokens, next + 2, { led: true });
  if (!found?.clock || found.clock.minute !== 0) return null;
  const { clock } = found;
  const hour = clock.fixed && clock.hour !== 12 ? (clock.hour + 23) % 24 : clock.hour === 1 ? 12 : clock.hour - 1;
  return {
    type: 'clock',
    i: at,
    j: found.end,
    clocks: [{ ...clock, hour, minute: 60 - number.value, fixed: (clock.fixed && clock.hour !== 12) || hour === 12 }],
    confidence: 0.95,
  };
}

function ledAt(tokens: readonly Token[], at: number): TimeAtom | null {
  const lead = LEADS.match(tokens, at);
  if (!lead) return null;
  const { value } = lead;
  const found = clockAt(tokens, lead.end, { led: true });
  if (!found || !isPlausible(tokens, at, lead.end, found, value)) return null;
  if (!found.clock) return { type: 'bad-clock', i: at, j: found.end };
  const onwards = ONWARDS.match(tokens, found.end);
  const side = freeSide(tokens, at) ?? (value.side === 'to' && isBusy(tokens, at) ? 'from' : value.side);
  if (side) return { type: 'clock-bound', side, i: at, j: onwards?.end ?? found.end, clock: found.clock };
  if (onwards) return { type: 'clock-bound', side: 'from', i: at, j: onwards.end, clock: found.clock };
  const approximate = value.approximate ?? found.clock.approximate;
  return listed(tokens, {
    type: 'clock',
    i: at,
    j: found.end,
    clocks: [{ ...found.clock, approximate }],
    confidence: 0.97,
  });
}

/** "salgo del trabajo a las 18": free from then on; "entro a las 9": until then. */
function freeSide(tokens: readonly Token[], at: number): 'from' | 'to' | undefined {
  for (let index = at - 1; index >= Math.max(0, at - 6); index--) {
    const word = wordAt(tokens, index);
    if (FREE.has(word)) return 'from';
    if (word === 'entro' || word === 'entramos') return 'to';
    if (tokens[index]?.kind !== 'word' || ['y', 'para', 'pero', 'turno', 'puedo', 'puede'].includes(word))
      return undefined;
  }
  return undefined;
}

/** "trabajo hasta las 18", "tengo clase de 9 a 12": the time that is not free. */
export function isBusy(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 3); index--) if (BUSY.has(wordAt(tokens, index))) return true;
  return false;
}

const FREE = new Set('salgo salimos sale termina termino desocupo salga libero terminamos termine'.split(' '));
const BUSY = new Set(
  'trabajo trabajando estudio clase clases curso cursando ocupado ocupada oficina reunion facultad facu colegio escuela laburando cursado'.split(
    ' ',
  ),
);

/** "quiero las dos", "la 1" and "tipo 5 personas" are no times. */
function isPlausible(
  tokens: readonly Token[],
  at: number,
  numberAtIndex: number,
  found: FoundClock,
  lead: Lead,
): boolean {
  if (found.strong) return true;
  const article = wordAt(tokens, numberAtIndex - 1);
  const word = tokens[numberAtIndex];
  if (lead.bare) {
    if (
      COUNTED.has(wordAt(tokens, found.end)) ||
      (word?.kind === 'word' && word.w === 'una' && lead.side !== undefined)
    )
      return false;
    if (word?.kind === 'word' && ['un', 'uno'].includes(word.w)) return false;
    return lead.side === undefined || endsAt(tokens, found.end) || SUBJECTS.has(wordAt(tokens, found.end));
  }
  const solitary = numberAtIndex === at + 1;
  if (article === 'la') {
    const isOne = found.clock?.hour === 1 && found.clock.minute === 0;
    if (!isOne) return !solitary && word?.kind === 'number' && found.clock !== null && wordAt(tokens, at) === 'a';
    return !solitary || (word?.kind === 'word' && at === 0 && endsAt(tokens, found.end));
  }
  if (!solitary) {
    const pair = word?.kind === 'word' && word.w === 'dos';
    if (wordAt(tokens, at) === 'en' || wordAt(tokens, at) === 'por') return false;
    return !(pair && (['de', 'y'].includes(wordAt(tokens, at)) || wordAt(tokens, found.end) === ','));
  }
  if (NOT_HOURS_BEFORE.has(wordAt(tokens, at - 1)) || found.clock === null) return false;
  const word2 = wordAt(tokens, found.end);
  if (word?.kind === 'word' && word.w === 'dos') return endsAt(tokens, found.end) && at === 0;
  return endsAt(tokens, found.end) || SUBJECTS.has(word2) || tokens[found.end]?.kind === 'number';
}

/** A time that says so itself, a range of bare hours, or a bare hour right behind a day. */
function plainAt(tokens: readonly Token[], at: number, afterDay: boolean): TimeAtom | null {
  const range = bareRangeAt(tokens, at, afterDay);
  if (range) return range;
  const found = clockAt(tokens, at, { led: false });
  if (found) {
    if (!found.clock) return found.strong ? { type: 'bad-clock', i: at, j: found.end } : null;
    const onwards = ONWARDS.match(tokens, found.end);
    const side = onwards ? 'from' : freeSide(tokens, at);
    if (side) return { type: 'clock-bound', side, i: at, j: onwards?.end ?? found.end, clock: found.clock };
    return listed(tokens, { type: 'clock', i: at, j: found.end, clocks: [found.clock], confidence: 0.95 });
  }
  const start = afterDay && wordAt(tokens, at) === 'a' ? at + 1 : at;
  if (!afterDay) return pairedAt(tokens, at);
  const bare = clockAt(tokens, start, { led: true });
  const isWord = tokens[start]?.kind === 'word';
  if (!bare?.clock || (isWord && ['un', 'una', 'uno', 'dos', 'tres'].includes(wordAt(tokens, start)))) return null;
  if (bare.clock.hour < 1 || COUNTED.has(wordAt(tokens, bare.end)) || ['/', '-'].includes(wordAt(tokens, bare.end)))
    return null;
  if (wordAt(tokens, bare.end) === 'de' && monthBesideNumber(wordAt(tokens, bare.end + 1)) !== undefined) return null;
  return listed(tokens, { type: 'clock', i: at, j: bare.end, clocks: [bare.clock], confidence: 0.65 });
}

/** "15 o 16hs": the unit behind the last one speaks for all. */
function pairedAt(tokens: readonly Token[], at: number): TimeAtom | null {
  const first = numberAt(tokens, at);
  if (!first || !['o', '/'].includes(wordAt(tokens, first.end)) || first.value > 24) return null;
  const second = clockAt(tokens, first.end + 1, { led: false });
  const opening = clockAt(tokens, at, { led: true });
  if (!second?.strong || !second.clock || !opening?.clock || wordAt(tokens, first.end) === '/') return null;
  return {
    type: 'clock',
    i: at,
    j: second.end,
    clocks: [sameHalf(opening.clock, second.clock), second.clock],
    confidence: 0.9,
  };
}

/** "9 a 11", "14-16hs", "9:30 - 11:00". */
function bareRangeAt(tokens: readonly Token[], at: number, afterDay: boolean): TimeAtom | null {
  const first = clockAt(tokens, at, { led: true, noAnd: true });
  if (!first?.clock || !['a', '-', 'hasta'].includes(wordAt(tokens, first.end))) return null;
  if (tokens[at]?.kind === 'word' && !first.strong) return null;
  const range = secondHalf(tokens, at, first, first.clock, false);
  if (range?.type !== 'clock-range') return null;
  const last = clockAt(tokens, range.j - 1, { led: false });
  const second = clockAt(tokens, LAS.includes(wordAt(tokens, first.end + 1)) ? first.end + 2 : first.end + 1, {
    led: false,
    joined: true,
  });
  const strong = first.strong || (second?.strong ?? false) || (last?.strong ?? false);
  if (strong) return range;
  const ordered = minutesOf(range.to) > minutesOf(range.from) && range.from.hour >= 7 && range.to.hour <= 22;
  const word = wordAt(tokens, first.end);
  if (word === '-' && !afterDay && !(at === 0 && range.j === tokens.length && ordered)) return null;
  return (afterDay || ordered) && endsAt(tokens, range.j) && !['$', '#'].includes(wordAt(tokens, at - 1))
    ? range
    : null;
}

/** "a las 10 u 11", "a las 9, 10 o 11", "16/17 hs". Commas join only where an "o" follows. */
function listed(tokens: readonly Token[], atom: ClockAtom): ClockAtom {
  let list = atom;
  let settled = atom;
  for (;;) {
    const joint = wordAt(tokens, list.j);
    const next = JOINTS.has(joint) ? nextInList(tokens, list.j) : null;
    if (!next) return settled;
    list = {
      ...list,
      clocks: [...list.clocks.map((earlier) => sameHalf(earlier, next.clock)), next.clock],
      j: next.end,
    };
    if (joint !== ',' || wordAt(tokens, list.j) === 'o') settled = joint === ',' ? settled : list;
  }
}

const JOINTS = new Set(['o', ',', '/', 'y']);

function nextInList(tokens: readonly Token[], at: number): { clock: Clock; end: number } | null {
  const joint = wordAt(tokens, at);
  let start = joint === ',' && wordAt(tokens, at + 1) === 'o' ? at + 2 : at + 1;
  const lead = start;
  if (wordAt(tokens, start) === 'a' && LAS.includes(wordAt(tokens, start + 1))) start += 2;
  else if (LAS.includes(wordAt(tokens, start)) || wordAt(tokens, start) === 'tipo') start++;
  const found = clockAt(tokens, start, { led: true });
  if (!found?.clock || (COUNTED.has(wordAt(tokens, found.end)) && !found.strong)) return null;
  const marked = found.strong || start > lead;
  const plain = tokens[start]?.kind === 'number' && found.clock.hour <= 23;
  const joins = marked || (plain && (joint === 'o' || joint === ','));
  return joins ? { clock: found.clock, end: found.end } : null;
}

export function minutesOf(clock: Clock): number {
  return clock.hour * 60 + clock.minute;
}
