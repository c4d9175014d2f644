-- A provider repeats a message it has no answer to, so one reply may be claimed by several responses. Each that is cut off
-- gives its claim back; the reply is free again when none is left, and not while another one has carried it.
ALTER TABLE pulpo.messages ADD COLUMN response_claims smallint NOT NULL DEFAULT 0;

ALTER TABLE pulpo.messages NO FORCE ROW LEVEL SECURITY;
UPDATE pulpo.messages SET response_claims = 1 WHERE send_state = 'inline' AND sent_at IS NOT NULL;
ALTER TABLE pulpo.messages FORCE ROW LEVEL SECURITY;
