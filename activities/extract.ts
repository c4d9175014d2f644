/** Extract: text → reading. The deterministic tier for every message; the small model on top, combined with it. */
import { CancelledFailure } from '@temporalio/activity';
import { understandingContext } from '../domain/dialogue';
import { understand, withCommands } from '../domain/understanding';
import { arbitrate, combineReadings, REQUESTS, type Combined } from '../domain/understanding/combine';
import type { Reading } from '../domain/understanding/types';
import type { SlmExtractor } from '../models/types';
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
    const rules = input.rules ?? withCut(understand(input.text, context), input.cut);
    if (input.tier === 'rules') {
      return {
        reading: rules,
        decisive: isDecisive(rules, input.kinds),
        agreement: 'alone',
        stats: null,
        ms: performance.now() - started,
      };
    }
    return withHeartbeat(async (signal) => {
      const ask = (extractor: SlmExtractor) =>
        onModel(() => extractor.extract({ text: input.text, context, rules, signal }));
      const { reading: slm, stats } = await ask(deps.models.extractor);
      const options = { threshold: deps.models.confidenceThreshold, calibration: deps.models.calibration };
      let combined = combineReadings(rules, slm, options);
      if (combined.clarify && deps.models.arbiter) {
        const larger = await ask(deps.models.arbiter).catch(ignoreButCancellation);
        if (larger) combined = arbitrate(combined, slm, larger.reading, options);
      }
      return {
        reading: withCommands(withQuestion(combined), rules, context),
        decisive: false,
        agreement: combined.agreement,
        stats,
        ms: performance.now() - started,
      } satisfies ExtractResult;
    });
  };

/** What is understood here is an excerpt already: that something was left out is known from before. */
const withCut = (reading: Reading, cut: true | undefined): Reading =>
  cut && !reading.notices.includes('cut') ? { ...reading, notices: [...reading.notices, 'cut'] } : reading;

/** The larger model's word is a bonus: without it the customer is asked. */
function ignoreButCancellation(error: unknown): null {
  if (error instanceof CancelledFailure) throw error;
  return null;
}

/** Only requests can be asked about: nobody answers "did you mean something else?". */
function withQuestion({ reading, clarify }: Combined): Reading {
  const requests = (clarify ?? []).filter((intent) => REQUESTS.includes(intent));
  return requests.length > 0 ? { ...reading, clarify: requests } : reading;
}

/** Acts, answers to the pending question, salutations and thanks never reach a model; nor does what is not text. */
function isDecisive(reading: Reading, kinds: ExtractInput['kinds']): boolean {
  if (kinds.every((kind) => kind !== 'text')) return true;
  if (reading.act !== null || reading.answersPending) return true;
  return (reading.intent === 'greeting' || reading.intent === 'chitchat') && reading.confidence >= SURE;
}
const SURE = 0.85;
