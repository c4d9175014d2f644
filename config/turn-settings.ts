/** What every run of the turn is given, whoever starts it: api or sweeper. */
import type { RuntimeConfig } from './config';

export interface TurnSettings {
  models: { extractor: string; planner: string; legacy: string };
  /** Digest over all prompt files, for the memo. */
  prompts: string;
  /** Patience per stage, in ms. */
  budgets: { extractorMs: number; plannerMs: number; toolsMs: number; totalMs: number };
}

export function turnSettings({ models, timeouts }: RuntimeConfig, prompts: string): TurnSettings {
  const { extractor, planner, legacy } = models;
  return {
    models: { extractor, planner, legacy },
    prompts,
    budgets: {
      extractorMs: timeouts.extractorMs,
      plannerMs: timeouts.plannerMs,
      toolsMs: timeouts.brokerMs,
      totalMs: timeouts.totalMs,
    },
  };
}
