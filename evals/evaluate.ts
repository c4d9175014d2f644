import type { Engine } from './engine';
import { outcomeOf, type Outcome } from './metrics/outcome';
import type { Utterance } from './utterance-set';

/** Runs an engine over messages, one after another, timing each. The first few are run twice so that warming up is not measured. */
export async function evaluate(engine: Engine, records: readonly Utterance[]): Promise<Outcome[]> {
  for (const record of records.slice(0, 50)) await engine.extract(record);
  const outcomes: Outcome[] = [];
  for (const record of records) {
    const begun = process.hrtime.bigint();
    const reading = await engine.extract(record);
    outcomes.push(outcomeOf(record, reading, Number(process.hrtime.bigint() - begun) / 1e6));
  }
  return outcomes;
}
