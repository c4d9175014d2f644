/** Reads one time of day at a place: "15hs", "10.30", "5 y media", "cinco menos cuarto", "las seis cero dos pm". */
import type { Clock } from './atoms';
import { type ClockForm, type Draft, hourAndMinutes } from './clock-digits';
import { behindMeridiem } from './minutes-behind';
import { isDuration } from './duration';
import { COUNTED_AFTER_ARTICLE, monthBesideNumber, numberAt } from './lexicon';
import { isLoose, looseMeridiemAt, type Meridiem, meridiemAt, settledHour } from './meridiem';
import { type Token, endsAt, phrases, wordAt } from './tokens';

export interface FoundClock {
  /** Null: meant as a time, but there is no such ("25:00"). */
  clock: Clock | null;
  end: number;
  /** Its own form says that it is a time, whatever stands before it. */
  strong: boolean;
}

const PUNCTUAL = phrases<true>([
  'en punto|clavadas|clavado|puntual|y pico|y algo|y monedas|aprox|mas o menos|maso|maso menos|o asi',
  true,
]);

const DAY_MINUTES = 24 * 60;

const APPROXIMATE = new Set(['y', 'aprox', 'mas', 'maso', 'o']);

/** Whether the number here is an hour by its own form, and no day of the month. */
export function startsClock(tokens: readonly Token[], at: number): boolean {
  const found = clockAt(tokens, at, { led: false, ofDay: true });
  return (found?.strong ?? false) || startsHourRange(tokens, at);
}

/** "viernes 10 a 12": hours, unless a date follows. */
function startsHourRange(tokens: readonly Token[], at: number): boolean {
  const first = numberAt(tokens, at);
  if (!first || first.value > 24 || !['a', '-'].includes(wordAt(tokens, first.end))) return false;
  const second = numberAt(tokens, first.end + 1);
  if (!second || second.value > 24 || wordAt(tokens, second.end) === '/') return false;
  return monthBesideNumber(wordAt(tokens, second.end)) === undefined && wordAt(tokens, second.end) !== 'de';
}

export function clockAt(tokens: readonly Token[], at: number, form: ClockForm): FoundClock | null {
  const first = tokens[at];
  const number = numberAt(tokens, at);
  if (!first || !number || (form.joined !== true && isPartOfSomething(tokens, at))) return null;
  const base = hourAndMinutes(tokens, at, form);
  if (base === null) return null;
  return settle(tokens, at, base, form);
}

/** The number belongs to a price, a code, a fraction or a longer number. */
function isPartOfSomething(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before || tokens[at]?.kind !== 'number') return false;
  if (before.w === '$' || before.w === '#' || (before.w === '+' && tokens[at]?.glued === true)) return true;
  if (!tokens[at]?.glued) return false;
  if (before.kind === 'mark')
    return ['/', ':', '.', ',', '-', '=', '*'].includes(before.w) && tokens[at - 2]?.kind === 'number' && before.glued;
  return before.kind === 'word' && !['las', 'la', 'tipo', 'a', 't', 'hs', 'y', 'de'].includes(before.w);
}

/** "dame una a la mañana", "una de la mañana", "quiero dos a la tarde": how many, not at what hour. */
function isArticle(tokens: readonly Token[], at: number, hour: number, half: Meridiem, loose: boolean): boolean {
  const isOne = ['un', 'uno', 'una'].includes(wordAt(tokens, at));
  if (hour < 5 && half === 'morning' && (isOne || loose)) return true;
  return loose && (isOne || (tokens[at]?.kind === 'word' && ASKING_FOR.has(wordAt(tokens, at - 1))));
}

const ASKING_FOR = new Set('dame quiero quisiera necesito reservame anotame agendame queremos tenes busco'.split(' '));

/** Unit, punctuality and meridiem behind the digits; then the hour's half of the day. */
function settle(tokens: readonly Token[], at: number, draft: Draft, form: ClockForm): FoundClock | null {
  let { end, strong } = draft;
  let approximate = false;
  let fixed = draft.formal || draft.hour > 12 || draft.hour === 0;
  const unit = wordAt(tokens, end);
  if (unit === 'hs' || unit === 'h' || unit === 'horas' || (unit === 'hora' && form.led)) {
    if (isDuration(tokens, at, draft, end, form)) return null;
    end++;
    if (wordAt(tokens, end) === '.' && tokens[end]?.glued && !endsAt(tokens, end + 1)) end++;
    strong = true;
  }
  const loose = PUNCTUAL.match(tokens, end);
  if (loose && (strong || form.led)) {
    approximate = APPROXIMATE.has(wordAt(tokens, end));
    end = loose.end;
  }
  const meridiem =
    meridiemAt(tokens, end) ?? (form.led && endsAt(tokens, end + 1) ? looseMeridiemAt(tokens, end) : null);
  let { hour } = draft;
  if (meridiem && !form.led && !strong && isArticle(tokens, at, hour, meridiem.value, isLoose(tokens, end)))
    return null;
  const proves = meridiem !== null && !(isLoose(tokens, end) && (form.ofDay === true || hour > 12));
  if (meridiem && hour <= 24 && (proves || strong || form.led)) {
    hour = settledHour(hour, meridiem.value);
    fixed = true;
    strong = true;
    end = meridiem.end;
  } else if (wordAt(tokens, end) === 'm' && hour === 12) {
    fixed = true;
    strong = true;
    end++;
  }
  if (!strong && !form.led) return null;
  const behind = draft.minute === 0 && end > draft.end && (form.led || fixed) ? behindMeridiem(tokens, end) : null;
  if (behind) end = behind.end;
  if (!strong && COUNTED_AFTER_ARTICLE.has(wordAt(tokens, end))) return null;
  if (wordAt(tokens, end) === '%' || (wordAt(tokens, end) === "'" && tokens[end]?.glued)) return null;
  const after = tokens[end];
  if (!strong && after?.glued && (after.kind === 'word' || ['/', '%', '°', 'º', '+', '*', '$'].includes(after.w)))
    return null;
  if (draft.bad || hour > 24 || (hour === 24 && draft.minute > 0)) return { clock: null, end, strong };
  if (hour === 12) fixed = true;
  const total = ((hour % 24) * 60 + draft.minute + (behind?.minutes ?? 0) + DAY_MINUTES) % DAY_MINUTES;
  return { clock: { hour: Math.floor(total / 60), minute: total % 60, fixed, approximate }, end, strong };
}
