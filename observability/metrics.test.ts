import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  countWebhook,
  observeStage,
  observeTurn,
  registry,
  setBreakerState,
  setRolloutShare,
  type ObservedTurn,
} from './metrics';

const turn: ObservedTurn = {
  record: {
    route: 'slm',
    fallbackFrom: null,
    fallbackReason: null,
    reading: { intent: 'book', confidence: 0.93 },
    verdicts: [{ verdict: 'allow' }, { verdict: 'deny', reason: 'rate_limited' }],
    results: [
      { tool: 'book_appointment', status: 'done', outcome: { ok: true } },
      { tool: 'check_service_availability', status: 'done', outcome: { ok: false, code: 'closed' } },
      { tool: 'get_business_hours', status: 'failed' },
    ],
    models: [{ calls: 2, repairs: 1, loadMs: 0, promptTokens: 700, outputTokens: 40 }],
    outcome: 'booked',
  },
  totalMs: 640,
  delivery: 'inline',
  requiresHuman: false,
};

beforeEach(() => registry.resetMetrics());

describe('metrics', () => {
  it('count a turn in all its aspects', async () => {
    observeTurn(turn);
    const text = await registry.metrics();
    for (const line of [
      'pulpo_turns_total{route="slm",intent="book",outcome="booked"} 1',
      'pulpo_turn_duration_seconds_bucket{le="0.8",route="slm"} 1',
      'pulpo_tool_calls_total{tool="book_appointment",result="ok"} 1',
      'pulpo_tool_calls_total{tool="check_service_availability",result="closed"} 1',
      'pulpo_tool_calls_total{tool="get_business_hours",result="failed"} 1',
      'pulpo_policy_verdicts_total{verdict="deny",reason="rate_limited"} 1',
      'pulpo_rate_limit_hits_total{limit="tool"} 1',
      'pulpo_model_tokens_total{route="slm",kind="prompt"} 700',
      'pulpo_replies_total{delivery="inline"} 1',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('observe stages, webhooks, breakers and the rollout', async () => {
    observeStage('extractor', 'slm', 180);
    countWebhook('bad_signature');
    setBreakerState('ollama', 'open');
    setRolloutShare(10);
    const text = await registry.metrics();
    expect(text).toContain('pulpo_stage_duration_seconds_bucket{le="0.25",stage="extractor",route="slm"} 1');
    expect(text).toContain('pulpo_webhook_requests_total{result="bad_signature"} 1');
    expect(text).toContain('pulpo_breaker_state{dependency="ollama"} 2');
    expect(text).toContain('pulpo_rollout_share_percent 10');
  });

  it('let nothing unexpected become a label', async () => {
    const surprise = 'Juana Pérez';
    observeStage(surprise, surprise, 1);
    countWebhook(surprise);
    observeTurn({
      ...turn,
      record: {
        ...turn.record,
        route: surprise,
        outcome: surprise,
        fallbackFrom: surprise,
        fallbackReason: surprise,
        reading: { intent: surprise, confidence: 0.5 },
        verdicts: [{ verdict: 'deny', reason: surprise }],
        results: [{ tool: surprise, status: 'done', outcome: { ok: false, code: surprise } }],
      },
    });
    expect(await registry.metrics()).not.toContain(surprise);
  });

  it('all carry the product’s name', async () => {
    const names = (await registry.getMetricsAsJSON()).map(({ name }) => name);
    expect(names.filter((name) => !name.startsWith('pulpo_'))).toEqual([]);
  });
});
