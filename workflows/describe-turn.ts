/** What the Web UI shows as the run's current details: the turn in words, without personal data. */
import type { TurnRecord } from '../activities/types';

export function describeTurn(record: TurnRecord): string {
  const { reading, turnPlan, canary } = record;
  const lines = [
    `**${record.outcome}** on ${record.route} (decided: ${canary.pipeline}, bucket ${canary.bucket}, share ${canary.share} %)`,
    ...(record.fallbackFrom ? [`fallback from ${record.fallbackFrom}: ${record.fallbackReason ?? 'unknown'}`] : []),
    '',
    ...(reading
      ? [
          `- reading: ${reading.act ? `act ${reading.act.kind}` : reading.intent} (${reading.confidence}), slots ${Object.keys(reading.slots).join(', ') || 'none'}`,
        ]
      : []),
    ...(turnPlan
      ? [
          `- plan (${record.planUsed ?? 'rules'}): ${turnPlan.move.kind}; ${turnPlan.plan.actions.map((action) => action.tool).join(', ') || 'no tools'}`,
        ]
      : []),
    ...record.verdicts
      .filter((verdict) => verdict.verdict !== 'allow')
      .map((verdict) => `- policy: ${verdict.verdict}${'reason' in verdict ? `, ${verdict.reason}` : ''}`),
    ...record.results.map(
      (result) =>
        `- ${result.tool}: ${result.status === 'done' ? (result.outcome.ok ? 'ok' : result.outcome.code) : result.status}`,
    ),
  ];
  return lines.join('\n');
}
