-- A database with much to lose, and with objects of every kind that calls a function without saying so. What they all do is take an
-- advisory lock of the session: it needs no privilege, outlives a rollback, and everybody sees it.
CREATE TABLE public.canary (id int PRIMARY KEY, n int NOT NULL DEFAULT 0);
INSERT INTO public.canary VALUES (1, 0);
CREATE SEQUENCE public.numbers;
CREATE TABLE public.docs (id int PRIMARY KEY, words tsvector, body text, tags text[], data jsonb, at timestamptz DEFAULT now());
INSERT INTO public.docs VALUES (1, 'a b', 'one', '{x,y}', '{"a": {"b": [1, 2]}}'), (2, 'b c', 'two', '{y}', '{"a": null}');
SELECT lo_create(4711);

CREATE FUNCTION public.harm() RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 1; END $$;
CREATE FUNCTION public.harm(anyelement) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 1; END $$;
CREATE FUNCTION public.harmed(a anyelement) RETURNS anyelement LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN a; END $$;
CREATE FUNCTION public.harmful(a int) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN true; END $$;

-- Operators: in a schema, and where none needs to be named.
CREATE FUNCTION public.harm2(int, int) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 1; END $$;
CREATE OPERATOR public.<+> (LEFTARG = int, RIGHTARG = int, FUNCTION = public.harm2);
CREATE FUNCTION public.harm3(point, int) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 1; END $$;
CREATE OPERATOR pg_catalog.<+> (LEFTARG = point, RIGHTARG = int, FUNCTION = public.harm3);

-- Aggregates.
CREATE FUNCTION public.harm_step(int, int) RETURNS int LANGUAGE plpgsql VOLATILE STRICT AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 1; END $$;
CREATE AGGREGATE public.harm_sum (int) (SFUNC = public.harm_step, STYPE = int, INITCOND = '0');
CREATE AGGREGATE public.harm_end (int) (SFUNC = int4pl, STYPE = int, INITCOND = '0', FINALFUNC = public.harmed);
CREATE AGGREGATE public.harm_moving (int) (SFUNC = int4pl, STYPE = int, INITCOND = '0', MSFUNC = public.harm_step, MINVFUNC = int4mi, MSTYPE = int, MINITCOND = '0');

-- Domains, also behind arrays, rows and functions' arguments.
CREATE DOMAIN public.harm_domain AS int CHECK (public.harmful(VALUE));
CREATE DOMAIN public.lock_domain AS bigint CHECK (pg_catalog.pg_try_advisory_lock(VALUE));
CREATE DOMAIN public.harm_domain2 AS public.harm_domain;
CREATE TYPE public.harm_row AS (a public.harm_domain);
CREATE FUNCTION public.takes_domain(a public.harm_domain) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION public.gives_domain(a int) RETURNS public.harm_domain LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN a; END $$;

-- Casts.
CREATE TYPE public.cast_to AS (a int);
CREATE FUNCTION public.harm_cast(int) RETURNS public.cast_to LANGUAGE plpgsql VOLATILE AS $$ DECLARE r public.cast_to; BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN r; END $$;
CREATE CAST (int AS public.cast_to) WITH FUNCTION public.harm_cast(int) AS ASSIGNMENT;
CREATE TYPE public.cast_from AS (a int);
CREATE FUNCTION public.harm_cast_from(public.cast_from) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 1; END $$;
CREATE CAST (public.cast_from AS int) WITH FUNCTION public.harm_cast_from(public.cast_from) AS IMPLICIT;
CREATE TABLE public.cast_rows (c public.cast_from);
INSERT INTO public.cast_rows VALUES (ROW(1));
CREATE FUNCTION public.harm_point(int) RETURNS point LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN point(1, 1); END $$;
CREATE CAST (int AS point) WITH FUNCTION public.harm_point(int);
CREATE FUNCTION public.harm_decimal(point) RETURNS numeric LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 1; END $$;
CREATE CAST (point AS numeric) WITH FUNCTION public.harm_decimal(point) AS ASSIGNMENT;

-- An operator class by which values are sorted and made distinct.
CREATE TYPE public.sorted AS (a int);
CREATE FUNCTION public.harm_compare(public.sorted, public.sorted) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 0; END $$;
CREATE FUNCTION public.sorted_less(public.sorted, public.sorted) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a < ($2).a';
CREATE FUNCTION public.sorted_equal(public.sorted, public.sorted) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a = ($2).a';
CREATE OPERATOR public.<! (LEFTARG = public.sorted, RIGHTARG = public.sorted, FUNCTION = public.sorted_less);
CREATE OPERATOR public.=! (LEFTARG = public.sorted, RIGHTARG = public.sorted, FUNCTION = public.sorted_equal);
CREATE OPERATOR CLASS public.sorted_ops DEFAULT FOR TYPE public.sorted USING btree AS OPERATOR 1 public.<!, OPERATOR 3 public.=!, FUNCTION 1 public.harm_compare(public.sorted, public.sorted);
CREATE TABLE public.sorted_rows (s public.sorted);
INSERT INTO public.sorted_rows VALUES (ROW(2)), (ROW(1)), (ROW(3));
CREATE FUNCTION public.harm_compare_ints(int, int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN btint4cmp($1, $2); END $$;
CREATE OPERATOR CLASS public.int_ops FOR TYPE int USING btree AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 public.harm_compare_ints(int, int);
CREATE TABLE public.indexed (id int);
CREATE INDEX ON public.indexed (id public.int_ops);
CREATE TABLE public.parted (id int) PARTITION BY RANGE (id public.int_ops);
CREATE TABLE public.parted_1 PARTITION OF public.parted FOR VALUES FROM (1) TO (10);
CREATE OR REPLACE FUNCTION public.harm_compare_ints(int, int) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN btint4cmp($1, $2); END $$;

-- Defaults of arguments, views, views of views, a function inside a policy of nobody's.
CREATE FUNCTION public.by_default(a int DEFAULT public.harm()) RETURNS int LANGUAGE sql STABLE AS 'SELECT a';
CREATE FUNCTION public.locks_by_default(a boolean DEFAULT pg_catalog.pg_try_advisory_lock(4711)) RETURNS int LANGUAGE sql STABLE AS 'SELECT 1';
CREATE VIEW public.harming AS SELECT public.harm() AS id;
CREATE VIEW public.harming_views AS SELECT id FROM public.harming;
CREATE VIEW public.locking AS SELECT pg_catalog.pg_try_advisory_lock(4711) AS id;
CREATE VIEW public.by_operator AS SELECT 1 OPERATOR(public.<+>) 2 AS id;
CREATE VIEW public.by_aggregate AS SELECT public.harm_sum(1) AS id;
CREATE VIEW public.by_domain AS SELECT id::public.lock_domain AS id FROM public.canary;
CREATE VIEW public.by_cast AS SELECT id::public.cast_to AS id FROM public.canary;

-- What is marked stable and is not.
CREATE FUNCTION public.liar() RETURNS int LANGUAGE plpgsql STABLE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 1; END $$;
CREATE FUNCTION public.liar_in_sql() RETURNS int LANGUAGE sql STABLE AS 'SELECT pg_catalog.pg_advisory_lock(4711); SELECT 1';
CREATE FUNCTION public.liar_in_tree() RETURNS int LANGUAGE sql STABLE RETURN 1 + pg_catalog.pg_try_advisory_lock(4711)::int;
CREATE FUNCTION public.liar_by_attribute() RETURNS int LANGUAGE sql STABLE AS 'SELECT ((4711::bigint).pg_try_advisory_lock)::int';
CREATE FUNCTION public.liar_behind() RETURNS int LANGUAGE sql STABLE AS 'SELECT public.liar()';
CREATE FUNCTION public.liar_by_path() RETURNS int LANGUAGE sql STABLE SET search_path = public AS 'SELECT harm()';
CREATE FUNCTION public.liar_by_text(a text) RETURNS int LANGUAGE plpgsql STABLE AS $$ DECLARE r int; BEGIN EXECUTE a INTO r; RETURN r; END $$;
CREATE FUNCTION public.alias(bigint) RETURNS boolean LANGUAGE internal STABLE AS 'pg_try_advisory_lock_int8';
CREATE FUNCTION public.takes_role_back() RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN pg_catalog.set_config('role', 'none', true); END $$;
CREATE FUNCTION public.takes_role_back_by_text() RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN (SELECT x FROM pg_catalog.ts_stat('x') x); END $$;
CREATE FUNCTION public.definer() RETURNS int LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$ BEGIN RETURN 1; END $$;
-- The server cuts a name at 63 bytes.
CREATE FUNCTION public.a23456789_123456789_123456789_123456789_123456789_123456789_123() RETURNS int LANGUAGE sql VOLATILE AS 'SELECT public.harm()';
CREATE FUNCTION public."Größe ""x"""() RETURNS int LANGUAGE sql VOLATILE AS 'SELECT public.harm()';

-- Another server, which a function could write to; a table that runs a program.
CREATE EXTENSION dblink SCHEMA public;
CREATE EXTENSION tablefunc SCHEMA public;
CREATE EXTENSION hstore SCHEMA public;
CREATE EXTENSION pgcrypto SCHEMA public;
CREATE EXTENSION pg_trgm SCHEMA public;
CREATE EXTENSION citext SCHEMA public;
CREATE EXTENSION fuzzystrmatch SCHEMA public;
CREATE EXTENSION "uuid-ossp" SCHEMA public;
CREATE EXTENSION xml2 SCHEMA public;
CREATE EXTENSION file_fdw SCHEMA public;
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE FOREIGN TABLE public.program (line text) SERVER files OPTIONS (program 'echo harm', format 'text');
CREATE FOREIGN TABLE public.file (line text) SERVER files OPTIONS (filename 'PG_VERSION', format 'text');
CREATE VIEW public.by_program AS SELECT line FROM public.program;
CREATE USER MAPPING FOR CURRENT_USER SERVER files;

-- What a search_path leads to: that of the caller, of attributes, of the user; and other settings of functions.
CREATE FUNCTION public.liar_of_inner_path() RETURNS int LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN harm(); END $$;
CREATE FUNCTION public.liar_by_inherited_path() RETURNS int LANGUAGE plpgsql STABLE SET search_path = public AS $$ BEGIN RETURN public.liar_of_inner_path(); END $$;
CREATE FUNCTION public.liar_by_path_of_tree() RETURNS int LANGUAGE sql STABLE SET search_path = public RETURN public.liar_of_inner_path();
CREATE FUNCTION public.harm_of(public.docs) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 1; END $$;
CREATE FUNCTION public.liar_by_attribute_and_path() RETURNS int LANGUAGE plpgsql STABLE SET search_path = public AS $$ BEGIN RETURN (SELECT d.harm_of FROM docs d LIMIT 1); END $$;
CREATE FUNCTION public.liar_by_strings() RETURNS text LANGUAGE plpgsql STABLE SET standard_conforming_strings = off AS $$ BEGIN RETURN 'a\'' || public.harm() || '\''; END $$;
CREATE FUNCTION public.takes_role_by_setting() RETURNS text LANGUAGE sql STABLE SET role = 'postgres' RETURN CURRENT_USER::text;
CREATE FUNCTION public.packaged_liar() RETURNS int LANGUAGE plpgsql STABLE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 1; END $$;
ALTER EXTENSION hstore ADD FUNCTION public.packaged_liar();
ALTER FUNCTION public.crosstab2(text) RENAME TO harmless_name;
-- Casts between built-in types, whose names are written otherwise.
CREATE FUNCTION public.harm_float(circle) RETURNS float4 LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 1; END $$;
CREATE CAST (circle AS float4) WITH FUNCTION public.harm_float(circle);
CREATE FUNCTION public.harm_ints(circle) RETURNS macaddr[] LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN '{1}'; END $$;
CREATE CAST (circle AS macaddr[]) WITH FUNCTION public.harm_ints(circle);
CREATE FUNCTION public.harm_varchar(circle, int, boolean) RETURNS varchar LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 'a'; END $$;
CREATE CAST (circle AS varchar) WITH FUNCTION public.harm_varchar(circle, int, boolean);
-- Keywords behind which functions of pg_catalog are.
CREATE FUNCTION pg_catalog.btrim(circle) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 1; END $$;
CREATE FUNCTION pg_catalog.pg_collation_for(circle) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 1; END $$;
CREATE FUNCTION pg_catalog.is_normalized(circle, text) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN true; END $$;
-- Operators that are only a way to a family.
CREATE FUNCTION public.harm_order(int, int) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 0; END $$;
CREATE FUNCTION public.harm_hash(int) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 0; END $$;
CREATE FUNCTION public.honest_order(int, int) RETURNS int LANGUAGE internal IMMUTABLE AS 'btint4cmp';
CREATE OPERATOR public.<<< (LEFTARG = int, RIGHTARG = int, FUNCTION = int4lt);
CREATE OPERATOR public.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, COMMUTATOR = OPERATOR(public.===), HASHES, MERGES);
CREATE OPERATOR CLASS public.ordered_ops FOR TYPE int USING btree AS OPERATOR 1 public.<<<, OPERATOR 3 public.===, FUNCTION 1 public.harm_order(int, int);
CREATE OPERATOR CLASS public.hashed_ops FOR TYPE int USING hash AS OPERATOR 1 public.===, FUNCTION 1 public.harm_hash(int);
CREATE FUNCTION public.harm_not(int, int) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN true; END $$;
CREATE OPERATOR public.<!> (LEFTARG = int, RIGHTARG = int, FUNCTION = public.harm_not);
CREATE OPERATOR public.=!= (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, NEGATOR = OPERATOR(public.<!>));
CREATE VIEW public.by_sort AS SELECT id FROM public.canary ORDER BY id USING OPERATOR(public.<<<);
-- Ranges by a class.
CREATE TYPE public.harm_range AS RANGE (subtype = int, subtype_opclass = public.int_ops);
-- Aggregates whose state is a domain.
CREATE FUNCTION public.state_step(a public.lock_domain, b int) RETURNS public.lock_domain LANGUAGE internal IMMUTABLE AS 'int8pl';
CREATE AGGREGATE public.harm_state (int) (SFUNC = public.state_step, STYPE = public.lock_domain, INITCOND = '4711');
-- Views with types in lists.
CREATE VIEW public.by_record AS SELECT * FROM pg_catalog.json_to_record('{"a": 4711}') AS r (a public.lock_domain);
CREATE VIEW public.by_xmltable AS SELECT * FROM XMLTABLE('/a' PASSING ('<a>4711</a>'::xml) COLUMNS a public.lock_domain PATH '.') AS x;
-- What planning a table's scan folds.
CREATE FUNCTION public.folded(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN true; END $$;
CREATE TABLE public.by_predicate (id int);
CREATE INDEX ON public.by_predicate (id) WHERE public.folded(1);
CREATE TABLE public.by_expression (id int);
CREATE INDEX ON public.by_expression ((id > 0 AND public.folded(1)));
CREATE TABLE public.by_statistics (id int, n int);
CREATE STATISTICS public.folded_statistics ON (id > 0 AND public.folded(1)), n FROM public.by_statistics;
CREATE TABLE public.by_check (id int) PARTITION BY RANGE (id);
CREATE TABLE public.by_check_1 PARTITION OF public.by_check (CHECK (id > 0 AND public.folded(1))) FOR VALUES FROM (1) TO (10);
CREATE TABLE public.by_key (id int) PARTITION BY RANGE ((CASE WHEN public.folded(1) THEN id END));
CREATE TABLE public.by_key_1 PARTITION OF public.by_key FOR VALUES FROM (1) TO (10);
CREATE OR REPLACE FUNCTION public.folded(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN true; END $$;
-- What a function calls that takes a table's number.
CREATE FUNCTION public.harm_hash_seed(int, bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 1; END $$;
CREATE OPERATOR CLASS public.seeded_ops FOR TYPE int USING hash AS OPERATOR 1 =, FUNCTION 2 public.harm_hash_seed(int, bigint);
CREATE TABLE public.hashed (id int) PARTITION BY HASH (id public.seeded_ops);
CREATE OR REPLACE FUNCTION public.harm_hash_seed(int, bigint) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM pg_catalog.pg_advisory_lock(4711); RETURN 1; END $$;
-- No timeout ends it.
CREATE FUNCTION public.immortal() RETURNS int LANGUAGE plpgsql STABLE AS $$ BEGIN LOOP BEGIN PERFORM count(*) FROM generate_series(1, 1000000000); EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END $$;
CREATE SCHEMA postgres;
CREATE FUNCTION postgres.harm_of_user() RETURNS int LANGUAGE sql VOLATILE AS 'SELECT public.harm()';
CREATE FUNCTION public.liar_by_user_path() RETURNS int LANGUAGE sql STABLE SET search_path = "$user" AS 'SELECT harm_of_user()';
-- Another server.
CREATE EXTENSION postgres_fdw SCHEMA public;
CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw;
CREATE USER MAPPING FOR PUBLIC SERVER elsewhere;
CREATE FOREIGN TABLE public.elsewhere (id int) SERVER elsewhere;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO PUBLIC;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC;
GRANT SELECT, USAGE ON ALL SEQUENCES IN SCHEMA public TO PUBLIC;
