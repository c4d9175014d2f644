/** What the scanner finds in a message, before it is decided what belongs together. Places are token indices, `j` exclusive. */
import type { DayPart } from '../types';
import type { DayNumber } from '../../day-number';
import type { ReadBy } from './rule';

/** A day as said, with everything that was said about it. */
export interface DayExpr {
  /** Days from today: hoy 0, mañana 1, ayer -1. */
  relative?: number;
  /** 0 = Monday. */
  weekday?: number;
  which?: WhichWeekday;
  day?: number;
  month?: number;
  year?: number;
  /** "del mes que viene" 1, "de este mes" 0, "del año que viene" adds 12. */
  monthShift?: number;
  /** "el primer lunes de marzo" 1 … 4, the last -1. */
  nth?: number;
  /** Already a day (holidays). */
  fixed?: DayNumber;
  /** Said in a way that may also mean something else ("el 2"). */
  doubt?: number;
}

/**
 * `next`: "que viene", "próximo", which may skip this week's; `next-week`: "de la semana que viene"; `other`: "el otro lunes";
 * `nearest`: "este viernes que viene"; `any`: "un sábado".
 */
export type WhichWeekday =
  | 'this'
  | 'next'
  | 'next-week'
  | 'this-week'
  | 'last-week'
  | 'past'
  | 'other'
  | 'nearest'
  | 'week-after'
  | 'week-after-next'
  | 'any';

export interface Clock {
  hour: number;
  minute: number;
  /** The hour can only be this one: 24-hour form, am/pm, part of the day. */
  fixed: boolean;
  approximate: boolean;
}

interface Placed extends ReadBy {
  i: number;
  j: number;
}

export interface DayAtom extends Placed {
  type: 'day';
  days: DayExpr[];
  /** Any of the days is fine: "mañana o pasado". */
  anyOf?: true;
}
/** "del 13 al 15", "entre el lunes y el miércoles". The halves keep their places: in a move they are old and new. */
export interface DayRangeAtom extends Placed {
  type: 'day-range';
  from: DayExpr;
  to: DayExpr;
  /** Token where the second half begins. */
  middle: number;
  /** "del lunes al miércoles" can be a move; "entre el lunes y el miércoles" cannot. */
  movable: boolean;
}
/** "a partir del lunes", "antes del 15". `inclusive`: the day itself counts. */
export interface DayBoundAtom extends Placed {
  type: 'day-bound';
  side: 'from' | 'to';
  inclusive: boolean;
  day: DayExpr;
}
export interface PeriodAtom extends Placed {
  type: 'period';
  from: DayNumber;
  to: DayNumber;
  grain: 'week' | 'weekend' | 'month' | 'days';
  confidence: number;
  past?: boolean;
  open?: 'soonest' | 'any';
}
/** "menos el jueves". */
export interface ExceptAtom extends Placed {
  type: 'except';
  days: DayExpr[];
}

export interface ClockAtom extends Placed {
  type: 'clock';
  clocks: Clock[];
  confidence: number;
}
export interface ClockRangeAtom extends Placed {
  type: 'clock-range';
  from: Clock;
  to: Clock;
  middle: number;
  movable: boolean;
}
export interface ClockBoundAtom extends Placed {
  type: 'clock-bound';
  side: 'from' | 'to';
  clock: Clock;
}
/** Minutes since midnight. */
export interface PartAtom extends Placed {
  type: 'part';
  from: number;
  to: number;
  part?: DayPart;
  /** Alone it is this time ("al mediodía"), in minutes. */
  point?: number;
}
export interface BadClockAtom extends Placed {
  type: 'bad-clock';
}

/** "los sábados", "de lunes a viernes": no day that could be booked. 0 = Monday. */
export interface HabitAtom extends Placed {
  type: 'habit';
  weekdays: readonly number[];
}

export type DateAtom = DayAtom | DayRangeAtom | DayBoundAtom | PeriodAtom | ExceptAtom;
export type TimeAtom = ClockAtom | ClockRangeAtom | ClockBoundAtom | PartAtom | BadClockAtom;
export type Atom = DateAtom | TimeAtom;

export function isDateAtom(atom: Atom): atom is DateAtom {
  return ['day', 'day-range', 'day-bound', 'period', 'except'].includes(atom.type);
}
