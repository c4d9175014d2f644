/** The record of a turn: what was decided, what was done, and how long each stage took. */
import type { TurnRecord } from '../activities/types';
import type { Acted } from './act';
import type { CanaryDecision } from './messages';
import type { Thought } from './think';
import type { TurnSummary } from './turn-context';

export function recordOf(
  canary: CanaryDecision,
  text: string,
  thought: Thought,
  acted: Acted,
  restarts: number,
): TurnRecord {
  return {
    ...emptyRecord(canary, 'answered'),
    text,
    route: thought.route,
    fallbackFrom: thought.fallbackFrom,
    fallbackReason: thought.fallbackReason,
    reading: thought.reading,
    agreement: thought.agreement,
    turnPlan: acted.turnPlan,
    planUsed: thought.planUsed,
    verdicts: acted.verdicts,
    results: acted.results,
    models: thought.models,
    ms: {
      extractor: thought.extractorMs,
      planner: thought.plannerMs,
      policy: acted.policyMs,
      broker: acted.toolsMs,
      reducer: 0,
      nlg: 0,
    },
    restarts,
  };
}

export function emptyRecord(canary: CanaryDecision, outcome: TurnRecord['outcome']): TurnRecord {
  return {
    canary,
    route: 'rules',
    fallbackFrom: null,
    fallbackReason: null,
    text: '',
    reading: null,
    agreement: null,
    turnPlan: null,
    planUsed: null,
    verdicts: [],
    results: [],
    models: [],
    ms: { extractor: 0, planner: 0, policy: 0, broker: 0, reducer: 0, nlg: 0 },
    restarts: 0,
    stopped: null,
    outcome,
  };
}

export const summarise = (turnId: string, record: TurnRecord, messages: number): TurnSummary => ({
  turnId,
  outcome: record.outcome,
  intent: record.reading?.intent ?? null,
  route: record.route,
  messages,
});
