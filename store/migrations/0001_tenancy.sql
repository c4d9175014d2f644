-- Workspaces (tenants), and the machinery that keeps them apart.
--
-- Every table of this schema is protected in the same way, by pulpo.protect(): row-level security, enabled and forced (so
-- that not even the tables' owner escapes it), with one policy that compares the row's workspace with the setting
-- `app.workspace_id` of the transaction. No setting, no rows.
--
-- Roles are prepared before the migrations, because they belong to the cluster and not to a database:
--   pulpo_app        what api and worker log in as: reads and writes rows, owns nothing, cannot bypass row security.
--   pulpo_directory  cannot log in. Owns the few functions that must look across workspaces; row security lets it see the
--                    columns those functions need and nothing else. (A role with BYPASSRLS would do too, but managed
--                    databases do not hand that attribute out.)

CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;

GRANT USAGE ON SCHEMA pulpo TO pulpo_app, pulpo_directory;

-- The workspace of the present transaction; NULL when none was set (or when a pooled connection's setting has lapsed to '').
CREATE FUNCTION pulpo.current_workspace() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.workspace_id', true), '')::uuid;

CREATE PROCEDURE pulpo.protect(target regclass, key name DEFAULT 'workspace_id', append_only boolean DEFAULT false)
LANGUAGE plpgsql AS $$
DECLARE
  own_rows text := format('%I = nullif(current_setting(''app.workspace_id'', true), '''')::uuid', key);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY tenant_isolation ON %s TO PUBLIC USING (%s) WITH CHECK (%s)', target, own_rows, own_rows);
  EXECUTE format('GRANT SELECT, INSERT ON %s TO pulpo_app', target);
  IF NOT append_only THEN
    EXECUTE format('GRANT UPDATE, DELETE ON %s TO pulpo_app', target);
  END IF;
END $$;
REVOKE ALL ON PROCEDURE pulpo.protect(regclass, name, boolean) FROM PUBLIC;

CREATE TABLE pulpo.workspaces (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug        text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name        text NOT NULL,
  address     text NOT NULL DEFAULT '',
  vertical    text NOT NULL DEFAULT 'servicios',
  timezone    text NOT NULL,
  country     text NOT NULL DEFAULT 'AR',
  currency    text NOT NULL DEFAULT 'ARS',
  tier        text NOT NULL DEFAULT 'basic' CHECK (tier IN ('basic', 'premium', 'enterprise')),
  active      boolean NOT NULL DEFAULT true,
  -- Only what differs from the product's defaults.
  settings    jsonb NOT NULL DEFAULT '{}',
  manifest    jsonb NOT NULL DEFAULT '{}',
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  -- The platform scope (the nil UUID, see rollouts) is not a tenant.
  CHECK (id <> '00000000-0000-0000-0000-000000000000')
);
CALL pulpo.protect('pulpo.workspaces', 'id');

-- A channel is an address of a workspace (its WhatsApp number). An address belongs to one workspace at most: this is the one
-- uniqueness that reaches across workspaces, since the address is what tells them apart.
CREATE TABLE pulpo.channels (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace() REFERENCES pulpo.workspaces ON DELETE CASCADE,
  id           uuid NOT NULL DEFAULT gen_random_uuid(),
  provider     text NOT NULL,
  address      text NOT NULL,
  active       boolean NOT NULL DEFAULT true,
  created_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id),
  CONSTRAINT channels_address_key UNIQUE (provider, address)
);
CALL pulpo.protect('pulpo.channels');

CREATE POLICY directory_reads ON pulpo.workspaces FOR SELECT TO pulpo_directory USING (true);
CREATE POLICY directory_reads ON pulpo.channels FOR SELECT TO pulpo_directory USING (true);
GRANT SELECT (id, slug, name, active) ON pulpo.workspaces TO pulpo_directory;
GRANT SELECT (workspace_id, id, provider, address, active) ON pulpo.channels TO pulpo_directory;

-- The way from a number to a workspace, before any workspace is known. An unknown or disabled address gives no row.
CREATE FUNCTION pulpo.resolve_channel(wanted_provider text, wanted_address text)
RETURNS TABLE (workspace_id uuid, channel_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.workspace_id, c.id FROM pulpo.channels c
  WHERE c.provider = wanted_provider AND c.address = wanted_address AND c.active
$$;

-- For operators and for metrics: which workspaces there are.
CREATE FUNCTION pulpo.list_workspaces()
RETURNS TABLE (id uuid, slug text, name text, active boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id, w.slug, w.name, w.active FROM pulpo.workspaces w ORDER BY w.slug
$$;

-- A function's owner must be able to create in its schema at the moment of the change, and not after.
GRANT CREATE ON SCHEMA pulpo TO pulpo_directory;
ALTER FUNCTION pulpo.resolve_channel(text, text) OWNER TO pulpo_directory;
ALTER FUNCTION pulpo.list_workspaces() OWNER TO pulpo_directory;
REVOKE CREATE ON SCHEMA pulpo FROM pulpo_directory;
REVOKE ALL ON FUNCTION pulpo.resolve_channel(text, text), pulpo.list_workspaces() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pulpo.resolve_channel(text, text), pulpo.list_workspaces() TO pulpo_app;
