-- Every message that waits for somebody has a due time: an inbound one that no turn has answered, an outbound one whose
-- sending is not settled. When it passes, a worker's sweeper hands the message to the engine again.
ALTER TABLE pulpo.messages
  ADD COLUMN due_at timestamptz,
  -- How often the sweeper has handed it over.
  ADD COLUMN handovers smallint NOT NULL DEFAULT 0,
  -- Inbound: it came over a message limit; it is read when the limit lifts, at this instant. NULL = admitted at once.
  ADD COLUMN throttled_until timestamptz;
COMMENT ON COLUMN pulpo.messages.sent_at IS
  'When it left: taken by the provider, or (send_state inline) claimed for an HTTP response. NULL and inline: no response has carried it yet.';

-- Which message caused a write, so that a turn that lost its run knows what was already done.
ALTER TABLE pulpo.idempotency_keys ADD COLUMN message_sid text;

-- The owner of the tables is held by row-level security as everybody is; a change of all rows needs it lifted for a moment.
ALTER TABLE pulpo.messages NO FORCE ROW LEVEL SECURITY;
UPDATE pulpo.messages SET sent_at = created_at WHERE send_state = 'inline';
UPDATE pulpo.messages SET due_at = now()
WHERE created_at > now() - interval '1 day'
  AND (direction = 'inbound' AND answer IS NULL OR send_state IN ('pending', 'sending', 'uncertain'));
ALTER TABLE pulpo.messages FORCE ROW LEVEL SECURITY;

CREATE INDEX messages_due ON pulpo.messages (workspace_id, due_at) WHERE due_at IS NOT NULL;
-- Message limits count what was admitted: of one customer, and of the workspace.
CREATE INDEX messages_admitted ON pulpo.messages (workspace_id, conversation_id, created_at DESC)
  WHERE direction = 'inbound' AND throttled_until IS NULL;
DROP INDEX pulpo.messages_recent_inbound;
CREATE INDEX messages_recent_admitted ON pulpo.messages (workspace_id, created_at DESC)
  WHERE direction = 'inbound' AND throttled_until IS NULL;

-- Which workspaces have messages that are due. The directory role sees no other column of them.
CREATE POLICY directory_reads ON pulpo.messages FOR SELECT TO pulpo_directory USING (true);
GRANT SELECT (workspace_id, direction, created_at, due_at, throttled_until) ON pulpo.messages TO pulpo_directory;
CREATE FUNCTION pulpo.workspaces_with_due_messages()
RETURNS TABLE (workspace_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT m.workspace_id FROM pulpo.messages m WHERE m.due_at <= now()
$$;
-- What has been waiting for longer than a turn or a send takes, over all workspaces: what the alerts look at. A message over
-- a limit waits from the moment at which the limit lifts.
CREATE FUNCTION pulpo.waiting_messages()
RETURNS TABLE (direction text, messages bigint, oldest_seconds double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.direction, count(*), extract(epoch FROM now() - min(w.since))::double precision
  FROM (SELECT m.direction, greatest(m.created_at, m.throttled_until) AS since
        FROM pulpo.messages m WHERE m.due_at IS NOT NULL) w
  WHERE w.since < now() - interval '60 seconds' GROUP BY w.direction
$$;
GRANT CREATE ON SCHEMA pulpo TO pulpo_directory;
ALTER FUNCTION pulpo.workspaces_with_due_messages() OWNER TO pulpo_directory;
ALTER FUNCTION pulpo.waiting_messages() OWNER TO pulpo_directory;
REVOKE CREATE ON SCHEMA pulpo FROM pulpo_directory;
REVOKE ALL ON FUNCTION pulpo.workspaces_with_due_messages(), pulpo.waiting_messages() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pulpo.workspaces_with_due_messages(), pulpo.waiting_messages() TO pulpo_app;
