import { INTENTS, type Intent } from '../domain/understanding/vocabulary';
import { SLOT_NAMES, type SlotName } from '../domain/slots';
import { calibrationError, coverage, reliability, type ReliabilityRow } from './metrics/calibration';
import {
  accuracy,
  classFigures,
  confusion,
  falseRejects,
  macroF1,
  outOfScopeRecall,
  wrongCancels,
  wrongWrites,
  type ClassFigures,
} from './metrics/intents';
import type { Outcome } from './metrics/outcome';
import { jointExact, slotFigures, slotMacroF1 } from './metrics/slots';
import { bootstrap, percentile, type Interval } from './metrics/statistics';

/** From this confidence on, a reading is acted upon without asking. */
export const THRESHOLD = 0.7;

/** Figures that are gated. A `low` one may fall with impunity; it is better that way. */
export const HEADLINES = {
  accuracy: { figure: accuracy, better: 'high' },
  macroF1: { figure: macroF1, better: 'high' },
  wrongWrites: { figure: wrongWrites, better: 'low' },
  wrongCancels: { figure: wrongCancels, better: 'low' },
  outOfScopeRecall: { figure: (sample: readonly Outcome[]) => outOfScopeRecall(sample, 0), better: 'high' },
  sureShare: { figure: (sample: readonly Outcome[]) => coverage(sample, THRESHOLD).share, better: 'high' },
  sureAccuracy: { figure: (sample: readonly Outcome[]) => coverage(sample, THRESHOLD).accuracy, better: 'high' },
  slotMacroF1: { figure: slotMacroF1, better: 'high' },
  jointExact: { figure: jointExact, better: 'high' },
} as const satisfies Record<string, { figure: (sample: readonly Outcome[]) => number; better: 'high' | 'low' }>;
export type Headline = keyof typeof HEADLINES;

export interface Report {
  engine: string;
  split: string;
  messages: number;
  headlines: Record<Headline, Interval>;
  intents: Record<Intent, ClassFigures>;
  confusion: Record<Intent, Record<Intent, number>>;
  slots: Record<SlotName, ClassFigures>;
  outOfScope: { threshold: number; recall: number; falseRejects: number }[];
  calibration: { error: number; rows: ReliabilityRow[] };
  /** Milliseconds per message. */
  latency: { p50: number; p99: number };
}

export function reportOn(engine: string, split: string, outcomes: readonly Outcome[]): Report {
  const times = outcomes.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const byName = <K extends string, V>(names: readonly K[], value: (name: K) => V) =>
    Object.fromEntries(names.map((name) => [name, value(name)])) as Record<K, V>;
  return {
    engine,
    split,
    messages: outcomes.length,
    headlines: byName(Object.keys(HEADLINES) as Headline[], (name) => bootstrap(outcomes, HEADLINES[name].figure)),
    intents: byName(INTENTS, (intent) => classFigures(outcomes, intent)),
    confusion: confusion(outcomes),
    slots: byName(SLOT_NAMES, (slot) => slotFigures(outcomes, slot)),
    outOfScope: [0, 0.5, THRESHOLD, 0.9].map((threshold) => ({
      threshold,
      recall: outOfScopeRecall(outcomes, threshold),
      falseRejects: falseRejects(outcomes, threshold),
    })),
    calibration: { error: calibrationError(outcomes), rows: reliability(outcomes) },
    latency: { p50: percentile(times, 50), p99: percentile(times, 99) },
  };
}

/** What falls below the baseline by more than the noise of both: the sentences to fail with. */
export function gate(report: Pick<Report, 'headlines'>, baseline: Pick<Report, 'headlines'>): string[] {
  return (Object.keys(HEADLINES) as Headline[]).flatMap((name) => {
    const [now, then] = [report.headlines[name], baseline.headlines[name]];
    const worse = HEADLINES[name].better === 'high' ? now.value < then.low : now.value > then.high;
    return worse
      ? [`${name} is ${percent(now.value)}, was ${percent(then.value)} (${percent(then.low)}–${percent(then.high)})`]
      : [];
  });
}

export function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}
