/** The SLM tier on its own, one record at a time: for evaluation and for `pulpo extract --engine slm`. */
import { understand } from '../domain/understanding';
import { combineReadings, type Combined } from '../domain/understanding/combine';
import type { Reading, UnderstandingContext } from '../domain/understanding/types';
import { calibrationOf } from './calibration';
import { OllamaClient } from './ollama-client';
import { createSlmExtractor } from './slm-extractor';
import { ModelError, type ModelFailureKind, type ModelStats } from './types';

export interface SlmEngineSettings {
  host: string;
  model: string;
  /** Per record. Default 60 s: evaluation waits for a slow machine where a conversation would not. */
  timeoutMs?: number;
  /** `SLM_CONFIDENCE_THRESHOLD`. Default 0.7. */
  threshold?: number;
}

/** A message with what surrounds it; what is left out is unknown. */
export interface EngineRecord extends Omit<UnderstandingContext, 'catalogue'> {
  text: string;
  catalogue?: UnderstandingContext['catalogue'];
}

export interface EngineResult extends Combined {
  rules: Reading;
  /** The model's own reading; null when it was not asked (a dialogue act, an answer) or failed. */
  slm: Reading | null;
  failure: ModelFailureKind | null;
  stats: ModelStats | null;
}

export interface SlmEngine {
  readonly name: string;
  /** Both tiers' readings and what became of them. @throws {ModelError} only when no record can work: no server, no model. */
  read(record: EngineRecord): Promise<EngineResult>;
  /** The combined reading of a message alone, as labelled data is measured: labels it may carry are not looked at. */
  extract(record: Pick<EngineRecord, 'text' | 'now' | 'timezone'>): Promise<Reading>;
}

const NO_CATALOGUE: UnderstandingContext['catalogue'] = { services: [], staff: [] };

export function createSlmEngine({ host, model, timeoutMs = 60_000, threshold = 0.7 }: SlmEngineSettings): SlmEngine {
  const extractor = createSlmExtractor({ client: new OllamaClient({ host }), model, timeoutMs, understand });
  const options = { threshold, calibration: calibrationOf(model) };
  const read = async ({ text, catalogue = NO_CATALOGUE, ...rest }: EngineRecord): Promise<EngineResult> => {
    const context = { ...rest, catalogue };
    const rules = understand(text, context);
    const alone = { rules, slm: null, stats: null };
    if (rules.act || rules.answersPending) return { ...combineReadings(rules, null, options), ...alone, failure: null };
    try {
      const { reading: slm, stats } = await extractor.extract({ text, context, rules });
      return { ...combineReadings(rules, slm, options), rules, slm, failure: null, stats };
    } catch (error) {
      if (!ModelError.isInstance(error) || error.kind === 'unavailable' || error.kind === 'missing') throw error;
      return { ...combineReadings(rules, null, options), ...alone, failure: error.kind };
    }
  };
  return {
    name: `slm:${model}`,
    read,
    extract: async ({ text, now, timezone }) => (await read({ text, now, timezone })).reading,
  };
}
