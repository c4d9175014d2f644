/** One row of everything in a workspace, so that the isolation tests have something to protect in every table. */
import type { Client } from 'pg';

/** Statements with `$1` = workspace id; run as superuser, in this order. What the seed has put there already is left alone. */
const ROWS = [
  `INSERT INTO pulpo.contacts (workspace_id, phone) VALUES ($1, '+5491100000000')`,
  `INSERT INTO pulpo.channel_identities (workspace_id, provider, identity, contact_id)
     SELECT $1, 'twilio', 'whatsapp:+5491100000000', id FROM pulpo.contacts WHERE workspace_id = $1 LIMIT 1`,
  `INSERT INTO pulpo.conversations (workspace_id, contact_id, channel_id)
     SELECT $1, c.id, h.id FROM pulpo.contacts c, pulpo.channels h WHERE c.workspace_id = $1 AND h.workspace_id = $1 LIMIT 1`,
  `INSERT INTO pulpo.messages (workspace_id, conversation_id, direction, provider_sid, body, author)
     SELECT $1, id, 'inbound', 'SM-isolation', 'hola', 'customer' FROM pulpo.conversations WHERE workspace_id = $1`,
  `INSERT INTO pulpo.conversation_states (workspace_id, conversation_id, version, state)
     SELECT $1, id, 1, '{}' FROM pulpo.conversations WHERE workspace_id = $1`,
  `INSERT INTO pulpo.turns (workspace_id, id, conversation_id, pipeline, route, outcome, total_ms)
     SELECT $1, gen_random_uuid(), id, 'slm', 'rules', 'answered', 1 FROM pulpo.conversations WHERE workspace_id = $1`,
  `INSERT INTO pulpo.handoffs (workspace_id, conversation_id, reason)
     SELECT $1, id, 'asked' FROM pulpo.conversations WHERE workspace_id = $1`,
  `INSERT INTO pulpo.opt_outs (workspace_id, identity_digest, opted_out) VALUES ($1, 'digest', true)`,
  `INSERT INTO pulpo.feedback (workspace_id, conversation_id, score)
     SELECT $1, id, 5 FROM pulpo.conversations WHERE workspace_id = $1`,
  `INSERT INTO pulpo.special_dates (workspace_id, date, label) VALUES ($1, '2030-01-02', 'Inventario')`,
  `INSERT INTO pulpo.staff_absences (workspace_id, staff_id, starts_at, ends_at)
     SELECT $1, id, '2030-01-01', '2030-01-02' FROM pulpo.staff WHERE workspace_id = $1 LIMIT 1`,
  `INSERT INTO pulpo.promotions (workspace_id, name) VALUES ($1, 'Promo de prueba')`,
  `INSERT INTO pulpo.packages (workspace_id, name, price, regular_price, duration_minutes) VALUES ($1, 'Pack de prueba', 1, 2, 10)`,
  `INSERT INTO pulpo.package_services (workspace_id, package_id, service_id)
     SELECT $1, p.id, s.id FROM pulpo.packages p, pulpo.services s
     WHERE p.workspace_id = $1 AND s.workspace_id = $1 AND p.name = 'Pack de prueba' LIMIT 1`,
  `INSERT INTO pulpo.appointments (workspace_id, code, contact_id, service_id, staff_id, client_name, price, duration_minutes,
       starts_at, ends_at, busy_until, idempotency_key)
     SELECT $1, 'A2B3CD', c.id, x.service_id, x.staff_id, 'Ana', 1, 30, '2030-01-07T15:00Z', '2030-01-07T15:30Z', '2030-01-07T15:30Z', 'k'
     FROM pulpo.contacts c, pulpo.staff_services x WHERE c.workspace_id = $1 AND x.workspace_id = $1 LIMIT 1`,
  `INSERT INTO pulpo.reminders (workspace_id, appointment_id, due_at)
     SELECT $1, id, '2030-01-06T15:00Z' FROM pulpo.appointments WHERE workspace_id = $1`,
  `INSERT INTO pulpo.idempotency_keys (workspace_id, key, fingerprint) VALUES ($1, 'k', 'f')`,
  `INSERT INTO pulpo.rate_counters (workspace_id, key, window_start, window_end) VALUES ($1, 'k', '2030-01-01', '2030-01-02')`,
  `INSERT INTO pulpo.rollouts (workspace_id, share, actor, reason) VALUES ($1, 10, 'test', 'test')`,
  `INSERT INTO pulpo.rollout_history (workspace_id, action, share, actor, reason) VALUES ($1, 'set', 10, 'test', 'test')`,
  `INSERT INTO pulpo.worker_heartbeats (workspace_id, id, task_queue, build) VALUES ($1, gen_random_uuid(), 'test', 'test')`,
  `INSERT INTO pulpo.audit_log (workspace_id, actor, action, subject_type, subject_id) VALUES ($1, 'test', 'test', 'test', 'test')`,
];

export async function fillEveryTable(admin: Client, workspaceId: string): Promise<void> {
  for (const row of ROWS) await admin.query(row, [workspaceId]);
}
