-- Triggers, event triggers and policies.
CREATE SCHEMA app;
CREATE TABLE app.people (id integer, name text, score integer);
CREATE TABLE app.events (at integer) PARTITION BY RANGE (at);
CREATE TABLE app.events_1 PARTITION OF app.events FOR VALUES FROM (1) TO (2);
CREATE VIEW app.shown AS SELECT id FROM app.people;
CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION app.touch_too() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION app.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE FUNCTION app.on_ddl_too() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');
CREATE TRIGGER awake AFTER INSERT ON app.people FOR EACH ROW EXECUTE FUNCTION app.touch();
ALTER TABLE app.people ENABLE ALWAYS TRIGGER awake;
CREATE TRIGGER changed AFTER UPDATE ON app.people REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION app.touch();
CREATE CONSTRAINT TRIGGER later AFTER DELETE ON app.people  FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE TRIGGER watch AFTER INSERT ON app.events FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE TRIGGER instead INSTEAD OF INSERT ON app.shown FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE EVENT TRIGGER ddl ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION app.on_ddl();
CREATE POLICY own ON app.people AS PERMISSIVE FOR ALL TO PUBLIC USING (score > 1) WITH CHECK (score > 2);

-- case: a trigger is gone
-- differs: missing trigger app.people.touch
DROP TRIGGER touch ON app.people;
-- undo:
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');

-- case: a trigger more
-- differs: unexpected trigger app.people.more
CREATE OR REPLACE TRIGGER more BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');
-- undo:
DROP TRIGGER more ON app.people;

-- case: a trigger of another name
-- differs: missing trigger app.people.touch
-- differs: unexpected trigger app.people.other
ALTER TRIGGER touch ON app.people RENAME TO other;
-- undo:
ALTER TRIGGER other ON app.people RENAME TO touch;

-- case: a trigger afterwards
-- differs: changed trigger app.people.touch: fires
CREATE OR REPLACE TRIGGER touch AFTER INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');
-- undo:
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');

-- case: another column of a trigger
-- differs: changed trigger app.people.touch: fires
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF score ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');
-- undo:
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');

-- case: a trigger on all columns
-- differs: changed trigger app.people.touch: fires
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');
-- undo:
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');

-- case: a trigger on other events
-- differs: changed trigger app.people.touch: fires
CREATE OR REPLACE TRIGGER touch BEFORE UPDATE ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');
-- undo:
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');

-- case: a trigger on DELETE too
-- differs: changed trigger app.people.touch: fires, when
CREATE OR REPLACE TRIGGER touch BEFORE DELETE OR INSERT OR UPDATE OF name ON app.people FOR EACH ROW EXECUTE FUNCTION app.touch('a');
-- undo:
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');

-- case: a trigger for each statement
-- differs: changed trigger app.people.touch: fires, when
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH STATEMENT EXECUTE FUNCTION app.touch('a');
-- undo:
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');

-- case: another condition of a trigger
-- differs: changed trigger app.people.touch: when
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 2) EXECUTE FUNCTION app.touch('a');
-- undo:
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');

-- case: no condition of a trigger
-- differs: changed trigger app.people.touch: when
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW EXECUTE FUNCTION app.touch('a');
-- undo:
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');

-- case: another function of a trigger
-- differs: changed trigger app.people.touch: executes
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch_too('a');
-- undo:
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');

-- case: another argument of a trigger
-- differs: changed trigger app.people.touch: executes
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('b');
-- undo:
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');

-- case: no argument of a trigger
-- differs: changed trigger app.people.touch: executes
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch();
-- undo:
CREATE OR REPLACE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON app.people FOR EACH ROW WHEN (new.score > 1) EXECUTE FUNCTION app.touch('a');

-- case: a trigger is off
-- differs: not enforced trigger app.people.touch: state
ALTER TABLE app.people DISABLE TRIGGER touch;
-- undo:
ALTER TABLE app.people ENABLE TRIGGER touch;

-- case: a trigger for replicas only
-- differs: not enforced trigger app.people.touch: state
ALTER TABLE app.people ENABLE REPLICA TRIGGER touch;
-- undo:
ALTER TABLE app.people ENABLE TRIGGER touch;

-- case: a trigger that is always on
-- differs: changed trigger app.people.touch: state
ALTER TABLE app.people ENABLE ALWAYS TRIGGER touch;
-- undo:
ALTER TABLE app.people ENABLE TRIGGER touch;

-- case: a trigger that sleeps since it was always on
-- differs: not enforced trigger app.people.awake: state
ALTER TABLE app.people DISABLE TRIGGER awake;
-- undo:
ALTER TABLE app.people ENABLE ALWAYS TRIGGER awake;

-- case: the old rows of a trigger
-- differs: changed trigger app.people.changed: old table
DROP TRIGGER changed ON app.people;
CREATE TRIGGER changed AFTER UPDATE ON app.people REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION app.touch();
-- undo:
DROP TRIGGER changed ON app.people;
CREATE TRIGGER changed AFTER UPDATE ON app.people REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION app.touch();

-- case: the name of the new rows of a trigger
-- differs: changed trigger app.people.changed: new table
DROP TRIGGER changed ON app.people;
CREATE TRIGGER changed AFTER UPDATE ON app.people REFERENCING OLD TABLE AS before NEW TABLE AS later FOR EACH STATEMENT EXECUTE FUNCTION app.touch();
-- undo:
DROP TRIGGER changed ON app.people;
CREATE TRIGGER changed AFTER UPDATE ON app.people REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION app.touch();

-- case: a constraint trigger that is deferred
-- differs: changed trigger app.people.later: constraint trigger
DROP TRIGGER later ON app.people;
CREATE CONSTRAINT TRIGGER later AFTER DELETE ON app.people DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.touch();
-- undo:
DROP TRIGGER later ON app.people;
CREATE CONSTRAINT TRIGGER later AFTER DELETE ON app.people  FOR EACH ROW EXECUTE FUNCTION app.touch();

-- case: a constraint trigger that can be deferred
-- differs: changed trigger app.people.later: constraint trigger
DROP TRIGGER later ON app.people;
CREATE CONSTRAINT TRIGGER later AFTER DELETE ON app.people DEFERRABLE FOR EACH ROW EXECUTE FUNCTION app.touch();
-- undo:
DROP TRIGGER later ON app.people;
CREATE CONSTRAINT TRIGGER later AFTER DELETE ON app.people  FOR EACH ROW EXECUTE FUNCTION app.touch();

-- case: a constraint trigger from a table
-- differs: changed trigger app.people.later: from
DROP TRIGGER later ON app.people;
CREATE CONSTRAINT TRIGGER later AFTER DELETE ON app.people FROM app.events FOR EACH ROW EXECUTE FUNCTION app.touch();
-- undo:
DROP TRIGGER later ON app.people;
CREATE CONSTRAINT TRIGGER later AFTER DELETE ON app.people  FOR EACH ROW EXECUTE FUNCTION app.touch();

-- case: a constraint trigger that is an ordinary one
-- differs: changed trigger app.people.later: constraint trigger
DROP TRIGGER later ON app.people;
CREATE TRIGGER later AFTER DELETE ON app.people  FOR EACH ROW EXECUTE FUNCTION app.touch();
-- undo:
DROP TRIGGER later ON app.people;
CREATE CONSTRAINT TRIGGER later AFTER DELETE ON app.people  FOR EACH ROW EXECUTE FUNCTION app.touch();

-- case: a trigger is off in one partition
-- differs: not enforced trigger app.events.watch: state
ALTER TABLE app.events_1 DISABLE TRIGGER watch;
-- undo:
ALTER TABLE app.events_1 ENABLE TRIGGER watch;

-- case: a trigger of one partition
-- differs: unexpected trigger app.events_1.own
CREATE TRIGGER own AFTER INSERT ON app.events_1 FOR EACH ROW EXECUTE FUNCTION app.touch();
-- undo:
DROP TRIGGER own ON app.events_1;

-- case: a trigger of a view is gone
-- differs: missing trigger app.shown.instead
DROP TRIGGER instead ON app.shown;
-- undo:
CREATE TRIGGER instead INSTEAD OF INSERT ON app.shown FOR EACH ROW EXECUTE FUNCTION app.touch();

-- case: TRUNCATE is watched
-- differs: unexpected trigger app.people.emptied
CREATE TRIGGER emptied BEFORE TRUNCATE ON app.people EXECUTE FUNCTION app.touch();
-- undo:
DROP TRIGGER emptied ON app.people;

-- case: all triggers of a table are off
-- differs: not enforced trigger app.people.touch: state
-- differs: not enforced trigger app.people.awake: state
-- differs: not enforced trigger app.people.changed: state
-- differs: not enforced trigger app.people.later: state
ALTER TABLE app.people DISABLE TRIGGER USER;
-- undo:
ALTER TABLE app.people ENABLE TRIGGER USER;
ALTER TABLE app.people ENABLE ALWAYS TRIGGER awake;

-- case: an event trigger is gone
-- differs: missing event trigger ddl
DROP EVENT TRIGGER ddl;
-- undo:
CREATE EVENT TRIGGER ddl ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION app.on_ddl();

-- case: the tags of an event trigger
-- differs: changed event trigger ddl: tags
DROP EVENT TRIGGER ddl;
CREATE EVENT TRIGGER ddl ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE') EXECUTE FUNCTION app.on_ddl();
-- undo:
DROP EVENT TRIGGER ddl;
CREATE EVENT TRIGGER ddl ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION app.on_ddl();

-- case: the event of an event trigger
-- differs: changed event trigger ddl: event
DROP EVENT TRIGGER ddl;
CREATE EVENT TRIGGER ddl ON ddl_command_start WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION app.on_ddl();
-- undo:
DROP EVENT TRIGGER ddl;
CREATE EVENT TRIGGER ddl ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION app.on_ddl();

-- case: the function of an event trigger
-- differs: changed event trigger ddl: executes
DROP EVENT TRIGGER ddl;
CREATE EVENT TRIGGER ddl ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION app.on_ddl_too();
-- undo:
DROP EVENT TRIGGER ddl;
CREATE EVENT TRIGGER ddl ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION app.on_ddl();

-- case: an event trigger is off
-- differs: not enforced event trigger ddl: state
ALTER EVENT TRIGGER ddl DISABLE;
-- undo:
ALTER EVENT TRIGGER ddl ENABLE;

-- case: a policy is gone
-- differs: missing policy app.people.own
DROP POLICY own ON app.people;
-- undo:
CREATE POLICY own ON app.people AS PERMISSIVE FOR ALL TO PUBLIC USING (score > 1) WITH CHECK (score > 2);

-- case: a policy more
-- differs: unexpected policy app.people.more
CREATE POLICY more ON app.people USING (true);
-- undo:
DROP POLICY more ON app.people;

-- case: a policy of another name
-- differs: missing policy app.people.own
-- differs: unexpected policy app.people.other
ALTER POLICY own ON app.people RENAME TO other;
-- undo:
ALTER POLICY other ON app.people RENAME TO own;

-- case: which rows a policy shows
-- differs: changed policy app.people.own: using
DROP POLICY own ON app.people;
CREATE POLICY own ON app.people AS PERMISSIVE FOR ALL TO PUBLIC USING (score > 0) WITH CHECK (score > 2);
-- undo:
DROP POLICY own ON app.people;
CREATE POLICY own ON app.people AS PERMISSIVE FOR ALL TO PUBLIC USING (score > 1) WITH CHECK (score > 2);

-- case: which rows a policy lets in
-- differs: changed policy app.people.own: with check
DROP POLICY own ON app.people;
CREATE POLICY own ON app.people AS PERMISSIVE FOR ALL TO PUBLIC USING (score > 1) WITH CHECK (score > 3);
-- undo:
DROP POLICY own ON app.people;
CREATE POLICY own ON app.people AS PERMISSIVE FOR ALL TO PUBLIC USING (score > 1) WITH CHECK (score > 2);

-- case: a policy that lets in what it shows
-- differs: changed policy app.people.own: with check
DROP POLICY own ON app.people;
CREATE POLICY own ON app.people AS PERMISSIVE FOR ALL TO PUBLIC USING (score > 1);
-- undo:
DROP POLICY own ON app.people;
CREATE POLICY own ON app.people AS PERMISSIVE FOR ALL TO PUBLIC USING (score > 1) WITH CHECK (score > 2);

-- case: a restrictive policy
-- differs: changed policy app.people.own: restrictive
DROP POLICY own ON app.people;
CREATE POLICY own ON app.people AS RESTRICTIVE FOR ALL TO PUBLIC USING (score > 1) WITH CHECK (score > 2);
-- undo:
DROP POLICY own ON app.people;
CREATE POLICY own ON app.people AS PERMISSIVE FOR ALL TO PUBLIC USING (score > 1) WITH CHECK (score > 2);

-- case: the command of a policy
-- differs: changed policy app.people.own: command
DROP POLICY own ON app.people;
CREATE POLICY own ON app.people AS PERMISSIVE FOR UPDATE TO PUBLIC USING (score > 1) WITH CHECK (score > 2);
-- undo:
DROP POLICY own ON app.people;
CREATE POLICY own ON app.people AS PERMISSIVE FOR ALL TO PUBLIC USING (score > 1) WITH CHECK (score > 2);

-- case: the roles of a policy
-- differs: changed policy app.people.own: roles
DROP POLICY own ON app.people;
CREATE POLICY own ON app.people AS PERMISSIVE FOR ALL TO pg_monitor USING (score > 1) WITH CHECK (score > 2);
-- undo:
DROP POLICY own ON app.people;
CREATE POLICY own ON app.people AS PERMISSIVE FOR ALL TO PUBLIC USING (score > 1) WITH CHECK (score > 2);

-- case: several roles of a policy
-- differs: changed policy app.people.own: roles
DROP POLICY own ON app.people;
CREATE POLICY own ON app.people AS PERMISSIVE FOR ALL TO pg_monitor, pg_read_all_stats USING (score > 1) WITH CHECK (score > 2);
-- undo:
DROP POLICY own ON app.people;
CREATE POLICY own ON app.people AS PERMISSIVE FOR ALL TO PUBLIC USING (score > 1) WITH CHECK (score > 2);
