/** The debug record of one turn, stage by stage in the order of the turn. */
import type { findTurn } from '../../store/turns';

export function showTurn(turn: NonNullable<Awaited<ReturnType<typeof findTurn>>>) {
  return {
    id: turn.id,
    conversationId: turn.conversation_id,
    createdAt: turn.created_at,
    pipeline: turn.pipeline,
    route: turn.route,
    fallbackFrom: turn.fallback_from,
    intent: turn.intent,
    confidence: turn.confidence,
    outcome: turn.outcome,
    totalMs: turn.total_ms,
    timings: turn.timings,
    canary: turn.canary,
    input: turn.input,
    extraction: turn.extraction,
    plan: turn.plan,
    verdicts: turn.verdicts,
    results: turn.results,
    patch: turn.patch,
    reply: turn.reply,
    models: turn.models,
  };
}
