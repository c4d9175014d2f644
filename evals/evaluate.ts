import type { Engine } from './engine';
import { markedSlots, outcomeOf, type Outcome } from './metrics/outcome';
import type { Utterance } from './utterance-set';

/** Runs an engine over messages, one after another, timing each. The first few are run twice so that warming up is not measured. */
export async function evaluate(engine: Engine, records: readonly Utterance[]): Promise<Outcome[]> {
  for (const record of records.slice(0, 50)) await engine.extract(record);
  const marked = markedSlots(records);
  const outcomes: Outcome[] = [];
  for (const record of records) {
    const begun = process.hrtime.bigint();
    const reading = await engine.extract(record);
    const milliseconds = Number(process.hrtime.bigint() - begun) / 1e6;
    outcomes.push(outcomeOf(record, reading, milliseconds, marked.get(record.family.charAt(0)) ?? new Set()));
  }
  return outcomes;
}
