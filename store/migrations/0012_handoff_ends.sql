-- A person who never gives a conversation back must not silence it for ever: a handoff ends by itself. The product sets
-- the end from the workspace's `handoffHours`; the default is for those that are open now.
ALTER TABLE pulpo.handoffs ADD COLUMN ends_at timestamptz NOT NULL DEFAULT now() + interval '12 hours';
