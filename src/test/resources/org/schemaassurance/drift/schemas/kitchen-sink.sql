-- Every kind of object that a schema can hold, with the clauses that change what it does. Runs on PostgreSQL 14 and later.
CREATE SCHEMA kitchen;
CREATE SCHEMA "Odd ""Schema"".x";
SET search_path = kitchen;

CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');
CREATE TYPE "Mixed Enum" AS ENUM ('B', 'A');
CREATE DOMAIN positive AS integer DEFAULT 1 NOT NULL CHECK (VALUE > 0) CONSTRAINT below_hundred CHECK (VALUE < 100);
CREATE DOMAIN email AS varchar(320) COLLATE "C" CHECK (VALUE ~ '^[^@]+@[^@]+$');
CREATE TYPE address AS (street text, "zip code" varchar(10), country char(2) COLLATE "C");
CREATE FUNCTION float_distance(double precision, double precision) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS 'SELECT $1 - $2';
CREATE TYPE float_range AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float_distance);
CREATE TYPE shell_type;
CREATE FUNCTION mytext_in(cstring) RETURNS shell_type LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION mytext_out(shell_type) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE shell_type (INPUT = mytext_in, OUTPUT = mytext_out, LIKE = text, CATEGORY = 'S', DELIMITER = ';');
CREATE TYPE waiting;
CREATE COLLATION c_copy FROM "C";
CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de-DE', DETERMINISTIC = false);

CREATE SEQUENCE plain_numbers;
CREATE SEQUENCE odd_numbers AS smallint INCREMENT 2 MINVALUE -5 MAXVALUE 999 START 3 CACHE 7 CYCLE;
CREATE SEQUENCE down_numbers INCREMENT -1;

CREATE FUNCTION add(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT a + b $$;
CREATE FUNCTION add(a numeric, b numeric) RETURNS numeric LANGUAGE sql STABLE STRICT LEAKPROOF COST 5 AS $$ SELECT a + b $$;
CREATE FUNCTION atomic(n integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT n + 1; END;
CREATE FUNCTION doubled(n integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN n * 2;
CREATE FUNCTION rows_of(VARIADIC ids integer[]) RETURNS TABLE (id integer, name text) LANGUAGE plpgsql ROWS 5 SECURITY DEFINER
  SET search_path = pg_catalog SET work_mem = '8MB' AS $body$
BEGIN
  -- A quote ' and a dollar $$, and trailing blanks:   
	RETURN QUERY SELECT i, 'x: #' || i FROM unnest(ids) AS i;
END
$body$;
CREATE FUNCTION out_parameters(IN a integer, OUT b integer, INOUT c text DEFAULT 'z') LANGUAGE plpgsql AS 'BEGIN b := a; END';
CREATE FUNCTION of_composite(a address) RETURNS SETOF mood LANGUAGE sql AS 'SELECT ''sad''::kitchen.mood';
CREATE FUNCTION windowed() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
CREATE PROCEDURE work(INOUT n integer) LANGUAGE plpgsql SECURITY DEFINER SET search_path = kitchen, pg_temp AS $$ BEGIN n := n + 1; COMMIT; END $$;
CREATE PROCEDURE atomic_work() LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', COMBINEFUNC = int4pl, PARALLEL = SAFE);
CREATE AGGREGATE median(double precision ORDER BY double precision)
  (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA, FINALFUNC_MODIFY = READ_WRITE);

CREATE FUNCTION same_mood(mood, mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text = $2::text';
CREATE OPERATOR === (FUNCTION = same_mood, LEFTARG = mood, RIGHTARG = mood, COMMUTATOR = ===, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES);
CREATE FUNCTION mood_not(mood) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''not '' || $1::text';
CREATE OPERATOR !! (FUNCTION = mood_not, RIGHTARG = mood);
CREATE FUNCTION mood_hash(mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT hashtext($1::text)';
CREATE OPERATOR FAMILY mood_family USING hash;
CREATE OPERATOR CLASS mood_class FOR TYPE mood USING hash FAMILY mood_family AS OPERATOR 1 ===, FUNCTION 1 mood_hash(mood);
CREATE FUNCTION mood_of(integer) RETURNS mood LANGUAGE sql IMMUTABLE AS 'SELECT (enum_range(NULL::kitchen.mood))[$1]';
CREATE CAST (integer AS mood) WITH FUNCTION mood_of(integer) AS ASSIGNMENT;
CREATE CAST (mood AS integer) WITH INOUT;
CREATE DEFAULT CONVERSION latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;

CREATE TABLE people (
  id integer GENERATED ALWAYS AS IDENTITY (START 10 INCREMENT 5) PRIMARY KEY,
  "Mixed Name" text NOT NULL DEFAULT 'a: #b',
  email email UNIQUE,
  status varchar(20) NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'active', 'left')),
  score numeric(6, 2) CONSTRAINT score_range CHECK (score BETWEEN 0 AND 100 AND score <> 13),
  born date CHECK (born > '1900-01-01' AND EXTRACT(year FROM born) < 2100) NO INHERIT,
  mood mood DEFAULT 'happy',
  home address,
  tags text[] DEFAULT '{}',
  document jsonb DEFAULT '{"a": 1}',
  seen timestamptz DEFAULT now() - interval '1 day',
  full_name text GENERATED ALWAYS AS (upper("Mixed Name") || ' <' || coalesce(email, '') || '>') STORED,
  small positive,
  bits bit(3) DEFAULT B'101',
  day interval day to second(3),
  price money,
  UNIQUE (status, score) INCLUDE (born),
  CONSTRAINT same_day UNIQUE (born, mood) DEFERRABLE INITIALLY DEFERRED
) WITH (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false);
ALTER TABLE people ALTER COLUMN document SET STORAGE EXTERNAL, ALTER COLUMN tags SET STATISTICS 500, ALTER COLUMN score SET (n_distinct = 50),
  ALTER COLUMN "Mixed Name" SET COMPRESSION pglz;
CREATE UNLOGGED TABLE scratch (id serial PRIMARY KEY, note text COLLATE "C");
CREATE TABLE bookings (
  id bigserial,
  person_id integer REFERENCES people ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE,
  other_id integer,
  during tsrange,
  room integer,
  CONSTRAINT bookings_key PRIMARY KEY (id),
  CONSTRAINT other_person FOREIGN KEY (other_id) REFERENCES people (id) MATCH FULL
);
ALTER TABLE bookings ADD CONSTRAINT unchecked FOREIGN KEY (room) REFERENCES people NOT VALID,
  ADD CONSTRAINT unproven CHECK (room > 0) NOT VALID,
  ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&) WHERE (room IS NOT NULL);
CREATE TABLE typed OF address (PRIMARY KEY (street));
CREATE TABLE parent (id integer, kind text CHECK (kind <> ''), CHECK (id > 0));
CREATE TABLE child (extra text DEFAULT 'x', CHECK (extra <> 'y')) INHERITS (parent);
ALTER TABLE ONLY child ALTER COLUMN kind SET DEFAULT 'child';

CREATE TABLE measurements (at timestamptz NOT NULL, city text NOT NULL, value double precision, note text, PRIMARY KEY (at, city)) PARTITION BY RANGE (at, city);
CREATE TABLE measurements_2024 PARTITION OF measurements FOR VALUES FROM ('2024-01-01', MINVALUE) TO ('2025-01-01', MAXVALUE);
CREATE TABLE measurements_rest PARTITION OF measurements (CHECK (value > 0)) DEFAULT PARTITION BY HASH (city);
CREATE TABLE by_expression (name text, born date) PARTITION BY RANGE (lower(name), (EXTRACT(year FROM born)));
CREATE TABLE measurements_rest_0 PARTITION OF measurements_rest FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE measurements_rest_1 PARTITION OF measurements_rest FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE regions (id integer, code text) PARTITION BY LIST (code);
CREATE TABLE regions_eu PARTITION OF regions FOR VALUES IN ('de', 'fr', NULL);
CREATE INDEX measurements_value ON measurements (value DESC NULLS LAST);

CREATE INDEX people_lower ON people (lower("Mixed Name") text_pattern_ops, status DESC) INCLUDE (score) WHERE status IN ('new', 'active');
CREATE UNIQUE INDEX people_one_active ON people (email) WHERE status = 'active' AND born IS NOT NULL;
CREATE INDEX people_tags ON people USING gin (tags) WITH (fastupdate = off);
CREATE INDEX people_document ON people USING gin (document jsonb_path_ops);
CREATE INDEX people_hash ON people USING hash (status);
CREATE INDEX people_brin ON people USING brin (seen) WITH (pages_per_range = 16);
CREATE INDEX people_mood ON people USING hash (mood mood_class);
CREATE INDEX "Odd.Index" ON people ((born + 1), (document ->> 'a: b'));
CREATE STATISTICS people_statistics (ndistinct, dependencies) ON status, score FROM people;
CREATE STATISTICS people_expression ON (lower(status)) FROM people;
ALTER STATISTICS people_statistics SET STATISTICS 300;
ALTER TABLE people REPLICA IDENTITY FULL;

CREATE VIEW active_people AS SELECT id, "Mixed Name" AS name, status FROM people WHERE status IN ('active', 'new') AND score > 10 ORDER BY "Mixed Name";
CREATE VIEW checked WITH (security_barrier) AS SELECT p.id, p.status FROM people p WHERE p.id > 0 WITH LOCAL CHECK OPTION;
CREATE VIEW joined AS
  SELECT p.id, b.room, count(*) FILTER (WHERE b.room > 1) AS rooms, CASE p.status WHEN 'new' THEN 1 ELSE 2 END AS code,
    row_number() OVER (PARTITION BY p.id ORDER BY b.room DESC) AS place, ARRAY(SELECT x.id FROM people x WHERE x.id = p.id) AS ids
  FROM people p LEFT JOIN bookings b ON b.person_id = p.id AND b.room BETWEEN 1 AND 5
  WHERE EXISTS (SELECT 1 FROM scratch s WHERE s.id = p.id) AND p.status = ANY (ARRAY['new', 'active'])
  GROUP BY p.id, b.room, p.status HAVING count(*) > 0;
CREATE VIEW combined AS
  WITH RECURSIVE steps AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM steps WHERE n < 5)
  SELECT n, 'step'::text AS kind FROM steps UNION SELECT id, status FROM people INTERSECT SELECT id, note FROM scratch LIMIT 10;
CREATE VIEW nested AS SELECT id FROM people WHERE id IN (SELECT person_id FROM bookings WHERE room = people.id) AND seen > CURRENT_TIMESTAMP AT TIME ZONE 'UTC';
CREATE VIEW of_function AS SELECT g.i, g.i * 2 AS double, (SELECT max(id) FROM people) AS highest FROM generate_series(1, 3) AS g (i);
CREATE VIEW whole_row AS SELECT p.*::text AS text, substring(p.status FROM 1 FOR 3) AS part, trim(BOTH ' ' FROM p.status) AS trimmed FROM people p;
CREATE VIEW flattened AS SELECT p.id, s.note FROM people p JOIN scratch s ON p.score BETWEEN 1 AND 2 AND p.id = s.id
  WHERE p.score BETWEEN 0 AND 100 AND (p.id > 1 OR p.id < 0) AND NOT (p.id = 5 AND p.score = 7);
CREATE MATERIALIZED VIEW summary WITH (fillfactor = 90) AS SELECT status, count(*) AS number FROM people GROUP BY status;
CREATE UNIQUE INDEX summary_status ON summary (status);
CREATE VIEW writable AS SELECT id, room FROM bookings;
ALTER VIEW writable ALTER COLUMN room SET DEFAULT 7;

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER touch_row BEFORE INSERT OR UPDATE OF status, "Mixed Name" ON people FOR EACH ROW
  WHEN (new.status = 'new' AND new."Mixed Name" IS DISTINCT FROM 'x: y') EXECUTE FUNCTION touch('a', 'it''s');
CREATE TRIGGER after_statement AFTER UPDATE ON people REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION touch();
CREATE TRIGGER on_truncate BEFORE TRUNCATE ON people EXECUTE FUNCTION touch();
CREATE CONSTRAINT TRIGGER later AFTER DELETE ON people FROM bookings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER instead INSTEAD OF INSERT ON writable FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER for_replicas AFTER INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE bookings ENABLE REPLICA TRIGGER for_replicas;
CREATE TRIGGER always AFTER DELETE ON bookings FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE bookings ENABLE ALWAYS TRIGGER always;
CREATE TRIGGER switched_off AFTER DELETE ON scratch FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE scratch DISABLE TRIGGER switched_off;
CREATE TRIGGER of_partitions AFTER INSERT ON measurements FOR EACH ROW EXECUTE FUNCTION touch();
CREATE FUNCTION on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER kitchen_ddl ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION on_ddl();
ALTER EVENT TRIGGER kitchen_ddl DISABLE;

CREATE RULE silent AS ON DELETE TO scratch WHERE old.id > 5 DO INSTEAD NOTHING;
CREATE RULE also AS ON UPDATE TO scratch DO ALSO INSERT INTO bookings (room) VALUES (new.id);
ALTER TABLE scratch DISABLE RULE also;
ALTER TABLE bookings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON bookings USING (person_id = current_setting('app.person', true)::integer);
CREATE POLICY writers ON bookings AS RESTRICTIVE FOR INSERT TO CURRENT_USER WITH CHECK (room > 0 AND EXISTS (SELECT FROM people WHERE id = person_id));

CREATE TEXT SEARCH DICTIONARY plain_words (TEMPLATE = simple, STOPWORDS = english, ACCEPT = false);
CREATE TEXT SEARCH CONFIGURATION words (COPY = english);
ALTER TEXT SEARCH CONFIGURATION words ALTER MAPPING FOR asciiword WITH plain_words, english_stem;
CREATE TEXT SEARCH TEMPLATE own_template (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH PARSER own_parser (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);

CREATE FOREIGN DATA WRAPPER wrapper OPTIONS (debug 'true');
CREATE SERVER elsewhere TYPE 'none' VERSION '1.0' FOREIGN DATA WRAPPER wrapper OPTIONS (host 'db.example.com', dbname 'other');
CREATE FOREIGN TABLE far (id integer OPTIONS (column_name 'ID') NOT NULL, name text DEFAULT 'x') SERVER elsewhere OPTIONS (table_name 'near');
CREATE USER MAPPING FOR PUBLIC SERVER elsewhere;

CREATE PUBLICATION some_tables FOR TABLE people, bookings WITH (publish = 'insert, update', publish_via_partition_root = true);
CREATE PUBLICATION nothing_yet;

CREATE TABLE "Odd ""Schema"".x"."Odd.Table ""q""" ("from" integer PRIMARY KEY, "select" text CHECK ("select" <> 'where'));
CREATE INDEX ON "Odd ""Schema"".x"."Odd.Table ""q""" ("select") WHERE "from" > 1;
CREATE FUNCTION "Odd ""Schema"".x"."Odd.Function"("Arg" "Mixed Enum", "from" integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT 1';
COMMENT ON TABLE people IS 'All of them: "quoted"';
COMMENT ON COLUMN people.id IS E'two\nlines';
GRANT SELECT ON people TO PUBLIC;
GRANT UPDATE (status) ON people TO PUBLIC;
REVOKE EXECUTE ON FUNCTION add(integer, integer) FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA kitchen GRANT SELECT ON TABLES TO PUBLIC;
RESET search_path;

-- More of the common kinds, as many as a real application has.
DO $$
BEGIN
  FOR n IN 1..40 LOOP
    EXECUTE format('CREATE TABLE kitchen.entity_%s (id bigint PRIMARY KEY, name varchar(%s) NOT NULL, parent_id bigint REFERENCES kitchen.entity_%s,
      amount numeric(12,2) DEFAULT %s CHECK (amount >= 0), created_at timestamptz NOT NULL DEFAULT now(), UNIQUE (name, parent_id))', n, n + 10, greatest(1, n - 1), n);
    EXECUTE format('CREATE INDEX entity_%s_created ON kitchen.entity_%1$s (created_at) WHERE amount > %1$s', n);
    EXECUTE format('CREATE TRIGGER touch BEFORE UPDATE ON kitchen.entity_%s FOR EACH ROW WHEN (old.* IS DISTINCT FROM new.*) EXECUTE FUNCTION kitchen.touch()', n);
    EXECUTE format('CREATE VIEW kitchen.recent_%s AS SELECT id, name, amount * 2 AS twice FROM kitchen.entity_%1$s WHERE created_at > now() - interval ''%1$s days''', n);
  END LOOP;
END $$;
