-- What keeps the product honest: at most once, limits, rollout, audit.

-- The stored answer of a write. A repetition with the same key gets it; the same key for something else is refused.
CREATE TABLE pulpo.idempotency_keys (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace() REFERENCES pulpo.workspaces ON DELETE CASCADE,
  key          text NOT NULL,
  fingerprint  text NOT NULL,
  response     jsonb,
  -- Whose data the response holds, so that it can be erased.
  contact_id   uuid,
  created_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, key),
  FOREIGN KEY (workspace_id, contact_id) REFERENCES pulpo.contacts ON DELETE CASCADE
);
CALL pulpo.protect('pulpo.idempotency_keys');
CREATE INDEX idempotency_keys_age ON pulpo.idempotency_keys (workspace_id, created_at);
CREATE INDEX idempotency_keys_contact ON pulpo.idempotency_keys (workspace_id, contact_id) WHERE contact_id IS NOT NULL;

-- Fixed windows, aligned to the epoch, shared by all replicas.
CREATE TABLE pulpo.rate_counters (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace() REFERENCES pulpo.workspaces ON DELETE CASCADE,
  key          text NOT NULL,
  window_start timestamptz NOT NULL,
  window_end   timestamptz NOT NULL,
  count        integer NOT NULL DEFAULT 1 CHECK (count > 0),
  PRIMARY KEY (workspace_id, key, window_start)
);
CALL pulpo.protect('pulpo.rate_counters');
CREATE INDEX rate_counters_expired ON pulpo.rate_counters (workspace_id, window_end);

-- The share of conversations on the slm pipeline, in percent. The global share lives in the platform scope, whose workspace
-- is the nil UUID: no tenant's transaction can touch it, and an override is an ordinary row of its workspace.
-- No foreign key to workspaces here and in the audit trail: the platform is not a tenant, and history outlives its subject.
CREATE TABLE pulpo.rollouts (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace() PRIMARY KEY,
  share        double precision NOT NULL CHECK (share BETWEEN 0 AND 100),
  actor        text NOT NULL,
  reason       text NOT NULL,
  updated_at   timestamptz NOT NULL DEFAULT now()
);
CALL pulpo.protect('pulpo.rollouts');

CREATE TABLE pulpo.rollout_history (
  workspace_id   uuid NOT NULL DEFAULT pulpo.current_workspace(),
  id             bigint GENERATED ALWAYS AS IDENTITY,
  action         text NOT NULL CHECK (action IN ('set', 'rollback', 'clear')),
  -- NULL: there was (or is) no row; an override without a row follows the global share.
  share          double precision CHECK (share BETWEEN 0 AND 100),
  previous_share double precision CHECK (previous_share BETWEEN 0 AND 100),
  actor          text NOT NULL,
  reason         text NOT NULL,
  at             timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id)
);
CALL pulpo.protect('pulpo.rollout_history', append_only => true);

-- What decides a conversation's route: the workspace's override, else the global share. Readable in any scope.
CREATE POLICY directory_reads ON pulpo.rollouts FOR SELECT TO pulpo_directory USING (true);
GRANT SELECT ON pulpo.rollouts TO pulpo_directory;
CREATE FUNCTION pulpo.effective_rollout(wanted_workspace uuid)
RETURNS TABLE (workspace_id uuid, share double precision, actor text, reason text, updated_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.workspace_id, r.share, r.actor, r.reason, r.updated_at FROM pulpo.rollouts r
  WHERE r.workspace_id IN (wanted_workspace, '00000000-0000-0000-0000-000000000000')
  ORDER BY r.workspace_id = wanted_workspace DESC LIMIT 1
$$;
GRANT CREATE ON SCHEMA pulpo TO pulpo_directory;
ALTER FUNCTION pulpo.effective_rollout(uuid) OWNER TO pulpo_directory;
REVOKE CREATE ON SCHEMA pulpo FROM pulpo_directory;
REVOKE ALL ON FUNCTION pulpo.effective_rollout(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pulpo.effective_rollout(uuid) TO pulpo_app;

-- Who changed what. Append-only for the application; it names ids, never customers.
CREATE TABLE pulpo.audit_log (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace(),
  id           bigint GENERATED ALWAYS AS IDENTITY,
  at           timestamptz NOT NULL DEFAULT now(),
  actor        text NOT NULL,
  action       text NOT NULL,
  subject_type text NOT NULL,
  subject_id   text NOT NULL,
  detail       jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (workspace_id, id)
);
CALL pulpo.protect('pulpo.audit_log', append_only => true);
CREATE INDEX audit_log_subject ON pulpo.audit_log (workspace_id, subject_type, subject_id, id);
