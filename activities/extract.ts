/** Extract: text → reading. The deterministic tier for every message; the small model on top, combined with it. */
import { understandingContext } from '../domain/state';
import { understand } from '../domain/understanding';
import { combineReadings } from '../domain/understanding/combine';
import type { Reading } from '../domain/understanding/types';
import type { ActivityDeps } from './deps';
import { onModel } from './failures';
import type { ExtractInput, ExtractResult, TurnActivities } from './types';
import { withHeartbeat } from './with-heartbeat';

export const createExtract =
  (deps: ActivityDeps): TurnActivities['extract'] =>
  async (input) => {
    const started = performance.now();
    const workspace = await deps.profiles.get(input.scope.workspaceId);
    const context = understandingContext(input.state, workspace, input.now);
    const rules = input.rules ?? understand(input.text, context);
    if (input.tier === 'rules') {
      return {
        reading: rules,
        decisive: isDecisive(rules, input.kinds),
        agreement: 'alone',
        stats: null,
        ms: performance.now() - started,
      };
    }
    const { reading: slm, stats } = await withHeartbeat((signal) =>
      onModel(() => deps.models.extractor.extract({ text: input.text, context, rules, signal })),
    );
    const combined = combineReadings(rules, slm, { threshold: deps.models.confidenceThreshold });
    return {
      reading: combined.reading,
      decisive: false,
      agreement: combined.agreement,
      stats,
      ms: performance.now() - started,
    } satisfies ExtractResult;
  };

/** Acts, answers to the pending question, salutations and thanks never reach a model; nor does what is not text. */
function isDecisive(reading: Reading, kinds: ExtractInput['kinds']): boolean {
  if (kinds.every((kind) => kind !== 'text')) return true;
  if (reading.act !== null || reading.answersPending) return true;
  return (reading.intent === 'greeting' || reading.intent === 'chitchat') && reading.confidence >= SURE;
}
const SURE = 0.85;
