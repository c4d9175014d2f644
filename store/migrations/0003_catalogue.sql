-- What a workspace offers, who does it, and when it is open. Prices are whole units of the workspace's currency.

CREATE TABLE pulpo.services (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace() REFERENCES pulpo.workspaces ON DELETE CASCADE,
  id           uuid NOT NULL DEFAULT gen_random_uuid(),
  name         text NOT NULL,
  category     text,
  -- What customers call it.
  synonyms     text[] NOT NULL DEFAULT '{}',
  active       boolean NOT NULL DEFAULT true,
  position     integer NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, name)
);
CALL pulpo.protect('pulpo.services');

CREATE TABLE pulpo.staff (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace() REFERENCES pulpo.workspaces ON DELETE CASCADE,
  id           uuid NOT NULL DEFAULT gen_random_uuid(),
  name         text NOT NULL,
  synonyms     text[] NOT NULL DEFAULT '{}',
  active       boolean NOT NULL DEFAULT true,
  position     integer NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, name)
);
CALL pulpo.protect('pulpo.staff');

-- Price and duration are the professional's.
CREATE TABLE pulpo.staff_services (
  workspace_id     uuid NOT NULL DEFAULT pulpo.current_workspace(),
  staff_id         uuid NOT NULL,
  service_id       uuid NOT NULL,
  price            integer NOT NULL CHECK (price >= 0),
  duration_minutes integer NOT NULL CHECK (duration_minutes BETWEEN 1 AND 1440),
  PRIMARY KEY (workspace_id, staff_id, service_id),
  FOREIGN KEY (workspace_id, staff_id) REFERENCES pulpo.staff ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, service_id) REFERENCES pulpo.services ON DELETE CASCADE
);
CALL pulpo.protect('pulpo.staff_services');
CREATE INDEX staff_services_service ON pulpo.staff_services (workspace_id, service_id);

-- Opening blocks by weekday, local time, 0 = Monday. With a professional: that professional's own working blocks, which
-- narrow the opening hours; a professional without any works whenever the workspace is open.
CREATE TABLE pulpo.business_hours (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace() REFERENCES pulpo.workspaces ON DELETE CASCADE,
  id           uuid NOT NULL DEFAULT gen_random_uuid(),
  weekday      smallint NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  opens        time NOT NULL,
  closes       time NOT NULL,
  staff_id     uuid,
  PRIMARY KEY (workspace_id, id),
  UNIQUE NULLS NOT DISTINCT (workspace_id, staff_id, weekday, opens),
  FOREIGN KEY (workspace_id, staff_id) REFERENCES pulpo.staff ON DELETE CASCADE,
  CHECK (opens < closes)
);
CALL pulpo.protect('pulpo.business_hours');

-- Days that differ from the week: [] = closed, else the day's blocks. They win over holidays.
CREATE TABLE pulpo.special_dates (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace() REFERENCES pulpo.workspaces ON DELETE CASCADE,
  date         date NOT NULL,
  blocks       jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(blocks) = 'array'),
  label        text NOT NULL DEFAULT '',
  PRIMARY KEY (workspace_id, date)
);
CALL pulpo.protect('pulpo.special_dates');

CREATE TABLE pulpo.staff_absences (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace(),
  id           uuid NOT NULL DEFAULT gen_random_uuid(),
  staff_id     uuid NOT NULL,
  starts_at    timestamptz NOT NULL,
  ends_at      timestamptz NOT NULL,
  reason       text,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, staff_id) REFERENCES pulpo.staff ON DELETE CASCADE,
  CHECK (starts_at < ends_at)
);
CALL pulpo.protect('pulpo.staff_absences');
CREATE INDEX staff_absences_staff ON pulpo.staff_absences (workspace_id, staff_id, ends_at);

CREATE TABLE pulpo.promotions (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace() REFERENCES pulpo.workspaces ON DELETE CASCADE,
  id           uuid NOT NULL DEFAULT gen_random_uuid(),
  name         text NOT NULL,
  description  text NOT NULL DEFAULT '',
  percent      smallint CHECK (percent BETWEEN 1 AND 100),
  -- 0 = Monday; empty = every day.
  weekdays     smallint[] NOT NULL DEFAULT '{}',
  starts_on    date,
  ends_on      date,
  active       boolean NOT NULL DEFAULT true,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, name)
);
CALL pulpo.protect('pulpo.promotions');

CREATE TABLE pulpo.packages (
  workspace_id     uuid NOT NULL DEFAULT pulpo.current_workspace() REFERENCES pulpo.workspaces ON DELETE CASCADE,
  id               uuid NOT NULL DEFAULT gen_random_uuid(),
  name             text NOT NULL,
  price            integer NOT NULL CHECK (price >= 0),
  regular_price    integer NOT NULL CHECK (regular_price >= 0),
  duration_minutes integer NOT NULL CHECK (duration_minutes > 0),
  active           boolean NOT NULL DEFAULT true,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, name)
);
CALL pulpo.protect('pulpo.packages');

CREATE TABLE pulpo.package_services (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace(),
  package_id   uuid NOT NULL,
  service_id   uuid NOT NULL,
  position     integer NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, package_id, service_id),
  FOREIGN KEY (workspace_id, package_id) REFERENCES pulpo.packages ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, service_id) REFERENCES pulpo.services ON DELETE CASCADE
);
CALL pulpo.protect('pulpo.package_services');
CREATE INDEX package_services_service ON pulpo.package_services (workspace_id, service_id);

CREATE TABLE pulpo.faqs (
  workspace_id uuid NOT NULL DEFAULT pulpo.current_workspace() REFERENCES pulpo.workspaces ON DELETE CASCADE,
  id           uuid NOT NULL DEFAULT gen_random_uuid(),
  topic        text NOT NULL,
  keywords     text[] NOT NULL DEFAULT '{}',
  answer       text NOT NULL,
  position     integer NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, topic)
);
CALL pulpo.protect('pulpo.faqs');
