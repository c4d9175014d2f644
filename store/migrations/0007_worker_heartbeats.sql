-- Which workers are at work: each says so every few seconds and takes its row away when it ends in order. A row that is not
-- renewed belongs to a worker that was killed, is frozen or has lost Temporal. Like the global rollout share, the rows live in
-- the platform scope (the nil UUID), which no tenant's transaction can touch.
CREATE TABLE pulpo.worker_heartbeats (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace(),
  id           uuid NOT NULL,
  task_queue   text NOT NULL,
  -- Which workflow code it runs.
  build        text NOT NULL,
  started_at   timestamptz NOT NULL DEFAULT now(),
  seen_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id)
);
CALL pulpo.protect('pulpo.worker_heartbeats');
