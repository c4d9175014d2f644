-- Who writes, what was said, and what the assistant remembers.

CREATE TABLE pulpo.contacts (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace() REFERENCES pulpo.workspaces ON DELETE CASCADE,
  id           uuid NOT NULL DEFAULT gen_random_uuid(),
  -- As the channel's profile says; the name on an appointment is the appointment's.
  profile_name text,
  -- E.164, if the channel tells it.
  phone        text,
  created_at   timestamptz NOT NULL DEFAULT now(),
  erased_at    timestamptz,
  PRIMARY KEY (workspace_id, id)
);
CALL pulpo.protect('pulpo.contacts');
CREATE INDEX contacts_phone ON pulpo.contacts (workspace_id, phone) WHERE phone IS NOT NULL;

-- Identity is what the channel calls the person (a WhatsApp id), not the number: numbers may be withheld or change.
CREATE TABLE pulpo.channel_identities (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace(),
  provider     text NOT NULL,
  identity     text NOT NULL,
  contact_id   uuid NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, provider, identity),
  FOREIGN KEY (workspace_id, contact_id) REFERENCES pulpo.contacts ON DELETE CASCADE
);
CALL pulpo.protect('pulpo.channel_identities');
CREATE INDEX channel_identities_contact ON pulpo.channel_identities (workspace_id, contact_id);

CREATE TABLE pulpo.conversations (
  workspace_id    uuid NOT NULL DEFAULT pulpo.current_workspace(),
  id              uuid NOT NULL DEFAULT gen_random_uuid(),
  contact_id      uuid NOT NULL,
  channel_id      uuid NOT NULL,
  status          text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed')),
  created_at      timestamptz NOT NULL DEFAULT now(),
  -- Free text may be sent for 24 hours after this.
  last_inbound_at timestamptz,
  closed_at       timestamptz,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, contact_id) REFERENCES pulpo.contacts ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, channel_id) REFERENCES pulpo.channels ON DELETE CASCADE
);
CALL pulpo.protect('pulpo.conversations');
CREATE UNIQUE INDEX conversations_one_open ON pulpo.conversations (workspace_id, contact_id, channel_id) WHERE status = 'open';
CREATE INDEX conversations_recent ON pulpo.conversations (workspace_id, last_inbound_at DESC NULLS LAST);
CREATE INDEX conversations_channel ON pulpo.conversations (workspace_id, channel_id);

CREATE TABLE pulpo.messages (
  workspace_id    uuid NOT NULL DEFAULT pulpo.current_workspace(),
  id              uuid NOT NULL DEFAULT gen_random_uuid(),
  conversation_id uuid NOT NULL,
  direction       text NOT NULL CHECK (direction IN ('inbound', 'outbound')),
  -- The provider's id: known at once for inbound, after sending for outbound, never for a reply inside an HTTP response.
  provider_sid    text,
  kind            text NOT NULL DEFAULT 'text',
  body            text NOT NULL,
  payload         text,
  author          text NOT NULL CHECK (author IN ('customer', 'assistant', 'human', 'system')),
  -- Inbound: when the api received it. Outbound: when it was written.
  created_at      timestamptz NOT NULL DEFAULT now(),
  -- Arrival order, also between messages of the same instant.
  position        bigint GENERATED ALWAYS AS IDENTITY,
  -- The turn that answered (inbound) or wrote (outbound) it.
  turn_id         uuid,

  -- Inbound only: what the message got. NULL = not answered yet.
  answer          text CHECK (answer IN ('reply', 'merged', 'deferred', 'silent')),
  answer_reason   text,
  reply_id        uuid,

  -- Outbound only.
  quick_replies   text[] NOT NULL DEFAULT '{}',
  send_state      text CHECK (send_state IN ('inline', 'pending', 'sending', 'sent', 'uncertain', 'failed')),
  attempt_id      uuid,
  attempts        smallint NOT NULL DEFAULT 0,
  sent_at         timestamptz,
  -- The provider's last word about it, and why it failed.
  delivery        text,
  error_code      text,
  delivered_at    timestamptz,
  read_at         timestamptz,

  PRIMARY KEY (workspace_id, id),
  CONSTRAINT messages_provider_sid_key UNIQUE (workspace_id, provider_sid),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES pulpo.conversations ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, reply_id) REFERENCES pulpo.messages ON DELETE SET NULL (reply_id),
  CHECK (direction = 'inbound' AND provider_sid IS NOT NULL AND send_state IS NULL
      OR direction = 'outbound' AND send_state IS NOT NULL AND answer IS NULL)
);
CALL pulpo.protect('pulpo.messages');
CREATE INDEX messages_of_conversation ON pulpo.messages (workspace_id, conversation_id, position);
CREATE INDEX messages_unanswered ON pulpo.messages (workspace_id, conversation_id, position)
  WHERE direction = 'inbound' AND answer IS NULL;
CREATE INDEX messages_unsent ON pulpo.messages (workspace_id, created_at)
  WHERE send_state IN ('pending', 'sending', 'uncertain');
CREATE INDEX messages_reply ON pulpo.messages (workspace_id, reply_id) WHERE reply_id IS NOT NULL;
CREATE UNIQUE INDEX messages_attempt ON pulpo.messages (workspace_id, attempt_id) WHERE attempt_id IS NOT NULL;

-- One row per conversation, replaced by compare-and-swap on the version.
CREATE TABLE pulpo.conversation_states (
  workspace_id    uuid NOT NULL DEFAULT pulpo.current_workspace(),
  conversation_id uuid NOT NULL,
  version         integer NOT NULL CHECK (version > 0),
  state           jsonb NOT NULL,
  updated_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, conversation_id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES pulpo.conversations ON DELETE CASCADE
);
CALL pulpo.protect('pulpo.conversation_states');

-- The record of each turn: what went in, what was understood, planned, allowed, done, remembered and said, and how long it took.
CREATE TABLE pulpo.turns (
  workspace_id    uuid NOT NULL DEFAULT pulpo.current_workspace(),
  id              uuid NOT NULL,
  conversation_id uuid NOT NULL,
  -- The pipeline that was decided, the route that was really executed, and what it fell back from.
  pipeline        text NOT NULL,
  route           text NOT NULL,
  fallback_from   text,
  intent          text,
  confidence      double precision,
  outcome         text NOT NULL,
  total_ms        double precision NOT NULL,
  -- Milliseconds by stage.
  timings         jsonb NOT NULL DEFAULT '{}',
  canary          jsonb NOT NULL DEFAULT '{}',
  -- Pieces of the record; they hold what customers wrote.
  input           jsonb,
  extraction      jsonb,
  plan            jsonb,
  verdicts        jsonb,
  results         jsonb,
  patch           jsonb,
  reply           jsonb,
  models          jsonb,
  created_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES pulpo.conversations ON DELETE CASCADE
);
CALL pulpo.protect('pulpo.turns');
CREATE INDEX turns_of_conversation ON pulpo.turns (workspace_id, conversation_id, created_at);
CREATE INDEX turns_recent ON pulpo.turns (workspace_id, created_at);

-- A person has taken over; the assistant is silent until released.
CREATE TABLE pulpo.handoffs (
  workspace_id    uuid NOT NULL DEFAULT pulpo.current_workspace(),
  id              uuid NOT NULL DEFAULT gen_random_uuid(),
  conversation_id uuid NOT NULL,
  reason          text NOT NULL,
  opened_at       timestamptz NOT NULL DEFAULT now(),
  released_at     timestamptz,
  released_by     text,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES pulpo.conversations ON DELETE CASCADE
);
CALL pulpo.protect('pulpo.handoffs');
CREATE UNIQUE INDEX handoffs_one_open ON pulpo.handoffs (workspace_id, conversation_id) WHERE released_at IS NULL;

-- The ledger of "no me escriban más". It outlives the contact (an erased customer stays opted out), hence a digest of the
-- channel identity instead of a reference. The last word counts.
CREATE TABLE pulpo.opt_outs (
  workspace_id    uuid NOT NULL DEFAULT pulpo.current_workspace() REFERENCES pulpo.workspaces ON DELETE CASCADE,
  id              uuid NOT NULL DEFAULT gen_random_uuid(),
  identity_digest text NOT NULL,
  opted_out       boolean NOT NULL,
  at              timestamptz NOT NULL DEFAULT now(),
  position        bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (workspace_id, id)
);
CALL pulpo.protect('pulpo.opt_outs', append_only => true);
CREATE INDEX opt_outs_latest ON pulpo.opt_outs (workspace_id, identity_digest, position DESC);

CREATE TABLE pulpo.feedback (
  workspace_id    uuid NOT NULL DEFAULT pulpo.current_workspace(),
  id              uuid NOT NULL DEFAULT gen_random_uuid(),
  conversation_id uuid NOT NULL,
  turn_id         uuid,
  score           smallint CHECK (score BETWEEN 1 AND 5),
  comment         text,
  created_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES pulpo.conversations ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, turn_id) REFERENCES pulpo.turns ON DELETE SET NULL (turn_id)
);
CALL pulpo.protect('pulpo.feedback');
CREATE INDEX feedback_recent ON pulpo.feedback (workspace_id, created_at);
CREATE INDEX feedback_conversation ON pulpo.feedback (workspace_id, conversation_id);
