/** What a message rules out: days ("que no sea lunes", "el martes no puedo") and hours ("no antes de las 17", "a la mañana no"). */
import type { TimeReading, WhenContext } from '../types';
import { minutesOf, timeOf, type LocalDate, type LocalTime } from '../../calendar';
import type { Span } from '../vocabulary';
import { isDateAtom, type Atom, type DateAtom, type DayExpr, type TimeAtom } from './atoms';
import { dayNumberOf, isoDay, type DayNumber } from '../../day-number';
import { composeDate } from './compose-date';
import { composeTime } from './compose-time';
import { resolveDay } from './day-resolve';
import { negationOf, type Wording } from './negation';
import { momentsOf, type Moments } from './moments';
import { spanBetween, wordAt, type Token } from './tokens';

/** Days that are ruled out. A weekday without a week ("el martes no puedo") rules out each one: which was talked about is not known here. */
export interface ExcludedDays {
  dates?: LocalDate[];
  /** 0 = Monday. */
  weekdays?: number[];
}

/** A window [from, to) that is ruled out; on those days only, where they are said ("el martes a la mañana no puedo"). */
export interface ExcludedHours {
  span: Span;
  from: LocalTime;
  to: LocalTime;
  on?: ExcludedDays;
}

export interface Exclusions {
  days: (ExcludedDays & { span: Span })[];
  hours: ExcludedHours[];
  /** The words that rule out ("el martes no puedo") or name a second wish ("si está ocupado, otra hora"): they refuse nothing. */
  wordings: Span[];
}

/** Words without which nothing is ruled out or put second: reading it costs as much as reading the days. On plain text. */
export const MAY_RULE_OUT =
  / (no|ni|sino|menos|salvo|excepto|sin|evit\w*|imposible|trabajo|trabajamos|estudio|estudiamos|curso|cursamos|viajo|viajamos|ocupad[oa]s?|llen[oa]s?|complet[oa]s?|tomad[oa]s?|reservad[oa]s?|nunca|tampoco|complic\w*|tarde|temprano) /;

export const NOTHING_RULED_OUT: Exclusions = { days: [], hours: [], wordings: [] };

/** How far ahead an open end ("después del 10 no") is told: nobody books further. */
const HORIZON_DAYS = 90;

interface Found extends Omit<Exclusions, 'wordings'> {
  wording?: Wording | null;
}

interface Message extends Moments {
  context: WhenContext;
}

interface ExclusionRule {
  id: string;
  at: (message: Message) => Found[];
  examples: readonly string[];
}

export const EXCLUSIONS: readonly ExclusionRule[] = [
  {
    id: 'except',
    at: ({ raw, tokens, atoms, now }) =>
      atoms.flatMap((atom) =>
        atom.type === 'except'
          ? [only({ ...daysOf(atom.days, now.today), span: spanBetween(raw, tokens, atom.i, atom.j) }, whole(atom))]
          : [],
      ),
    examples: ['que no sea lunes', 'menos el lunes', 'cualquier día menos el martes', 'todo menos lunes y martes'],
  },
  {
    id: 'negated',
    at: (message) =>
      message.roles.excluded.map(({ atoms, i, j, wording }) => ({
        ...upToTheEnd(
          together(message, atoms, i, j),
          wording && wording.to > j ? wordAt(message.tokens, wording.to - 1) : '',
        ),
        wording,
      })),
    examples: ['el martes no', 'ni lunes ni martes', 'a la mañana no puedo', 'después de las 17 no', 'el 8 no puedo'],
  },
  {
    id: 'habit',
    at: ({ raw, tokens, atoms, habits }) =>
      habits.flatMap(({ i, j, weekdays }) => {
        const wording = habitRuledOut(tokens, i, j, endBefore(i, [...atoms, ...habits]));
        return weekdays.length > 0 && wording
          ? [only({ weekdays: [...weekdays], span: spanBetween(raw, tokens, i, j) }, wording)]
          : [];
      }),
    examples: [
      'los lunes no puedo',
      'de lunes a viernes no puedo',
      'los martes no',
      'no los martes',
      'entre semana imposible',
    ],
  },
  {
    id: 'not_before',
    at: (message) =>
      message.atoms.flatMap((atom) =>
        atom.type === 'clock-bound' && wordAt(message.tokens, atom.i) === 'no'
          ? [
              {
                ...together(message, [{ ...atom, side: atom.side === 'from' ? 'to' : 'from' }], atom.i, atom.j),
                wording: whole(atom),
              },
            ]
          : [],
      ),
    examples: ['no antes de las 17', 'no después de las 18', 'no más tarde de las 20'],
  },
];

/**
 * Reads what a message rules out; {@link resolveWhen} reads what it wishes for. Spans are offsets into what is read of `text`.
 *
 * @throws RangeError when `context.now` or `context.timezone` cannot be read.
 */
export function readExclusions(text: string, context: WhenContext): Exclusions {
  const moments = momentsOf(text, context);
  const { raw, tokens, roles } = moments;
  const all = EXCLUSIONS.flatMap(({ at }) => at({ ...moments, context }));
  const wordings = [...all.flatMap(({ wording }) => wording ?? []), ...roles.fallbacks];
  return {
    days: all.flatMap(({ days }) => days),
    hours: all.flatMap(({ hours }) => hours),
    wordings: wordings.map(({ from, to }) => spanBetween(raw, tokens, from, to)),
  };
}

const whole = ({ i, j }: { i: number; j: number }): Wording => ({ from: i, to: j });

function only(days: ExcludedDays & { span: Span }, wording: Wording): Found {
  return { days: [days], hours: [], wording };
}

/** Days and hours said together rule out those hours of those days; alone, the whole. */
function together({ raw, tokens, now, context }: Message, atoms: readonly Atom[], i: number, j: number): Found {
  const span = spanBetween(raw, tokens, i, j);
  const said = atoms.filter((atom): atom is DateAtom => isDateAtom(atom));
  const days = said.map((atom) => daysOfAtom(tokens, atom, now.today));
  const on = days.length > 0 ? merged(days) : undefined;
  const time = composeTime(
    atoms.filter((atom): atom is TimeAtom => !isDateAtom(atom)),
    { hours: context.hours, day: null, nowMinutes: null },
    () => span,
  );
  if (time === null) return { days: on === undefined ? [] : [{ ...on, span }], hours: [] };
  const windows = windowsOf(time).map((window) => ({ span, ...window, ...(on === undefined ? {} : { on }) }));
  return { days: [], hours: windows };
}

function daysOfAtom(tokens: readonly Token[], atom: DateAtom, today: DayNumber): ExcludedDays {
  if (atom.type === 'day' || atom.type === 'except') return daysOf(atom.days, today);
  // "los findes": every one.
  if (atom.type === 'period' && atom.grain === 'weekend' && wordAt(tokens, atom.i) === 'los')
    return { weekdays: [5, 6] };
  const reading = composeDate([atom], today, () => ({ start: 0, end: 0, text: '' }));
  if (reading?.kind !== 'range') return {};
  const from = dayNumberOf(reading.from);
  const isOpen = atom.type === 'day-bound' && atom.side === 'from';
  const to = Math.min(isOpen ? Number.POSITIVE_INFINITY : dayNumberOf(reading.to), today + HORIZON_DAYS);
  return { dates: Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => isoDay(from + index)) };
}

function daysOf(days: readonly DayExpr[], today: DayNumber): ExcludedDays {
  return merged(
    days.map((day): ExcludedDays => {
      if (isBareWeekday(day)) return { weekdays: [day.weekday] };
      const outcome = resolveDay(day, today);
      if (outcome.kind === 'day') return { dates: [isoDay(outcome.value)] };
      return outcome.kind === 'ambiguous' ? { dates: outcome.candidates.map(isoDay) } : {};
    }),
  );
}

/** "lunes", "el lunes", "un lunes"; not "este lunes", "lunes 30", "el primer lunes de marzo". */
export function isBareWeekday(day: DayExpr): day is DayExpr & { weekday: number } {
  const { weekday, which, day: numbered, relative, nth, fixed } = day;
  const isPlaced = [numbered, relative, nth, fixed].some((said) => said !== undefined);
  return weekday !== undefined && !isPlaced && (which === undefined || which === 'any');
}

function merged(list: readonly ExcludedDays[]): ExcludedDays {
  const dates = [...new Set(list.flatMap((days) => days.dates ?? []))].sort();
  const weekdays = [...new Set(list.flatMap((days) => days.weekdays ?? []))];
  return { ...(dates.length > 0 ? { dates } : {}), ...(weekdays.length > 0 ? { weekdays } : {}) };
}

/** A single hour rules out the start at that minute. */
function windowsOf(time: TimeReading): { from: LocalTime; to: LocalTime }[] {
  if (time.kind === 'window') return [{ from: time.from, to: time.to }];
  if (time.kind === 'invalid') return [];
  return (time.kind === 'exact' ? [time.value] : time.candidates).map((from) => ({ from, to: minuteAfter(from) }));
}

/** "A las 19 es muy tarde": what is later still is too late as well. */
function upToTheEnd({ days, hours }: Found, last: string): Found {
  const ends = last === 'tarde' ? { to: timeOf(LAST_MINUTE) } : last === 'temprano' ? { from: timeOf(0) } : {};
  return { days, hours: hours.map((window) => ({ ...window, ...ends })) };
}

const LAST_MINUTE = 24 * 60 - 1;

const minuteAfter = (time: LocalTime): LocalTime => timeOf(Math.min(minutesOf(time) + 1, LAST_MINUTE));

/** A habit is no wish, so that a "no" right before it needs no verb. */
function habitRuledOut(tokens: readonly Token[], i: number, j: number, since: number): Wording | null {
  return wordAt(tokens, i - 1) === 'no' ? { from: i - 1, to: j } : negationOf(tokens, i, j, since);
}

/** Where the day or hour before a place ended. */
function endBefore(at: number, placed: readonly { j: number }[]): number {
  return Math.max(0, ...placed.map(({ j }) => j).filter((end) => end <= at));
}
