-- What api and workers never do, their role may not do. Workspaces and their channels decide who is who: they are made and
-- changed by whoever migrates, and a stolen connection of the application cannot add, remove, switch off or upgrade a
-- workspace, nor take a number over.
REVOKE INSERT, UPDATE, DELETE ON pulpo.workspaces, pulpo.channels FROM pulpo_app;

-- The one channel that the api makes by itself: the one of its own route, whose address is the workspace's id.
GRANT INSERT ON pulpo.channels TO pulpo_app;
CREATE POLICY only_the_api_channel ON pulpo.channels AS RESTRICTIVE FOR INSERT TO pulpo_app
  WITH CHECK (provider = 'api' AND address = workspace_id::text);

-- Ids and times of these are the database's; the rest of a heartbeat never changes.
REVOKE UPDATE ON pulpo.worker_heartbeats FROM pulpo_app;
GRANT UPDATE (seen_at) ON pulpo.worker_heartbeats TO pulpo_app;
