-- The blocks of a special date are written by hand. What is no block used to be left out when it was read, so that a day with
-- {"opens": …, "closes": …} was silently closed: now it is refused where it is written, and the key is named.
CREATE FUNCTION pulpo.fault_in_blocks(blocks jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  block jsonb;
  nth integer := 0;
  name text;
BEGIN
  FOR block IN SELECT value FROM jsonb_array_elements(blocks) LOOP
    nth := nth + 1;
    IF jsonb_typeof(block) <> 'object' THEN
      RETURN format('block %s is not an object', nth);
    END IF;
    SELECT key INTO name FROM jsonb_object_keys(block) AS key WHERE key NOT IN ('from', 'to') ORDER BY key LIMIT 1;
    IF FOUND THEN
      RETURN format('block %s has the unknown key "%s"', nth, name);
    END IF;
    FOREACH name IN ARRAY ARRAY['from', 'to'] LOOP
      IF NOT block ? name THEN
        RETURN format('block %s lacks the key "%s"', nth, name);
      ELSIF jsonb_typeof(block -> name) <> 'string' OR block ->> name !~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' THEN
        RETURN format('block %s has "%s": %s, which is no time of day (HH:MM)', nth, name, block -> name);
      END IF;
    END LOOP;
    IF (block ->> 'from') COLLATE "C" >= (block ->> 'to') COLLATE "C" THEN
      RETURN format('block %s does not end after it begins', nth);
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;

CREATE FUNCTION pulpo.refuse_faulty_blocks() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  fault text;
BEGIN
  -- What is no list at all is the column's own check to refuse.
  fault := CASE WHEN jsonb_typeof(NEW.blocks) = 'array' THEN pulpo.fault_in_blocks(NEW.blocks) END;
  IF fault IS NOT NULL THEN
    RAISE EXCEPTION USING
      ERRCODE = 'check_violation',
      MESSAGE = format('special_dates %s: %s', NEW.date, fault),
      HINT = 'Opening blocks look like [{"from": "09:00", "to": "12:30"}]; [] is a closed day.';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER special_dates_blocks BEFORE INSERT OR UPDATE OF blocks ON pulpo.special_dates
  FOR EACH ROW EXECUTE FUNCTION pulpo.refuse_faulty_blocks();

-- Days that are there already stay as they are in force; the server's log names those that are not what was meant.
ALTER TABLE pulpo.special_dates NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  day record;
BEGIN
  FOR day IN SELECT d.workspace_id, d.date, pulpo.fault_in_blocks(d.blocks) AS fault FROM pulpo.special_dates d LOOP
    IF day.fault IS NOT NULL THEN
      RAISE WARNING 'workspace %, special_dates %: %', day.workspace_id, day.date, day.fault;
    END IF;
  END LOOP;
END
$$;
ALTER TABLE pulpo.special_dates FORCE ROW LEVEL SECURITY;
