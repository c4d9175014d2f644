/** The one structured line per turn, and the turn's metrics. No customer text, no names, no numbers. */
import type { Logger } from 'pino';
import { observeStage, observeTurn } from '../observability/metrics';
import type { CommitInput, CommitResult } from './types';

export function reportTurn(logger: Logger, input: CommitInput, status: CommitResult['status'], totalMs: number): void {
  const { record, scope } = input;
  const actions = record.results.map((result) => ({
    tool: result.tool,
    status: result.status === 'done' ? (result.outcome.ok ? 'ok' : result.outcome.code) : result.status,
  }));
  const ms = { ...rounded(record.ms), total: Math.round(totalMs) };
  logger.info(
    {
      event: 'turn',
      workspaceId: scope.workspaceId,
      conversationId: scope.conversationId,
      turnId: input.turnId,
      messageSids: input.messages.map((message) => message.sid),
      pipeline: record.canary.pipeline,
      route: record.route,
      fallbackFrom: record.fallbackFrom,
      fallbackReason: record.fallbackReason,
      intent: record.reading?.intent ?? null,
      confidence: record.reading?.confidence ?? null,
      act: record.reading?.act?.kind ?? null,
      move: record.turnPlan?.move.kind ?? null,
      planUsed: record.planUsed,
      actions,
      verdicts: record.verdicts.map((verdict) =>
        verdict.verdict === 'allow' ? 'allow' : `${verdict.verdict}:${verdict.reason}`,
      ),
      template: input.reply?.template ?? null,
      outcome: record.outcome,
      stopped: record.stopped,
      delivery: input.delivery,
      commit: status,
      restarts: record.restarts,
      ms,
    },
    'turn',
  );
  for (const [stage, value] of Object.entries(record.ms)) observeStage(stage, record.route, value);
  observeTurn({ record, totalMs, delivery: input.delivery, requiresHuman: input.reply?.requiresHuman ?? false });
}

const rounded = (ms: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(ms).map(([stage, value]) => [stage, Math.round(value * 10) / 10]));
