-- The appointments themselves. The exclusion constraint is the promise that no professional is ever booked twice at once;
-- everything above it (availability, locks) only makes refusals polite.

CREATE TABLE pulpo.appointments (
  workspace_id     uuid NOT NULL DEFAULT pulpo.current_workspace(),
  id               uuid NOT NULL DEFAULT gen_random_uuid(),
  -- Short, for humans; see domain/booking for its alphabet.
  code             text NOT NULL,
  contact_id       uuid NOT NULL,
  conversation_id  uuid,
  service_id       uuid NOT NULL,
  staff_id         uuid NOT NULL,
  client_name      text NOT NULL,
  client_email     text,
  client_phone     text,
  notes            text,
  price            integer NOT NULL CHECK (price >= 0),
  duration_minutes integer NOT NULL CHECK (duration_minutes > 0),
  starts_at        timestamptz NOT NULL,
  ends_at          timestamptz NOT NULL,
  -- ends_at plus the workspace's buffer when it was booked.
  busy_until       timestamptz NOT NULL,
  busy             tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(starts_at, busy_until)) STORED,
  status           text NOT NULL DEFAULT 'booked' CHECK (status IN ('booked', 'confirmed', 'cancelled', 'completed', 'no_show')),
  cancelled_at     timestamptz,
  cancel_reason    text,
  -- Raised by every change; calendar feeds need it.
  revision         integer NOT NULL DEFAULT 0,
  idempotency_key  text NOT NULL,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id),
  CONSTRAINT appointments_code_key UNIQUE (workspace_id, code),
  CONSTRAINT appointments_idempotency_key UNIQUE (workspace_id, idempotency_key),
  FOREIGN KEY (workspace_id, contact_id) REFERENCES pulpo.contacts,
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES pulpo.conversations ON DELETE SET NULL (conversation_id),
  FOREIGN KEY (workspace_id, service_id) REFERENCES pulpo.services,
  FOREIGN KEY (workspace_id, staff_id) REFERENCES pulpo.staff,
  CHECK (starts_at < ends_at AND ends_at <= busy_until),
  CONSTRAINT appointments_no_overlap
    EXCLUDE USING gist (workspace_id WITH =, staff_id WITH =, busy WITH &&) WHERE (status IN ('booked', 'confirmed'))
);
CALL pulpo.protect('pulpo.appointments');
CREATE INDEX appointments_agenda ON pulpo.appointments (workspace_id, staff_id, starts_at);
CREATE INDEX appointments_of_contact ON pulpo.appointments (workspace_id, contact_id, starts_at);
CREATE INDEX appointments_service ON pulpo.appointments (workspace_id, service_id);
CREATE INDEX appointments_conversation ON pulpo.appointments (workspace_id, conversation_id);

CREATE TABLE pulpo.reminders (
  workspace_id   uuid NOT NULL DEFAULT pulpo.current_workspace(),
  id             uuid NOT NULL DEFAULT gen_random_uuid(),
  appointment_id uuid NOT NULL,
  due_at         timestamptz NOT NULL,
  status         text NOT NULL DEFAULT 'scheduled' CHECK (status IN ('scheduled', 'sent', 'confirmed', 'declined', 'dropped')),
  settled_at     timestamptz,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, appointment_id, due_at),
  FOREIGN KEY (workspace_id, appointment_id) REFERENCES pulpo.appointments ON DELETE CASCADE
);
CALL pulpo.protect('pulpo.reminders');
CREATE INDEX reminders_due ON pulpo.reminders (workspace_id, due_at) WHERE status = 'scheduled';
