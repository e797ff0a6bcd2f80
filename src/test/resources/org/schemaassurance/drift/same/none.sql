-- Changes that are none: another way to the same schema, or nothing that a schema holds.
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'happy');
CREATE DOMAIN app.percentage AS integer CONSTRAINT bounded CHECK (VALUE BETWEEN 0 AND 100);
CREATE SEQUENCE app.numbers;
CREATE TABLE app.people (id integer GENERATED ALWAYS AS IDENTITY, name text, status varchar(20), score integer,
  CONSTRAINT people_pkey PRIMARY KEY (id), CONSTRAINT positive CHECK (score > 0), CONSTRAINT listed CHECK (status IN ('new', 'active')),
  CONSTRAINT ranged CHECK (score BETWEEN 0 AND 100), CONSTRAINT unequal CHECK (name <> 'x'), CONSTRAINT liked CHECK (name LIKE 'a%'),
  CONSTRAINT casted CHECK (name::integer > 0), CONSTRAINT nulled CHECK (name IS NULL OR score IS NOT NULL),
  CONSTRAINT three CHECK (score > 1 AND score > 2 AND score > 3));
CREATE INDEX people_lower ON app.people (lower(name)) WHERE score > 0;
CREATE TABLE app.bookings (id integer, person_id integer, note text DEFAULT 'x', CONSTRAINT bookings_pkey PRIMARY KEY (id),
  CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id));
CREATE TABLE app.types (a integer, b bigint, c smallint, d varchar(10), e boolean, f double precision, g real, h timestamptz, i time, j char(3),
  k numeric(5, 2), l bit varying, m text[], n interval) WITH (fillfactor = 70, autovacuum_enabled = false);
CREATE TABLE app.counted (id serial PRIMARY KEY);
CREATE TABLE app.events (at date NOT NULL, city text, CONSTRAINT cities CHECK (city <> ''), CONSTRAINT events_pkey PRIMARY KEY (at)) PARTITION BY RANGE (at);
CREATE TABLE app.events_2024 PARTITION OF app.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE app.parent (id integer);
CREATE TABLE app.child (extra text) INHERITS (app.parent);
CREATE VIEW app.active AS SELECT id, name FROM app.people WHERE status IN ('new', 'active') AND score > 0 ORDER BY name;
CREATE VIEW app.joined AS SELECT p.id, b.note FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 0;
CREATE VIEW app.flat AS SELECT id FROM app.people WHERE score BETWEEN 1 AND 5 AND name <> 'x';
CREATE VIEW app.flat_or AS SELECT id FROM app.people WHERE score NOT BETWEEN 1 AND 5 OR name <> 'x';
CREATE MATERIALIZED VIEW app.summary AS SELECT status, count(*) AS number FROM app.people GROUP BY status;
CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION app.plus(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT a + b';
CREATE TRIGGER a BEFORE INSERT ON app.people FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE TRIGGER b AFTER INSERT OR UPDATE OR DELETE ON app.people FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE TRIGGER c AFTER DELETE ON app.people FOR EACH STATEMENT EXECUTE FUNCTION app.touch();
CREATE TABLE app.keyed (a integer NOT NULL, b text NOT NULL, CONSTRAINT keyed_once UNIQUE (a, b));
CREATE UNIQUE INDEX keyed_index ON app.keyed (b DESC, a);
CREATE TABLE app.timed (one timestamptz DEFAULT now(), two timestamptz DEFAULT CURRENT_TIMESTAMP, three timestamptz DEFAULT transaction_timestamp());
CREATE VIEW app.later AS SELECT one FROM app.timed WHERE two > CURRENT_TIMESTAMP - '1 day'::interval;
CREATE TRIGGER d BEFORE UPDATE OF name, score ON app.people FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE TRIGGER e BEFORE UPDATE OF score, status OR DELETE ON app.people FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE POLICY own ON app.people USING (score > 0);
CREATE PUBLICATION chosen FOR TABLE app.bookings, app.people;

-- case: columns of an UPDATE OF in another order
CREATE OR REPLACE TRIGGER d BEFORE UPDATE OF score, name ON app.people FOR EACH ROW EXECUTE FUNCTION app.touch();

-- case: columns of an UPDATE OF in another order, before other events
CREATE OR REPLACE TRIGGER e BEFORE UPDATE OF status, score OR DELETE ON app.people FOR EACH ROW EXECUTE FUNCTION app.touch();

-- case: MATCH FULL of one column
ALTER TABLE app.bookings DROP CONSTRAINT to_person, ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id) MATCH FULL;

-- case: NULLS NOT DISTINCT over columns that are NOT NULL since 15
ALTER TABLE app.keyed DROP CONSTRAINT keyed_once, ADD CONSTRAINT keyed_once UNIQUE NULLS NOT DISTINCT (a, b);

-- case: an index NULLS NOT DISTINCT over columns that are NOT NULL since 15
DROP INDEX app.keyed_index;
CREATE UNIQUE INDEX keyed_index ON app.keyed (b DESC, a) NULLS NOT DISTINCT;

-- case: now() in other words
ALTER TABLE app.timed ALTER COLUMN one SET DEFAULT CURRENT_TIMESTAMP, ALTER COLUMN two SET DEFAULT transaction_timestamp(), ALTER COLUMN three SET DEFAULT now();

-- case: now() in other words, in a view
CREATE OR REPLACE VIEW app.later AS SELECT one FROM app.timed WHERE two > transaction_timestamp() - '1 day'::interval;

-- case: settings that say what holds anyway
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET session_replication_role = origin', current_database()); EXECUTE format('ALTER DATABASE %I SET search_path = "$user",public', current_database()); EXECUTE format('ALTER DATABASE %I SET row_security = true', current_database()); EXECUTE format('ALTER DATABASE %I SET statement_timeout = ''0s''', current_database()); EXECUTE format('ALTER ROLE postgres IN DATABASE %I SET lock_timeout = 0', current_database()); END $$;

-- case: settings of a role for all databases
CREATE ROLE dt_reader LOGIN;
ALTER ROLE dt_reader SET default_transaction_read_only = on;
ALTER ROLE dt_reader SET search_path = elsewhere;

-- case: the end of that role
DROP ROLE dt_reader;

-- case: VACUUM
VACUUM ANALYZE app.people;

-- case: VACUUM FULL
VACUUM FULL app.people;

-- case: ANALYZE
ANALYZE;

-- case: CLUSTER
CLUSTER app.people USING people_pkey;

-- case: REINDEX
REINDEX TABLE app.people;

-- case: REINDEX CONCURRENTLY
REINDEX TABLE CONCURRENTLY app.people;

-- case: a materialized view with rows
REFRESH MATERIALIZED VIEW app.summary;

-- case: rows
INSERT INTO app.people (name) VALUES (NULL), (NULL);
DELETE FROM app.people;

-- case: TRUNCATE
TRUNCATE app.people RESTART IDENTITY CASCADE;

-- case: the value of a sequence
SELECT nextval('app.numbers'), setval('app.people_id_seq', 500);

-- case: the table is written anew
ALTER TABLE app.types ALTER COLUMN a TYPE integer USING a + 0;

-- case: a table renamed and renamed back
ALTER TABLE app.people RENAME TO persons;
ALTER TABLE app.persons RENAME TO people;

-- case: a column renamed and renamed back
ALTER TABLE app.people RENAME COLUMN name TO label;
ALTER TABLE app.people RENAME COLUMN label TO name;

-- case: a function renamed and renamed back
ALTER FUNCTION app.touch RENAME TO other;
ALTER FUNCTION app.other RENAME TO touch;

-- case: the last column dropped and made again
ALTER TABLE app.types DROP COLUMN n;
ALTER TABLE app.types ADD COLUMN n interval;

-- case: a column added and dropped
ALTER TABLE app.people ADD COLUMN temporary integer DEFAULT 5;
ALTER TABLE app.people DROP COLUMN temporary;

-- case: constraints in another order
ALTER TABLE app.people DROP CONSTRAINT positive, DROP CONSTRAINT listed;
ALTER TABLE app.people ADD CONSTRAINT listed CHECK (status IN ('new', 'active')), ADD CONSTRAINT positive CHECK (score > 0);

-- case: triggers in another order
DROP TRIGGER a ON app.people;
CREATE TRIGGER a BEFORE INSERT ON app.people FOR EACH ROW EXECUTE FUNCTION app.touch();

-- case: a trigger that executes a procedure
DROP TRIGGER a ON app.people;
CREATE TRIGGER a BEFORE INSERT ON app.people FOR EACH ROW EXECUTE PROCEDURE app.touch();

-- case: a trigger off and on again
ALTER TABLE app.people DISABLE TRIGGER a;
ALTER TABLE app.people ENABLE TRIGGER a;

-- case: events of a trigger in another order
CREATE OR REPLACE TRIGGER b AFTER DELETE OR UPDATE OR INSERT ON app.people FOR EACH ROW EXECUTE FUNCTION app.touch();

-- case: a trigger without FOR EACH STATEMENT
CREATE OR REPLACE TRIGGER c AFTER DELETE ON app.people EXECUTE FUNCTION app.touch();

-- case: another owner
ALTER TABLE app.people OWNER TO pg_monitor;
ALTER FUNCTION app.touch OWNER TO pg_monitor;
ALTER SCHEMA app OWNER TO pg_monitor;
ALTER VIEW app.active OWNER TO pg_monitor;
ALTER TYPE app.mood OWNER TO pg_monitor;

-- case: privileges
GRANT ALL ON app.people, app.active TO pg_monitor WITH GRANT OPTION;
GRANT SELECT (name) ON app.people TO PUBLIC;
REVOKE ALL ON FUNCTION app.touch FROM PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
GRANT USAGE ON SCHEMA app TO PUBLIC;

-- case: comments
COMMENT ON TABLE app.people IS 'x';
COMMENT ON COLUMN app.people.name IS 'x';
COMMENT ON FUNCTION app.touch IS 'x';
COMMENT ON CONSTRAINT positive ON app.people IS 'x';

-- case: how identifiers are quoted
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET quote_all_identifiers = on', current_database()); END $$;

-- case: the costs of the planner
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET random_page_cost = 1.1', current_database()); EXECUTE format('ALTER ROLE postgres IN DATABASE %I SET work_mem = ''8MB''', current_database()); END $$;

-- case: an index made again
DROP INDEX app.people_lower;
CREATE INDEX people_lower ON app.people USING btree (lower((name)::text) text_ops ASC NULLS LAST) WHERE (score > 0);

-- case: an index without what is understood
DROP INDEX app.people_lower;
CREATE INDEX people_lower ON app.people (LOWER(name)) WHERE score > 0;

-- case: a primary key from an index
ALTER TABLE app.bookings DROP CONSTRAINT bookings_pkey;
CREATE UNIQUE INDEX bookings_pkey ON app.bookings (id);
ALTER TABLE app.bookings ADD PRIMARY KEY USING INDEX bookings_pkey;

-- case: a foreign key validated later
ALTER TABLE app.bookings DROP CONSTRAINT to_person;
ALTER TABLE app.bookings ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people NOT VALID;
ALTER TABLE app.bookings VALIDATE CONSTRAINT to_person;

-- case: a foreign key with what is understood
ALTER TABLE app.bookings DROP CONSTRAINT to_person;
ALTER TABLE app.bookings ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id) MATCH SIMPLE ON DELETE NO ACTION ON UPDATE NO ACTION NOT DEFERRABLE INITIALLY IMMEDIATE;

-- case: ANY of an array for IN
ALTER TABLE app.people DROP CONSTRAINT listed, ADD CONSTRAINT listed CHECK (status = ANY (ARRAY['new', 'active']));

-- case: a list as a dump has it
ALTER TABLE app.people DROP CONSTRAINT listed, ADD CONSTRAINT listed CHECK (((status)::text = ANY ((ARRAY['new'::character varying, 'active'::character varying])::text[])));

-- case: a list as a restored dump has it
ALTER TABLE app.people DROP CONSTRAINT listed, ADD CONSTRAINT listed CHECK (((status)::text = ANY (ARRAY[('new'::character varying)::text, ('active'::character varying)::text])));

-- case: two comparisons for BETWEEN
ALTER TABLE app.people DROP CONSTRAINT ranged, ADD CONSTRAINT ranged CHECK (score >= 0 AND score <= 100);

-- case: another sign for unequal
ALTER TABLE app.people DROP CONSTRAINT unequal, ADD CONSTRAINT unequal CHECK (name != 'x');

-- case: parentheses
ALTER TABLE app.people DROP CONSTRAINT positive, ADD CONSTRAINT positive CHECK ((((score) > (0))));

-- case: an operator of LIKE
ALTER TABLE app.people DROP CONSTRAINT liked, ADD CONSTRAINT liked CHECK (name ~~ 'a%');

-- case: CAST in words
ALTER TABLE app.people DROP CONSTRAINT casted, ADD CONSTRAINT casted CHECK (CAST(name AS integer) > 0);

-- case: ISNULL
ALTER TABLE app.people DROP CONSTRAINT nulled, ADD CONSTRAINT nulled CHECK (name ISNULL OR score NOTNULL);

-- case: three conditions nested
ALTER TABLE app.people DROP CONSTRAINT three, ADD CONSTRAINT three CHECK (score > 1 AND (score > 2 AND score > 3));

-- case: the types of columns in other words
DROP TABLE app.types;
CREATE TABLE app.types (a int4, b int8, c int2, d character varying(10), e bool, f float8, g float4, h timestamp with time zone, i time without time zone, j character(3), k decimal(5, 2), l varbit, m text ARRAY, n interval) WITH (autovacuum_enabled = 'false', fillfactor = 70);

-- case: a long way to a serial column
DROP TABLE app.counted;
CREATE SEQUENCE app.counted_id_seq AS integer;
CREATE TABLE app.counted (id integer NOT NULL DEFAULT nextval('app.counted_id_seq'::regclass), PRIMARY KEY (id));
ALTER SEQUENCE app.counted_id_seq OWNED BY app.counted.id;

-- case: a default in another cast
ALTER TABLE app.bookings ALTER COLUMN note SET DEFAULT 'x'::text;

-- case: a default without one
ALTER TABLE app.bookings ALTER COLUMN note SET DEFAULT 'x';

-- case: NULL by default
ALTER TABLE app.bookings ALTER COLUMN person_id SET DEFAULT NULL;
ALTER TABLE app.bookings ALTER COLUMN person_id DROP DEFAULT;

-- case: bounds of a partition in other words
ALTER TABLE app.events DETACH PARTITION app.events_2024;
ALTER TABLE app.events ATTACH PARTITION app.events_2024 FOR VALUES FROM (date '2024-1-1') TO ('2025-01-01'::date);

-- case: a partition made and attached
DROP TABLE app.events_2024;
CREATE TABLE app.events_2024 (at date NOT NULL, city text, CONSTRAINT cities CHECK (city <> ''), CONSTRAINT events_2024_pkey PRIMARY KEY (at));
ALTER TABLE app.events ATTACH PARTITION app.events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

-- case: a child that inherits later
DROP TABLE app.child;
CREATE TABLE app.child (id integer, extra text);
ALTER TABLE app.child INHERIT app.parent;

-- case: a view with ALL its words
CREATE OR REPLACE VIEW app.active AS SELECT people.id, people.name FROM app.people WHERE (((people.status)::text = ANY ((ARRAY['new'::varchar, 'active'::varchar])::text[])) AND (people.score > 0)) ORDER BY people.name ASC;

-- case: a view as a dump has it
CREATE OR REPLACE VIEW app.joined AS SELECT p.id, b.note FROM (app.people p JOIN app.bookings b ON ((b.person_id = p.id))) WHERE (p.score > 0);

-- case: conditions of a view as a restored dump has them
CREATE OR REPLACE VIEW app.flat AS SELECT id FROM app.people WHERE ((score >= 1) AND (score <= 5) AND (name <> 'x'::text));

-- case: alternatives of a view as a restored dump has them
CREATE OR REPLACE VIEW app.flat_or AS SELECT id FROM app.people WHERE ((score < 1) OR (score > 5) OR (name <> 'x'::text));

-- case: a policy with what is understood
DROP POLICY own ON app.people;
CREATE POLICY own ON app.people AS PERMISSIVE FOR ALL TO PUBLIC USING (((score)::integer > (0)));

-- case: a function body laid out otherwise
CREATE OR REPLACE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS $$
-- A comment.
begin
  return NEW;
end
$$;

-- case: a function with what is understood
CREATE OR REPLACE FUNCTION app.plus(a int4, b int4 DEFAULT 1) RETURNS int4 AS 'SELECT a + b' LANGUAGE 'sql' VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE COST 100;

-- case: a sequence with what is understood
DROP SEQUENCE app.numbers;
CREATE SEQUENCE app.numbers AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;

-- case: an identity with what is understood
ALTER TABLE app.people ALTER COLUMN id DROP IDENTITY;
ALTER TABLE app.people ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (START 1 INCREMENT 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1 NO CYCLE);

-- case: storage parameters set and reset
ALTER TABLE app.people SET (fillfactor = 50);
ALTER TABLE app.people RESET (fillfactor);

-- case: storage parameters in another order
ALTER TABLE app.types RESET (fillfactor, autovacuum_enabled);
ALTER TABLE app.types SET (autovacuum_enabled = false);
ALTER TABLE app.types SET (fillfactor = 70);

-- case: a publication in another order
DROP PUBLICATION chosen;
CREATE PUBLICATION chosen FOR TABLE app.people, app.bookings WITH (publish = 'delete, truncate, insert, update');

-- case: values of an enum made one by one
DROP TYPE app.mood;
CREATE TYPE app.mood AS ENUM ('happy');
ALTER TYPE app.mood ADD VALUE 'sad' BEFORE 'happy';

-- case: the default storage of a column
ALTER TABLE app.people ALTER COLUMN name SET STORAGE EXTENDED;

-- case: a named NOT NULL since 18
ALTER TABLE app.child ADD CONSTRAINT named NOT NULL extra;
ALTER TABLE app.child ALTER COLUMN extra DROP NOT NULL;
ALTER TABLE app.bookings DROP CONSTRAINT bookings_pkey, ALTER COLUMN id DROP NOT NULL, ADD CONSTRAINT by_hand NOT NULL id, ADD CONSTRAINT bookings_pkey PRIMARY KEY (id);

-- case: Liquibase's tables
CREATE TABLE public.databasechangelog (id text);
CREATE TABLE public.databasechangeloglock (id integer);

-- case: our own tables
CREATE SCHEMA schema_assurance;
CREATE TABLE schema_assurance.backfills (id integer PRIMARY KEY);
CREATE FUNCTION schema_assurance.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- case: a temporary table
CREATE TEMPORARY TABLE passing (id serial PRIMARY KEY);
CREATE INDEX ON passing (id);

-- case: a CHECK of a domain in other words
ALTER DOMAIN app.percentage DROP CONSTRAINT bounded;
ALTER DOMAIN app.percentage ADD CONSTRAINT bounded CHECK (VALUE >= 0 AND VALUE <= 100);

-- case: a setting set and reset
DO $$ BEGIN EXECUTE format('ALTER ROLE postgres IN DATABASE %I SET bytea_output = escape', current_database()); EXECUTE format('ALTER ROLE postgres IN DATABASE %I RESET bytea_output', current_database()); END $$;
