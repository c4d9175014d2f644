/** One reading of the time from everything that was said about it. */
import type { TimeReading } from '../types';
import { timeOf, type LocalTime } from '../../calendar';
import type { Span } from '../vocabulary';
import type { Clock, ClockAtom, ClockBoundAtom, ClockRangeAtom, PartAtom, TimeAtom } from './atoms';
import { CONFIDENCE } from './confidences';
import { END_OF_DAY } from './day-part';
import { hourReadings, type HourContext } from './opening';

export function composeTime(
  atoms: readonly TimeAtom[],
  context: Omit<HourContext, 'part'>,
  spanOf: (atom: TimeAtom) => Span,
): TimeReading | null {
  const parts = atoms.filter((atom) => atom.type === 'part');
  const clocks = atoms.filter((atom) => atom.type === 'clock');
  const bounds = atoms.filter((atom) => atom.type === 'clock-bound');
  const ranges = atoms.filter((atom) => atom.type === 'clock-range');
  const narrow = parts.find(({ part }) => part !== undefined);
  const hour: HourContext = {
    ...context,
    part: narrow && parts.length === 1 ? { from: narrow.from, to: narrow.to } : null,
  };
  if (ranges[0]) return readRange(ranges[0], hour, spanOf(ranges[0]));
  if (clocks[0]) return readClocks(clocks, clocks[0], hour, spanOf);
  if (bounds[0]) return readBounds(bounds, bounds[0], narrow, hour, spanOf(bounds[0]));
  if (parts[0]) return readParts(parts, parts[0], spanOf(parts[0]));
  const bad = atoms.find((atom) => atom.type === 'bad-clock');
  return bad ? { span: spanOf(bad), confidence: CONFIDENCE.reconciled, kind: 'invalid' } : null;
}

function readClocks(
  atoms: readonly ClockAtom[],
  first: ClockAtom,
  hour: HourContext,
  spanOf: (atom: TimeAtom) => Span,
): TimeReading {
  const span = spanOf(first);
  const clocks = atoms.flatMap((atom) => atom.clocks);
  const [only] = clocks;
  if (clocks.length === 1 && only) {
    const { readings, confidence } = hourReadings(only, hour);
    const sure = Math.min(confidence, first.confidence);
    const [value] = readings;
    if (value !== undefined && readings.length === 1)
      return { span, confidence: sure, kind: 'exact', value: localTime(value), approximate: only.approximate };
    return { span, confidence: sure, kind: 'ambiguous', candidates: readings.map(localTime) };
  }
  const candidates = [
    ...new Set(clocks.flatMap((clock) => hourReadings(clock, hour).readings.slice(0, 1)).map(localTime)),
  ];
  const [single] = candidates;
  if (candidates.length === 1 && single !== undefined)
    return { span, confidence: CONFIDENCE.conventional, kind: 'exact', value: single, approximate: false };
  return { span, confidence: CONFIDENCE.reconciled, kind: 'ambiguous', candidates };
}

function readRange(atom: ClockRangeAtom, hour: HourContext, span: Span): TimeReading {
  const readings = rangeReadings(atom.from, atom.to, hour);
  return window(span, readings.confidence, readings.from, readings.to);
}

/** Both ends settle each other: "entre 11 y 2" is 11–14, "de 4 a 6" is 16–18. */
function rangeReadings(from: Clock, to: Clock, hour: HourContext): { from: number; to: number; confidence: number } {
  const start = hourReadings(from, hour);
  const first = start.readings[0] ?? 0;
  const said = to.hour * 60 + to.minute;
  const ends = to.fixed ? [said] : [said, said + 720];
  const after = ends.find((end) => end > first);
  if (after !== undefined && after - first <= 720)
    return {
      from: first,
      to: Math.min(after, END_OF_DAY),
      confidence: from.fixed ? CONFIDENCE.certain : CONFIDENCE.derived,
    };
  const earlier = from.hour * 60 + from.minute;
  if (!from.fixed && earlier < said) return { from: earlier, to: said, confidence: CONFIDENCE.conventional };
  return { from: first, to: END_OF_DAY, confidence: CONFIDENCE.guess };
}

function readBounds(
  bounds: readonly ClockBoundAtom[],
  first: ClockBoundAtom,
  part: PartAtom | undefined,
  hour: HourContext,
  span: Span,
): TimeReading {
  let from = part?.from ?? 0;
  let to = part?.to ?? END_OF_DAY;
  let confidence: number = CONFIDENCE.plain;
  for (const bound of bounds) {
    const reading = hourReadings(bound.clock, hour);
    const minutes = reading.readings[0] ?? 0;
    confidence = Math.min(
      confidence,
      reading.readings.length > 1 ? CONFIDENCE.vague : Math.max(reading.confidence, CONFIDENCE.reconciled),
    );
    if (bound.side === 'from') from = Math.max(bounds.length > 1 ? 0 : from, minutes);
    else to = minutes === 0 ? END_OF_DAY : minutes;
  }
  if (from >= to)
    return first.side === 'from' ? window(span, confidence, from, END_OF_DAY) : window(span, confidence, 0, to);
  return window(span, confidence, from, to);
}

function readParts(parts: readonly PartAtom[], first: PartAtom, span: Span): TimeReading {
  if (parts.length === 1 && first.point !== undefined) {
    return {
      span,
      confidence: CONFIDENCE.wide,
      kind: 'exact',
      value: localTime(first.point),
      approximate: first.point > 0,
    };
  }
  const from = Math.min(...parts.map((part) => part.from));
  const to = Math.max(...parts.map((part) => part.to));
  const sameName = parts.every(({ part }) => part === first.part) ? first.part : undefined;
  return {
    ...window(span, parts.length === 1 ? CONFIDENCE.plain : CONFIDENCE.wide, from, to),
    ...(sameName === undefined ? {} : { part: sameName }),
  };
}

function window(span: Span, confidence: number, from: number, to: number): TimeReading & { kind: 'window' } {
  const start = Math.min(from, END_OF_DAY - 1);
  return { span, confidence, kind: 'window', from: localTime(start), to: localTime(to) };
}

function localTime(minutes: number): LocalTime {
  const bounded = Math.min(Math.max(minutes, 0), END_OF_DAY);
  return timeOf(bounded);
}
