/** What every run of the turn is given, whoever starts it: api or sweeper. */
import { promptsVersion } from '../models/prompts-version';
import type { CanaryDecision, StageBudgets } from '../workflows/messages';
import type { RuntimeConfig } from './config';

export interface TurnSettings {
  models: CanaryDecision['models'];
  /** Digest over all prompt files, for the memo. */
  prompts: string;
  budgets: StageBudgets;
}

export function turnSettings({ models, timeouts }: RuntimeConfig): TurnSettings {
  const { extractor, planner, legacy } = models;
  return {
    models: { extractor, planner, legacy },
    prompts: promptsVersion(),
    budgets: {
      extractorMs: timeouts.extractorMs,
      plannerMs: timeouts.plannerMs,
      toolsMs: timeouts.brokerMs,
      totalMs: timeouts.totalMs,
    },
  };
}
