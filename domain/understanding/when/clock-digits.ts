/** Hour and minutes as written or spoken, before it is known whether they are a time. */
import {
  COUNTED,
  COUNTED_AFTER_ARTICLE,
  longNumberAt,
  monthBesideNumber,
  numberAt,
  SPOKEN_MINUTES,
  type SpokenNumber,
} from './lexicon';
import { meridiemAt } from './meridiem';
import { type Token, endsAt, wordAt } from './tokens';

export interface ClockForm {
  /** "a las" or the like stands before it. */
  led: boolean;
  /** A day may be meant: "a la tarde" behind the number proves nothing. */
  ofDay?: boolean;
  /** The second half of a range: a hyphen may stand right before it. */
  joined?: boolean;
  /** In "entre 4 y 6" the "y" is not for minutes. */
  noAnd?: boolean;
}

export interface Draft {
  hour: number;
  minute: number;
  end: number;
  strong: boolean;
  bad: boolean;
  /** The hour was written with a leading zero or in four digits. */
  formal: boolean;
}

export function hourAndMinutes(tokens: readonly Token[], at: number, form: ClockForm): Draft | null {
  const number = numberAt(tokens, at);
  if (!number) return null;
  const length = number.digits?.length ?? 0;
  if (length > 4) return null;
  if (length >= 3) return packed(tokens, number.value, length, number.end, form);
  const draft: Draft = {
    hour: number.value,
    minute: 0,
    end: number.end,
    strong: false,
    bad: false,
    formal: number.digits?.startsWith('0') ?? false,
  };
  if (draft.hour > 24) {
    return form.led && number.digits !== null && !COUNTED_AFTER_ARTICLE.has(wordAt(tokens, number.end))
      ? { ...draft, bad: true }
      : null;
  }
  return (
    colonMinutes(tokens, draft, form) ??
    andMinutes(tokens, draft, form) ??
    minusMinutes(tokens, draft, form) ??
    spokenMinutes(tokens, draft, form) ??
    draft
  );
}

/** "1530", "930": only after "a las", or with "hs" or "pm" behind. */
function packed(tokens: readonly Token[], value: number, length: number, end: number, form: ClockForm): Draft | null {
  const hour = Math.floor(value / 100);
  const minute = value % 100;
  const unit = ['hs', 'h', 'horas', 'am', 'pm'].includes(wordAt(tokens, end));
  if ((!form.led && !unit) || hour > 23 || minute > 59) return null;
  return { hour, minute, end, strong: unit, bad: false, formal: length === 4 && value < 1000 };
}

/** "15:30", "10.30", "15,30 hs", "15h30". */
function colonMinutes(tokens: readonly Token[], draft: Draft, form: ClockForm): Draft | null {
  const mark = tokens[draft.end];
  const minutes = tokens[draft.end + 1];
  if (!mark || minutes?.kind !== 'number' || tokens[draft.end - 1]?.kind !== 'number') return null;
  const end = draft.end + 2;
  const spelt = ['hs', 'h', 'horas'].includes(mark.w) && isMinutes(tokens, draft.end + 1);
  const spaced = (mark.w === ':' && !minutes.glued) || spelt;
  if (!(minutes.glued && mark.glued) && !spaced) return null;
  if (minutes.w.length !== 2) return null;
  const bad = minutes.value > 59;
  if (mark.w === ':') {
    const seconds = wordAt(tokens, end) === ':' && tokens[end + 1]?.kind === 'number' ? 2 : 0;
    return { ...draft, minute: minutes.value, end: end + seconds, strong: true, bad };
  }
  if (['h', 'hs'].includes(mark.w)) return bad ? null : { ...draft, minute: minutes.value, end, strong: true };
  if (mark.w === "'") return bad ? null : { ...draft, minute: minutes.value, end, strong: true };
  if (mark.w !== '.' && mark.w !== ',') return null;
  const further = tokens[end];
  if (
    bad ||
    (further?.glued &&
      (further.kind === 'number' ||
        (['.', ',', '/', '-', '%'].includes(further.w) && tokens[end + 1]?.kind === 'number')))
  )
    return null;
  const unit = ['hs', 'h', 'horas', 'am', 'pm'].includes(wordAt(tokens, end)) || meridiemAt(tokens, end) !== null;
  if (mark.w === ',' && !unit && !form.led) return null;
  const priced = COUNTED.has(wordAt(tokens, end)) || ['%', '€', '$'].includes(wordAt(tokens, end));
  return priced ? null : { ...draft, minute: minutes.value, end, strong: unit || minutes.value % 5 === 0 };
}

/** "15 hs 30", "15 horas 30 minutos". */
function isMinutes(tokens: readonly Token[], at: number): boolean {
  const minutes = tokens[at];
  if (minutes?.kind !== 'number' || !SPOKEN_MINUTES.has(minutes.value)) return false;
  return wordAt(tokens, at + 1) === 'minutos' || (minutes.w.length === 2 && endsAt(tokens, at + 1));
}

/** "y media", "y cuarto", "y veinte". */
function andMinutes(tokens: readonly Token[], draft: Draft, form: ClockForm): Draft | null {
  if (draft.hour > 24 || form.noAnd === true) return null;
  const unit = ['hs', 'h', 'horas'].includes(wordAt(tokens, draft.end)) && form.led ? 1 : 0;
  const at = draft.end + unit;
  if (wordAt(tokens, at) !== 'y') return null;
  const what = wordAt(tokens, at + 1);
  const isDurationNoun = ['horas', 'hora', 'kilo', 'dia', 'semana', 'ano', 'mes'].includes(wordAt(tokens, at + 2));
  if (what === 'media' || what === 'medio')
    return isDurationNoun ? null : { ...draft, minute: 30, end: at + 2, strong: true };
  if (what === 'cuarto') return { ...draft, minute: 15, end: at + 2, strong: true };
  if (what === 'un' && wordAt(tokens, at + 2) === 'cuarto') return { ...draft, minute: 15, end: at + 3, strong: true };
  const minutes = longNumberAt(tokens, at + 1);
  if (!minutes || minutes.value > 59 || minutes.value < 5 || (minutes.digits?.length ?? 2) > 2) return null;
  const after = wordAt(tokens, minutes.end);
  if (COUNTED.has(after) && after !== 'minutos') return null;
  const inWords = minutes.digits === null;
  const marked = meridiemAt(tokens, minutes.end) !== null || ['hs', 'am', 'pm', 'h'].includes(after);
  // "a las 5 y 6" may be two hours; "a las 5 y 10" is not.
  if (!marked && !(SPOKEN_MINUTES.has(minutes.value) || minutes.value > 24)) return null;
  if (!form.led && !marked && !inWords) return null;
  return {
    ...draft,
    minute: minutes.value,
    end: after === 'minutos' ? minutes.end + 1 : minutes.end,
    strong: marked || inWords,
  };
}

/** "menos cuarto", "menos diez". */
function minusMinutes(tokens: readonly Token[], draft: Draft, form: ClockForm): Draft | null {
  if (draft.hour < 1 || wordAt(tokens, draft.end) !== 'menos') return null;
  const hour = draft.hour === 1 ? 12 : draft.hour - 1;
  const at = draft.end + 1;
  if (wordAt(tokens, at) === 'cuarto') return { ...draft, hour, minute: 45, end: at + 1, strong: true };
  if (wordAt(tokens, at) === 'un' && wordAt(tokens, at + 1) === 'cuarto')
    return { ...draft, hour, minute: 45, end: at + 2, strong: true };
  const minutes = longNumberAt(tokens, at);
  if (!minutes || minutes.value < 1 || minutes.value > 30 || !SPOKEN_MINUTES.has(minutes.value)) return null;
  if (!form.led && COUNTED.has(wordAt(tokens, minutes.end)) && wordAt(tokens, minutes.end) !== 'minutos') return null;
  return { ...draft, hour, minute: 60 - minutes.value, end: minutes.end, strong: true };
}

/** "quince treinta", "seis cero dos", "15 30", "6 0 2 pm". */
function spokenMinutes(tokens: readonly Token[], draft: Draft, form: ClockForm): Draft | null {
  const zero = wordAt(tokens, draft.end) === 'cero' || wordAt(tokens, draft.end) === '0';
  if (zero) {
    const unit = numberAt(tokens, draft.end + 1);
    if (unit && unit.value <= 9 && (unit.digits?.length ?? 1) === 1)
      return { ...draft, minute: unit.value, end: unit.end, strong: meridiemAt(tokens, unit.end) !== null };
    return null;
  }
  const minutes = longNumberAt(tokens, draft.end);
  if (!minutes || minutes.value > 59 || tokens[draft.end]?.glued) return null;
  if (form.ofDay === true && minutes.digits !== null) return null;
  if ((draft.hour <= 24 && minutes.digits !== null) !== (tokens[draft.end - 1]?.kind === 'number')) return null;
  if (minutes.digits !== null && minutes.digits.length !== 2) return null;
  const marked = meridiemAt(tokens, minutes.end) !== null || ['hs', 'horas', 'h'].includes(wordAt(tokens, minutes.end));
  const isDate = ['/', '-', 'de'].includes(wordAt(tokens, minutes.end)) && meridiemAt(tokens, minutes.end) === null;
  if (isDate || monthBesideNumber(wordAt(tokens, minutes.end)) !== undefined) return null;
  const round = SPOKEN_MINUTES.has(minutes.value);
  if (!marked && !(form.led && round && (minutes.digits === null || !goesOn(tokens, minutes)))) return null;
  if (COUNTED.has(wordAt(tokens, minutes.end))) return null;
  return { ...draft, minute: minutes.value, end: minutes.end, strong: marked };
}

/** More numbers follow: "a las 8 10 o 12" are hours, "a las 18 15 4567" begins a telephone number. */
function goesOn(tokens: readonly Token[], { value, end }: SpokenNumber): boolean {
  if (tokens[end]?.kind === 'number') return true;
  const isJoined = value <= 24 && ['o', 'y', 'a', ','].includes(wordAt(tokens, end));
  return isJoined && tokens[end + 1]?.kind === 'number';
}
