/** Who changed what. Append-only; names ids and never customers. */
import type { Tx } from './database';
import { toJson } from './json';

export interface AuditEntry {
  /** `customer:<contact id>`, `operator:<name>`, `system`. */
  actor: string;
  /** `appointment.booked`, `rollout.set`, … */
  action: string;
  subjectType: string;
  subjectId: string;
  detail?: Record<string, unknown>;
}

export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit_log')
    .values({
      actor: entry.actor,
      action: entry.action,
      subject_type: entry.subjectType,
      subject_id: entry.subjectId,
      detail: toJson(entry.detail ?? {}),
    })
    .execute();
}

/** Newest first. */
export async function listAudit(tx: Tx, filter: { subjectType?: string; subjectId?: string; limit: number }) {
  let query = tx
    .selectFrom('audit_log')
    .select(['at', 'actor', 'action', 'subject_type as subjectType', 'subject_id as subjectId', 'detail'])
    .orderBy('id', 'desc')
    .limit(filter.limit);
  if (filter.subjectType !== undefined) query = query.where('subject_type', '=', filter.subjectType);
  if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId);
  return query.execute();
}
