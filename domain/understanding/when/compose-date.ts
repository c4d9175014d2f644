/** One reading of the day from everything that was said about it. */
import type { DateReading } from '../types';
import type { Span } from '../vocabulary';
import type { DateAtom, DayExpr, ExceptAtom } from './atoms';
import { civil, dayNumber, dayNumberOf, isoDay, weekdayOf, type DayNumber } from '../../day-number';
import { CONFIDENCE } from './confidences';
import { resolveDay, type DayOutcome } from './day-resolve';

/** How far an open range ("a partir del lunes") reaches: two weeks are enough to offer from. */
const OPEN_DAYS = 13;

export function composeDate(
  atoms: readonly DateAtom[],
  today: DayNumber,
  spanOf: (atom: DateAtom) => Span,
): DateReading | null {
  const excepts = atoms.filter((atom) => atom.type === 'except');
  const wished = atoms.filter((atom) => atom.type !== 'except');
  const read = wished.map((atom) => ({ atom, reading: readAtom(atom, today, spanOf(atom)) }));
  // "Martes o jueves, lo primero que haya": whichever of the days that are named.
  const named = read.filter(({ atom, reading }) => !isOpen(atom) && reading.kind !== 'past');
  const isOpenAmong = named.length > 0 && wished.some(isOpen);
  const soonest = wished.some((atom) => isOpen(atom) && atom.open === 'soonest') ? { soonest: true as const } : {};
  const readings = (isOpenAmong ? named : read).map(({ reading }) => reading);
  const kept = dropRepeats(withoutPast(readings));
  const first = kept[0];
  if (!first) return excepts[0] ? exceptOnly(excepts[0], excepts, today, spanOf(excepts[0])) : null;
  const main = kept.length === 1 ? first : together(kept, first, today);
  const left = excepts.length > 0 ? withExcept(main, excepts, today) : main;
  const lists = atoms.filter((atom) => atom.type === 'day');
  const isList = lists.flatMap(({ days }) => days).length > 1;
  const isAnyOf = lists.length === 1 && lists[0]?.anyOf === true;
  const whole = isList && (isAnyOf || isOpenAmong) ? asStretch(left, isOpenAmong) : left;
  return { ...whole, ...soonest };
}

const isOpen = (atom: DateAtom): atom is Extract<DateAtom, { type: 'period' }> =>
  atom.type === 'period' && atom.open !== undefined;

/** Either of neighbouring days ("mañana o pasado") is a stretch to offer from, not a question; so are days apart, where any will do. */
function asStretch(reading: DateReading, anyWillDo: boolean): DateReading {
  if (reading.kind !== 'ambiguous') return reading;
  const { span, confidence } = reading;
  const days = reading.candidates.map(dayNumberOf);
  const from = Math.min(...days);
  const to = Math.max(...days);
  const between = Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
    (day) => !days.includes(day),
  );
  if (between.length > 0 && !anyWillDo) return reading;
  const except = between.length > 0 ? { except: between.map(isoDay) } : {};
  return { span, confidence, kind: 'range', from: isoDay(from), to: isoDay(to), grain: 'days', ...except };
}

function readAtom(atom: Exclude<DateAtom, ExceptAtom>, today: DayNumber, span: Span): DateReading {
  switch (atom.type) {
    case 'day':
      return readDays(atom.days, today, span);
    case 'day-range':
      return readRange(atom.from, atom.to, today, span);
    case 'day-bound':
      return readBound(atom, today, span);
    case 'period':
      if (atom.past) return { span, confidence: atom.confidence, kind: 'past', value: isoDay(atom.from) };
      return {
        span,
        confidence: atom.confidence,
        kind: 'range',
        from: isoDay(atom.from),
        to: isoDay(atom.to),
        grain: atom.grain,
        ...(atom.open ? { open: true as const } : {}),
      };
  }
}

function readDays(days: readonly DayExpr[], today: DayNumber, span: Span): DateReading {
  const outcomes = days.map((day) => resolveDay(day, today));
  const only = outcomes[0];
  if (outcomes.length === 1 && only) return fromOutcome(only, span);
  const candidates = [...new Set(outcomes.flatMap(daysOf))].filter((day) => day >= today);
  const [single] = candidates;
  if (single === undefined) return { span, confidence: CONFIDENCE.reconciled, kind: 'invalid' };
  if (candidates.length === 1) return { span, confidence: CONFIDENCE.conventional, kind: 'day', value: isoDay(single) };
  return { span, confidence: CONFIDENCE.derived, kind: 'ambiguous', candidates: candidates.map(isoDay) };
}

function fromOutcome(outcome: DayOutcome, span: Span): DateReading {
  const { confidence } = outcome;
  switch (outcome.kind) {
    case 'day':
      return { span, confidence, kind: 'day', value: isoDay(outcome.value) };
    case 'past':
      return { span, confidence, kind: 'past', value: isoDay(outcome.value) };
    case 'ambiguous':
      return outcome.candidates.length === 1
        ? { span, confidence, kind: 'day', value: isoDay(outcome.candidates[0] ?? 0) }
        : { span, confidence, kind: 'ambiguous', candidates: outcome.candidates.map(isoDay) };
    case 'invalid':
      return { span, confidence, kind: 'invalid' };
  }
}

function daysOf(outcome: DayOutcome): DayNumber[] {
  if (outcome.kind === 'day') return [outcome.value];
  return outcome.kind === 'ambiguous' ? outcome.candidates : [];
}

function readRange(first: DayExpr, second: DayExpr, today: DayNumber, span: Span): DateReading {
  const start = resolveDay(first, today);
  const end = resolveDay(second, today);
  if (start.kind === 'past' && end.kind === 'past')
    return { span, confidence: CONFIDENCE.derived, kind: 'past', value: isoDay(start.value) };
  const from = start.kind === 'past' ? today : daysOf(start)[0];
  let to = daysOf(end)[0];
  if (from === undefined || to === undefined) return { span, confidence: CONFIDENCE.reconciled, kind: 'invalid' };
  if (to < from) to = after(second, from, to);
  if (to < from) return { span, confidence: CONFIDENCE.vague, kind: 'invalid' };
  return { span, confidence: CONFIDENCE.completed, kind: 'range', from: isoDay(from), to: isoDay(to), grain: 'days' };
}

/** The end of a range that lies before its start belongs to the next week, month or year. */
function after(expr: DayExpr, from: DayNumber, to: DayNumber): DayNumber {
  if (expr.day === undefined)
    return expr.weekday === undefined ? to : from + ((weekdayOf(to) - weekdayOf(from) + 7) % 7);
  const { year, month, day } = civil(to);
  if (expr.month !== undefined) return dayNumber(year + 1, month, day) ?? to;
  const next = month === 12 ? dayNumber(year + 1, 1, day) : dayNumber(year, month + 1, day);
  return next ?? to;
}

function readBound(atom: Extract<DateAtom, { type: 'day-bound' }>, today: DayNumber, span: Span): DateReading {
  const outcome = resolveDay(atom.day, today);
  const day = outcome.kind === 'past' ? outcome.value : daysOf(outcome)[0];
  if (day === undefined) return { span, confidence: CONFIDENCE.reconciled, kind: 'invalid' };
  const confidence = CONFIDENCE.conventional;
  if (atom.side === 'from') {
    const from = Math.max(today, atom.inclusive ? day : day + 1);
    return { span, confidence, kind: 'range', from: isoDay(from), to: isoDay(from + OPEN_DAYS), grain: 'days' };
  }
  const to = atom.inclusive ? day : day - 1;
  if (to < today) return { span, confidence, kind: 'past', value: isoDay(to) };
  return { span, confidence, kind: 'range', from: isoDay(today), to: isoDay(to), grain: 'days' };
}

/** "fui el lunes pasado y quiero volver el viernes": history beside a wish is dropped. */
function withoutPast(readings: DateReading[]): DateReading[] {
  const open = readings.filter(({ kind }) => kind !== 'past');
  return open.length > 0 ? open : readings.slice(0, 1);
}

function dropRepeats(readings: DateReading[]): DateReading[] {
  const seen = new Set<string>();
  return readings.filter((reading) => {
    const key =
      reading.kind === 'day'
        ? reading.value
        : reading.kind === 'range'
          ? `${reading.from}/${reading.to}`
          : JSON.stringify(reading.span);
    return !seen.has(key) && seen.add(key);
  });
}

/** Several days said apart: inside a stretch the day wins ("la semana que viene, el martes"); else all are candidates. */
function together(readings: readonly DateReading[], first: DateReading, today: DayNumber): DateReading {
  const days = readings.flatMap((reading) => (reading.kind === 'day' ? [reading] : []));
  const ranges = readings.flatMap((reading) => (reading.kind === 'range' ? [reading] : []));
  const [day] = days;
  if (ranges.length > 0 && day && days.length === 1) {
    const inside = ranges.find(({ from, to }) => day.value >= from && day.value <= to);
    const moved = ranges[0];
    if (inside) return day;
    if (moved && moved.grain === 'week') return sameWeekdayIn(day, moved);
    // "en enero, preferentemente lunes": this week's Monday is not meant.
    if (moved && moved.confidence > CONFIDENCE.vague && dayNumberOf(day.value) <= today + 7 && moved.from > day.value)
      return moved;
    return ranges.some(({ confidence }) => confidence <= CONFIDENCE.vague)
      ? day
      : moved && moved.confidence > day.confidence
        ? moved
        : day;
  }
  const listed = readings.find((reading) => reading.kind === 'ambiguous');
  const [week] = ranges;
  if (
    listed &&
    week?.grain === 'week' &&
    readings.length === 2 &&
    listed.candidates.every((date) => dayNumberOf(date) <= today + 7)
  ) {
    return { ...listed, candidates: [...new Set(listed.candidates.map((date) => intoWeek(date, week)))] };
  }
  if (days.length === 0) return ranges[0] ?? first;
  const candidates = [
    ...new Set(
      readings.flatMap((reading) =>
        reading.kind === 'day' ? [reading.value] : reading.kind === 'ambiguous' ? reading.candidates : [],
      ),
    ),
  ];
  const [only] = candidates;
  if (candidates.length === 1 && only !== undefined)
    return { span: first.span, confidence: CONFIDENCE.reconciled, kind: 'day', value: only };
  return { span: first.span, confidence: CONFIDENCE.open, kind: 'ambiguous', candidates };
}

/** "el martes, pero de la semana que viene": the weekday of that week. */
function sameWeekdayIn(day: DateReading & { kind: 'day' }, week: DateReading & { kind: 'range' }): DateReading {
  const value = intoWeek(day.value, week);
  return value <= week.to ? { ...day, value, confidence: CONFIDENCE.conventional } : week;
}

function intoWeek(date: string, week: DateReading & { kind: 'range' }): string {
  const from = dayNumberOf(week.from);
  return isoDay(from + ((weekdayOf(dayNumberOf(date)) - weekdayOf(from) + 7) % 7));
}

function withExcept(main: DateReading, excepts: readonly ExceptAtom[], today: DayNumber): DateReading {
  if (main.kind === 'ambiguous') {
    const left = main.candidates.filter((day) => !excludes(excepts, dayNumberOf(day), today));
    const [only] = left;
    if (left.length === 1 && only !== undefined)
      return { span: main.span, confidence: CONFIDENCE.conventional, kind: 'day', value: only };
    return left.length === 0 ? main : { ...main, candidates: left };
  }
  if (main.kind !== 'range') return main;
  const except: string[] = [];
  for (let day = dayNumberOf(main.from); day <= dayNumberOf(main.to); day++)
    if (excludes(excepts, day, today)) except.push(isoDay(day));
  return { ...main, except };
}

function exceptOnly(first: ExceptAtom, excepts: readonly ExceptAtom[], today: DayNumber, span: Span): DateReading {
  const open: DateReading = {
    span,
    confidence: first.days.length > 0 ? CONFIDENCE.vague : CONFIDENCE.guess,
    kind: 'range',
    from: isoDay(today),
    to: isoDay(today + OPEN_DAYS),
    grain: 'days',
  };
  return withExcept(open, excepts, today);
}

function excludes(excepts: readonly ExceptAtom[], day: DayNumber, today: DayNumber): boolean {
  return excepts.some(({ days }) =>
    days.some((expr) => {
      if (expr.weekday !== undefined && expr.day === undefined && expr.which === undefined)
        return weekdayOf(day) === expr.weekday;
      return daysOf(resolveDay(expr, today)).includes(day);
    }),
  );
}
