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
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO PUBLIC;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC;
GRANT SELECT, USAGE ON ALL SEQUENCES IN SCHEMA public TO PUBLIC;
