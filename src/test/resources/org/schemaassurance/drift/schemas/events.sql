-- Events, their projections and the triggers between them.
CREATE SCHEMA events;
CREATE TABLE events.streams (id uuid PRIMARY KEY, kind text NOT NULL CHECK (kind <> ''), version bigint NOT NULL DEFAULT 0 CHECK (version >= 0), snapshot jsonb);
CREATE TABLE events.log (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stream_id uuid NOT NULL REFERENCES events.streams DEFERRABLE, version bigint NOT NULL, kind varchar(100) NOT NULL, payload jsonb NOT NULL DEFAULT '{}',
  metadata jsonb, at timestamptz NOT NULL DEFAULT clock_timestamp(), actor text DEFAULT SESSION_USER, year integer GENERATED ALWAYS AS (EXTRACT(year FROM (at AT TIME ZONE 'UTC'))) STORED,
  CONSTRAINT one_version UNIQUE (stream_id, version) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT payload_is_object CHECK (jsonb_typeof(payload) = 'object'), CONSTRAINT sane CHECK (version > 0 AND (metadata IS NULL OR metadata ? 'source'))
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);
CREATE INDEX log_kind ON events.log (kind varchar_pattern_ops, position DESC);
CREATE INDEX log_payload ON events.log USING gin (payload jsonb_path_ops) WITH (fastupdate = off);
CREATE INDEX log_at ON events.log USING brin (at) WITH (pages_per_range = 32, autosummarize = on);
CREATE UNLOGGED TABLE events.queue (id bigserial PRIMARY KEY, position bigint NOT NULL REFERENCES events.log, attempts smallint NOT NULL DEFAULT 0, locked_until timestamptz DEFAULT '-infinity');
ALTER TABLE events.queue DROP CONSTRAINT queue_position_fkey;
CREATE FUNCTION events.append() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  expected bigint;
BEGIN
  UPDATE events.streams SET version = version + 1 WHERE id = NEW.stream_id RETURNING version INTO expected;
  IF expected IS NULL THEN
    INSERT INTO events.streams (id, kind, version) VALUES (NEW.stream_id, split_part(NEW.kind, '.', 1), 1);
    expected := 1;
  END IF;
  IF NEW.version <> expected THEN
    RAISE EXCEPTION USING MESSAGE = format('version %s of %s, expected %s', NEW.version, NEW.stream_id, expected), ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END;
$body$;
CREATE FUNCTION events.forbid() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'events stay as they are'; END $$;
CREATE FUNCTION events.enqueue() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO events.queue (position) SELECT position FROM added ORDER BY position; PERFORM pg_notify('events', ''); RETURN NULL; END $$;
CREATE TRIGGER append BEFORE INSERT ON events.log FOR EACH ROW WHEN (new.version IS NOT NULL AND new.kind <> 'noop') EXECUTE FUNCTION events.append();
CREATE TRIGGER enqueue AFTER INSERT ON events.log REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION events.enqueue();
CREATE TRIGGER no_update BEFORE UPDATE OR DELETE ON events.log FOR EACH ROW EXECUTE FUNCTION events.forbid();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON events.log FOR EACH STATEMENT EXECUTE FUNCTION events.forbid('truncate', 'log');
ALTER TABLE events.log ENABLE ALWAYS TRIGGER no_update;
CREATE TABLE events.orders (id uuid PRIMARY KEY, state varchar(20) DEFAULT 'placed', total numeric DEFAULT 0.00, lines integer DEFAULT 0, changed_at timestamptz DEFAULT CURRENT_TIMESTAMP);
CREATE FUNCTION events.project(e events.log) RETURNS void LANGUAGE sql BEGIN ATOMIC
  INSERT INTO events.orders (id, state) VALUES ((e).stream_id, (e).payload ->> 'state') ON CONFLICT (id) DO UPDATE SET state = excluded.state, changed_at = now() WHERE orders.state IS DISTINCT FROM excluded.state;
  DELETE FROM events.queue q USING events.log l WHERE l.position = q.position AND q.position = (e).position;
END;
CREATE FUNCTION events.since(p bigint DEFAULT 0, OUT place bigint, OUT kind text, OUT age interval) RETURNS SETOF record LANGUAGE sql STABLE ROWS 100 AS $$ SELECT l.position, l.kind, now() - l.at FROM events.log l WHERE l.position > p ORDER BY l.position LIMIT 1000 $$;
CREATE VIEW events.latest AS SELECT DISTINCT ON (stream_id) stream_id, version, kind, payload #>> '{a,b}' AS detail, lag(at) OVER w AS before, count(*) OVER (PARTITION BY stream_id) AS number FROM events.log WINDOW w AS (PARTITION BY stream_id ORDER BY version) ORDER BY stream_id, version DESC;
CREATE FUNCTION events.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE '%', tg_tag; END $$;
CREATE EVENT TRIGGER watch ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION events.on_ddl();
