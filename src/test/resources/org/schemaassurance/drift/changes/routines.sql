-- Functions, procedures, aggregates, operators, and what is made of them.
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'happy');
CREATE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;
CREATE PROCEDURE app.p(INOUT n integer) LANGUAGE plpgsql AS $$ BEGIN n := 1; END $$;
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);
CREATE FUNCTION app.many() RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.configured() RETURNS integer LANGUAGE sql SET work_mem = '8MB' AS 'SELECT 1';
CREATE OR REPLACE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION varchar_support(internal), TO SQL WITH FUNCTION int4recv(internal));
CREATE FUNCTION app.transformed(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.numbered() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
CREATE FUNCTION app.handled() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE OR REPLACE FUNCTION app.parsed(n integer) RETURNS integer LANGUAGE sql RETURN n + 1;
CREATE FUNCTION app.same(app.mood, app.mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text = $2::text';
CREATE FUNCTION app.other(app.mood, app.mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text <> $2::text';
CREATE FUNCTION app.hash(app.mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT hashtext($1::text)';
CREATE FUNCTION app.hash_too(app.mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION app.mood_of(integer) RETURNS app.mood LANGUAGE sql IMMUTABLE AS 'SELECT ''sad''::app.mood';
CREATE AGGREGATE app.averaged(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg);
CREATE AGGREGATE app.middle(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
CREATE OPERATOR app.=== (FUNCTION = app.same, LEFTARG = app.mood, RIGHTARG = app.mood);
CREATE OPERATOR app.=~= (FUNCTION = app.same, LEFTARG = app.mood, RIGHTARG = app.mood);
CREATE FUNCTION app.last(integer, integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE OPERATOR FAMILY app.loose USING hash;
CREATE OPERATOR FAMILY app.floats USING btree;
CREATE OPERATOR CLASS app.mood_class FOR TYPE app.mood USING hash AS OPERATOR 1 app.=~=, FUNCTION 1 app.hash(app.mood);
CREATE OPERATOR CLASS app.point_class FOR TYPE point USING gist AS OPERATOR 15 <-> (point, point) FOR ORDER BY float_ops;
CREATE CAST (integer AS app.mood) WITH FUNCTION app.mood_of(integer);
CREATE CONVERSION app.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE OR REPLACE LANGUAGE own HANDLER plpgsql_call_handler;
CREATE TRANSFORM FOR bytea LANGUAGE sql (TO SQL WITH FUNCTION numeric_avg_serialize(internal));
CREATE ACCESS METHOD own TYPE INDEX HANDLER bthandler;

-- case: a function is gone
-- differs: missing function app.f(integer, text)
DROP FUNCTION app.f;
-- undo:
CREATE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;

-- case: a function more
-- differs: unexpected function app.g()
CREATE FUNCTION app.g() RETURNS integer LANGUAGE sql AS 'SELECT 1';
-- undo:
DROP FUNCTION app.g;

-- case: an overload more
-- differs: unexpected function app.f(bigint, text)
CREATE FUNCTION app.f(a bigint, b text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
-- undo:
DROP FUNCTION app.f(bigint, text);

-- case: a function of another name
-- differs: missing function app.f(integer, text)
-- differs: unexpected function app.g(integer, text)
ALTER FUNCTION app.f RENAME TO g;
-- undo:
ALTER FUNCTION app.g RENAME TO f;

-- case: a body
-- differs: changed function app.f(integer, text): body
CREATE OR REPLACE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 2; END $$;
-- undo:
CREATE OR REPLACE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;

-- case: a text in a body
-- differs: changed function app.f(integer, text): body
CREATE OR REPLACE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE 'one  blank'; RETURN a + 1; END $$;
-- undo:
CREATE OR REPLACE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;

-- case: a name in quotes in a body
-- differs: changed function app.f(integer, text): body
CREATE OR REPLACE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN "A" + 1; END $$;
-- undo:
CREATE OR REPLACE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;

-- case: the type of what is returned
-- differs: changed function app.f(integer, text): returns
DROP FUNCTION app.f;
CREATE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;
-- undo:
DROP FUNCTION app.f;
CREATE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;

-- case: a set is returned
-- differs: changed function app.f(integer, text): returns, body
DROP FUNCTION app.f;
CREATE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS SETOF integer LANGUAGE plpgsql AS $$ BEGIN RETURN NEXT 1; END $$;
-- undo:
DROP FUNCTION app.f;
CREATE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;

-- case: the language
-- differs: changed function app.f(integer, text): language, body
DROP FUNCTION app.f;
CREATE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT 1';
-- undo:
DROP FUNCTION app.f;
CREATE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;

-- case: the default of a parameter
-- differs: changed function app.f(integer, text): arguments
DROP FUNCTION app.f;
CREATE FUNCTION app.f(a integer, b text DEFAULT 'y') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;
-- undo:
DROP FUNCTION app.f;
CREATE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;

-- case: the name of a parameter
-- differs: changed function app.f(integer, text): arguments
DROP FUNCTION app.f;
CREATE FUNCTION app.f(a integer, c text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;
-- undo:
DROP FUNCTION app.f;
CREATE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;

-- case: no default any more
-- differs: changed function app.f(integer, text): arguments
DROP FUNCTION app.f;
CREATE FUNCTION app.f(a integer, b text) RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;
-- undo:
DROP FUNCTION app.f;
CREATE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;

-- case: a parameter that gives something
-- differs: changed function app.f(integer, text): arguments, body
DROP FUNCTION app.f;
CREATE FUNCTION app.f(INOUT a integer, b text DEFAULT 'x') LANGUAGE plpgsql AS $$ BEGIN a := 1; END $$;
-- undo:
DROP FUNCTION app.f;
CREATE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;

-- case: a variadic parameter
-- differs: missing function app.f(integer, text)
-- differs: unexpected function app.f(integer, text[])
DROP FUNCTION app.f;
CREATE FUNCTION app.f(a integer, VARIADIC b text[]) RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;
-- undo:
DROP FUNCTION app.f;
CREATE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;

-- case: immutable
-- differs: changed function app.f(integer, text): volatility
ALTER FUNCTION app.f IMMUTABLE;
-- undo:
ALTER FUNCTION app.f VOLATILE;

-- case: stable
-- differs: changed function app.f(integer, text): volatility
ALTER FUNCTION app.f STABLE;
-- undo:
ALTER FUNCTION app.f VOLATILE;

-- case: strict
-- differs: changed function app.f(integer, text): strict
ALTER FUNCTION app.f STRICT;
-- undo:
ALTER FUNCTION app.f CALLED ON NULL INPUT;

-- case: security definer
-- differs: changed function app.f(integer, text): security
ALTER FUNCTION app.f SECURITY DEFINER;
-- undo:
ALTER FUNCTION app.f SECURITY INVOKER;

-- case: leakproof
-- differs: changed function app.f(integer, text): leakproof
ALTER FUNCTION app.f LEAKPROOF;
-- undo:
ALTER FUNCTION app.f NOT LEAKPROOF;

-- case: parallel safe
-- differs: changed function app.f(integer, text): parallel
ALTER FUNCTION app.f PARALLEL SAFE;
-- undo:
ALTER FUNCTION app.f PARALLEL UNSAFE;

-- case: parallel restricted
-- differs: changed function app.f(integer, text): parallel
ALTER FUNCTION app.f PARALLEL RESTRICTED;
-- undo:
ALTER FUNCTION app.f PARALLEL UNSAFE;

-- case: cost
-- differs: changed function app.f(integer, text): cost
ALTER FUNCTION app.f COST 7;
-- undo:
ALTER FUNCTION app.f COST 100;

-- case: rows
-- differs: changed function app.many(): rows
ALTER FUNCTION app.many() ROWS 7;
-- undo:
ALTER FUNCTION app.many() ROWS 1000;

-- case: support
-- differs: changed function app.many(): support
ALTER FUNCTION app.many() SUPPORT generate_series_int4_support;
-- undo:
DROP FUNCTION app.many();
CREATE FUNCTION app.many() RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1';

-- case: a setting
-- differs: changed function app.f(integer, text): settings
ALTER FUNCTION app.f SET search_path = app;
-- undo:
ALTER FUNCTION app.f RESET search_path;

-- case: a value of a setting
-- differs: changed function app.configured(): settings
ALTER FUNCTION app.configured() SET work_mem = '9MB';
-- undo:
ALTER FUNCTION app.configured() SET work_mem = '8MB';

-- case: transforms
-- differs: changed function app.transformed(integer): transforms for
DROP FUNCTION app.transformed(integer);
CREATE FUNCTION app.transformed(integer) RETURNS integer LANGUAGE sql TRANSFORM FOR TYPE integer AS 'SELECT 1';
-- undo:
DROP FUNCTION app.transformed(integer);
CREATE FUNCTION app.transformed(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- case: a window function
-- differs: changed function app.numbered(): window
DROP FUNCTION app.numbered;
CREATE FUNCTION app.numbered() RETURNS bigint LANGUAGE internal AS 'window_row_number';
-- undo:
DROP FUNCTION app.numbered;
CREATE FUNCTION app.numbered() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';

-- case: a function of the server
-- differs: changed function app.numbered(): body
DROP FUNCTION app.numbered;
CREATE FUNCTION app.numbered() RETURNS bigint LANGUAGE internal WINDOW AS 'window_rank';
-- undo:
DROP FUNCTION app.numbered;
CREATE FUNCTION app.numbered() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';

-- case: a library
-- differs: changed function app.handled(): library, body
DROP FUNCTION app.handled;
CREATE FUNCTION app.handled() RETURNS language_handler LANGUAGE c AS '$libdir/dict_snowball', 'dsnowball_init';
-- undo:
DROP FUNCTION app.handled;
CREATE FUNCTION app.handled() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';

-- case: a body that the server parses
-- differs: changed function app.parsed(integer): body
CREATE OR REPLACE FUNCTION app.parsed(n integer) RETURNS integer LANGUAGE sql RETURN n + 2;
-- undo:
CREATE OR REPLACE FUNCTION app.parsed(n integer) RETURNS integer LANGUAGE sql RETURN n + 1;

-- case: text instead of a parsed body
-- differs: changed function app.parsed(integer): body
CREATE OR REPLACE FUNCTION app.parsed(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n + 1';
-- undo:
CREATE OR REPLACE FUNCTION app.parsed(n integer) RETURNS integer LANGUAGE sql RETURN n + 1;

-- case: a function becomes a procedure
-- differs: missing function app.f(integer, text)
-- differs: unexpected procedure app.f(integer, text)
DROP FUNCTION app.f;
CREATE PROCEDURE app.f(a integer, b text DEFAULT 'x') LANGUAGE plpgsql AS $$ BEGIN END $$;
-- undo:
DROP PROCEDURE app.f;
CREATE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN a + 1; END $$;

-- case: a procedure is gone
-- differs: missing procedure app.p(integer)
DROP PROCEDURE app.p;
-- undo:
CREATE PROCEDURE app.p(INOUT n integer) LANGUAGE plpgsql AS $$ BEGIN n := 1; END $$;

-- case: a body of a procedure
-- differs: changed procedure app.p(integer): body
DROP PROCEDURE app.p;
CREATE PROCEDURE app.p(INOUT n integer) LANGUAGE plpgsql AS $$ BEGIN n := 2; END $$;
-- undo:
DROP PROCEDURE app.p;
CREATE PROCEDURE app.p(INOUT n integer) LANGUAGE plpgsql AS $$ BEGIN n := 1; END $$;

-- case: security of a procedure
-- differs: changed procedure app.p(integer): security
ALTER PROCEDURE app.p SECURITY DEFINER;
-- undo:
ALTER PROCEDURE app.p SECURITY INVOKER;

-- case: settings of a procedure
-- differs: changed procedure app.p(integer): settings
ALTER PROCEDURE app.p SET search_path = '';
-- undo:
ALTER PROCEDURE app.p RESET ALL;

-- case: arguments of a procedure
-- differs: changed procedure app.p(integer): arguments
DROP PROCEDURE app.p;
CREATE PROCEDURE app.p(INOUT n integer DEFAULT 3) LANGUAGE plpgsql AS $$ BEGIN n := 1; END $$;
-- undo:
DROP PROCEDURE app.p;
CREATE PROCEDURE app.p(INOUT n integer) LANGUAGE plpgsql AS $$ BEGIN n := 1; END $$;

-- case: language of a procedure
-- differs: changed procedure app.p(integer): language, body
DROP PROCEDURE app.p;
CREATE PROCEDURE app.p(INOUT n integer) LANGUAGE sql AS 'SELECT 1';
-- undo:
DROP PROCEDURE app.p;
CREATE PROCEDURE app.p(INOUT n integer) LANGUAGE plpgsql AS $$ BEGIN n := 1; END $$;

-- case: transforms of a procedure
-- differs: changed procedure app.p(integer): language, transforms for, body
DROP PROCEDURE app.p;
CREATE PROCEDURE app.p(INOUT n integer) LANGUAGE sql TRANSFORM FOR TYPE integer AS 'SELECT 1';
-- undo:
DROP PROCEDURE app.p;
CREATE PROCEDURE app.p(INOUT n integer) LANGUAGE plpgsql AS $$ BEGIN n := 1; END $$;

-- case: library of a procedure
-- differs: changed procedure app.p(integer): language, library, body
DROP PROCEDURE app.p;
CREATE PROCEDURE app.p(INOUT n integer) LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
-- undo:
DROP PROCEDURE app.p;
CREATE PROCEDURE app.p(INOUT n integer) LANGUAGE plpgsql AS $$ BEGIN n := 1; END $$;

-- case: an aggregate is gone
-- differs: missing aggregate app.total(integer)
DROP AGGREGATE app.total(integer);
-- undo:
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);

-- case: the transition of an aggregate
-- differs: changed aggregate app.total(integer): transition
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4mul, STYPE = integer);
-- undo:
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);

-- case: the state type of an aggregate
-- differs: changed aggregate app.total(integer): returns, transition, state type, initial value
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int84pl, STYPE = bigint, INITCOND = '0');
-- undo:
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);

-- case: the beginning of an aggregate
-- differs: changed aggregate app.total(integer): initial value
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '5');
-- undo:
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);

-- case: the end of an aggregate
-- differs: changed aggregate app.total(integer): final
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, FINALFUNC = int4abs);
-- undo:
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);

-- case: the end of an aggregate takes its arguments
-- differs: changed aggregate app.total(integer): final, final takes arguments
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, FINALFUNC = app.last, FINALFUNC_EXTRA);
-- undo:
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);

-- case: the end of an aggregate modifies
-- differs: changed aggregate app.total(integer): final, final modifies
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, FINALFUNC = int4abs, FINALFUNC_MODIFY = READ_WRITE);
-- undo:
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);

-- case: an aggregate combines
-- differs: changed aggregate app.total(integer): combine
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, COMBINEFUNC = int4pl);
-- undo:
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);

-- case: an aggregate serializes
-- differs: changed aggregate app.averaged(numeric): combine, serialize, deserialize
DROP AGGREGATE app.averaged(numeric);
CREATE AGGREGATE app.averaged(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg, COMBINEFUNC = numeric_avg_combine, SERIALFUNC = numeric_avg_serialize, DESERIALFUNC = numeric_avg_deserialize);
-- undo:
DROP AGGREGATE app.averaged(numeric);
CREATE AGGREGATE app.averaged(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg);

-- case: a moving aggregate
-- differs: changed aggregate app.total(integer): moving transition, moving inverse, moving state
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer);
-- undo:
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);

-- case: a moving aggregate with everything
-- differs: changed aggregate app.total(integer): moving transition, moving inverse, moving final, moving final takes arguments, moving final modifies, moving space, moving state, moving initial value
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, MSSPACE = 9, MFINALFUNC = app.last, MFINALFUNC_EXTRA, MFINALFUNC_MODIFY = SHAREABLE, MINITCOND = '3');
-- undo:
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);

-- case: the space of an aggregate
-- differs: changed aggregate app.total(integer): space
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, SSPACE = 64);
-- undo:
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);

-- case: the sort operator of an aggregate
-- differs: changed aggregate app.total(integer): sort operator
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, SORTOP = <);
-- undo:
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);

-- case: an aggregate in parallel
-- differs: changed aggregate app.total(integer): parallel
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, PARALLEL = SAFE);
-- undo:
DROP AGGREGATE app.total(integer);
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer);

-- case: an aggregate of hypothetical sets
-- differs: changed aggregate app.middle(VARIADIC "any" ORDER BY VARIADIC "any"): set
DROP AGGREGATE app.middle(VARIADIC "any" ORDER BY VARIADIC "any");
CREATE AGGREGATE app.middle(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA);
-- undo:
DROP AGGREGATE app.middle(VARIADIC "any" ORDER BY VARIADIC "any");
CREATE AGGREGATE app.middle(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);

-- case: an operator is gone
-- differs: missing operator app.===(app.mood, app.mood)
DROP OPERATOR app.=== (app.mood, app.mood);
-- undo:
CREATE OPERATOR app.=== (FUNCTION = app.same, LEFTARG = app.mood, RIGHTARG = app.mood);

-- case: the function of an operator
-- differs: changed operator app.===(app.mood, app.mood): function
DROP OPERATOR app.=== (app.mood, app.mood);
CREATE OPERATOR app.=== (FUNCTION = app.other, LEFTARG = app.mood, RIGHTARG = app.mood);
-- undo:
DROP OPERATOR app.=== (app.mood, app.mood);
CREATE OPERATOR app.=== (FUNCTION = app.same, LEFTARG = app.mood, RIGHTARG = app.mood);

-- case: the commutator of an operator
-- differs: changed operator app.===(app.mood, app.mood): commutator
DROP OPERATOR app.=== (app.mood, app.mood);
CREATE OPERATOR app.=== (FUNCTION = app.same, LEFTARG = app.mood, RIGHTARG = app.mood, COMMUTATOR = OPERATOR(app.===));
-- undo:
DROP OPERATOR app.=== (app.mood, app.mood);
CREATE OPERATOR app.=== (FUNCTION = app.same, LEFTARG = app.mood, RIGHTARG = app.mood);

-- case: the negator of an operator
-- differs: changed operator app.===(app.mood, app.mood): negator
-- differs: unexpected operator app.!==(app.mood, app.mood)
DROP OPERATOR app.=== (app.mood, app.mood);
CREATE OPERATOR app.=== (FUNCTION = app.same, LEFTARG = app.mood, RIGHTARG = app.mood, NEGATOR = OPERATOR(app.!==));
-- undo:
DROP OPERATOR app.!== (app.mood, app.mood);
DROP OPERATOR app.=== (app.mood, app.mood);
CREATE OPERATOR app.=== (FUNCTION = app.same, LEFTARG = app.mood, RIGHTARG = app.mood);

-- case: an operator that waits for its definition
-- differs: changed operator app.===(app.mood, app.mood): negator
-- differs: unexpected operator app.!==(app.mood, app.mood)
-- differs: changed operator app.=~=(app.mood, app.mood): state, function
DROP OPERATOR app.=== (app.mood, app.mood);
CREATE OPERATOR app.=== (FUNCTION = app.same, LEFTARG = app.mood, RIGHTARG = app.mood, NEGATOR = OPERATOR(app.!==));
UPDATE pg_catalog.pg_operator SET oprcode = 0 WHERE oprname = '=~=';

-- case: the estimators of an operator
-- differs: changed operator app.===(app.mood, app.mood): restrict, join
DROP OPERATOR app.=== (app.mood, app.mood);
CREATE OPERATOR app.=== (FUNCTION = app.same, LEFTARG = app.mood, RIGHTARG = app.mood, RESTRICT = eqsel, JOIN = eqjoinsel);
-- undo:
DROP OPERATOR app.=== (app.mood, app.mood);
CREATE OPERATOR app.=== (FUNCTION = app.same, LEFTARG = app.mood, RIGHTARG = app.mood);

-- case: an operator that hashes and merges
-- differs: changed operator app.===(app.mood, app.mood): hashes, merges
DROP OPERATOR app.=== (app.mood, app.mood);
CREATE OPERATOR app.=== (FUNCTION = app.same, LEFTARG = app.mood, RIGHTARG = app.mood, HASHES, MERGES);
-- undo:
DROP OPERATOR app.=== (app.mood, app.mood);
CREATE OPERATOR app.=== (FUNCTION = app.same, LEFTARG = app.mood, RIGHTARG = app.mood);

-- case: an operator class is gone
-- differs: missing operator class app.mood_class USING hash
-- differs: missing operator family app.mood_class USING hash
DROP OPERATOR FAMILY app.mood_class USING hash;
-- undo:
CREATE OPERATOR CLASS app.mood_class FOR TYPE app.mood USING hash AS OPERATOR 1 app.=~=, FUNCTION 1 app.hash(app.mood);

-- case: an operator class by default
-- differs: changed operator class app.mood_class USING hash: default
DROP OPERATOR FAMILY app.mood_class USING hash;
CREATE OPERATOR CLASS app.mood_class DEFAULT FOR TYPE app.mood USING hash AS OPERATOR 1 app.=~=, FUNCTION 1 app.hash(app.mood);
-- undo:
DROP OPERATOR FAMILY app.mood_class USING hash;
CREATE OPERATOR CLASS app.mood_class FOR TYPE app.mood USING hash AS OPERATOR 1 app.=~=, FUNCTION 1 app.hash(app.mood);

-- case: the members of an operator class
-- differs: changed operator class app.mood_class USING hash: members
DROP OPERATOR FAMILY app.mood_class USING hash;
CREATE OPERATOR CLASS app.mood_class FOR TYPE app.mood USING hash AS OPERATOR 1 app.=~=, FUNCTION 1 app.hash_too(app.mood);
-- undo:
DROP OPERATOR FAMILY app.mood_class USING hash;
CREATE OPERATOR CLASS app.mood_class FOR TYPE app.mood USING hash AS OPERATOR 1 app.=~=, FUNCTION 1 app.hash(app.mood);

-- case: an operator class of another type
-- differs: changed operator class app.mood_class USING hash: type, members
DROP OPERATOR FAMILY app.mood_class USING hash;
CREATE OPERATOR CLASS app.mood_class FOR TYPE integer USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);
-- undo:
DROP OPERATOR FAMILY app.mood_class USING hash;
CREATE OPERATOR CLASS app.mood_class FOR TYPE app.mood USING hash AS OPERATOR 1 app.=~=, FUNCTION 1 app.hash(app.mood);

-- case: an operator class of another family
-- differs: changed operator class app.mood_class USING hash: family
-- differs: missing operator family app.mood_class USING hash
DROP OPERATOR FAMILY app.mood_class USING hash;
CREATE OPERATOR CLASS app.mood_class FOR TYPE app.mood USING hash FAMILY app.loose AS OPERATOR 1 app.=~=, FUNCTION 1 app.hash(app.mood);

-- case: what an operator class stores
-- differs: changed operator class app.point_class USING gist: storage
DROP OPERATOR FAMILY app.point_class USING gist;
CREATE OPERATOR CLASS app.point_class FOR TYPE point USING gist AS OPERATOR 15 <-> (point, point) FOR ORDER BY float_ops, STORAGE box;
-- undo:
DROP OPERATOR FAMILY app.point_class USING gist;
CREATE OPERATOR CLASS app.point_class FOR TYPE point USING gist AS OPERATOR 15 <-> (point, point) FOR ORDER BY float_ops;

-- case: what an operator orders by
-- differs: changed operator class app.point_class USING gist: members
DROP OPERATOR FAMILY app.point_class USING gist;
CREATE OPERATOR CLASS app.point_class FOR TYPE point USING gist AS OPERATOR 15 <-> (point, point) FOR ORDER BY app.floats;
-- undo:
DROP OPERATOR FAMILY app.point_class USING gist;
CREATE OPERATOR CLASS app.point_class FOR TYPE point USING gist AS OPERATOR 15 <-> (point, point) FOR ORDER BY float_ops;

-- case: members of an operator family between types
-- differs: changed operator family app.loose USING hash: members
ALTER OPERATOR FAMILY app.loose USING hash ADD OPERATOR 1 = (integer, bigint);
-- undo:
ALTER OPERATOR FAMILY app.loose USING hash DROP OPERATOR 1 (integer, bigint);

-- case: members of an operator family that no class has
-- differs: changed operator family app.loose USING hash: members
ALTER OPERATOR FAMILY app.loose USING hash ADD OPERATOR 1 = (integer, integer), FUNCTION 1 hashint4(integer);
-- undo:
ALTER OPERATOR FAMILY app.loose USING hash DROP OPERATOR 1 (integer, integer), FUNCTION 1 (integer);

-- case: an operator family is gone
-- differs: missing operator family app.loose USING hash
DROP OPERATOR FAMILY app.loose USING hash;
-- undo:
CREATE OPERATOR FAMILY app.loose USING hash;

-- case: a cast is gone
-- differs: missing cast integer AS app.mood
DROP CAST (integer AS app.mood);
-- undo:
CREATE CAST (integer AS app.mood) WITH FUNCTION app.mood_of(integer);

-- case: where a cast applies
-- differs: changed cast integer AS app.mood: applied
DROP CAST (integer AS app.mood);
CREATE CAST (integer AS app.mood) WITH FUNCTION app.mood_of(integer) AS IMPLICIT;
-- undo:
DROP CAST (integer AS app.mood);
CREATE CAST (integer AS app.mood) WITH FUNCTION app.mood_of(integer);

-- case: how a cast is done
-- differs: changed cast integer AS app.mood: method
DROP CAST (integer AS app.mood);
CREATE CAST (integer AS app.mood) WITH INOUT;
-- undo:
DROP CAST (integer AS app.mood);
CREATE CAST (integer AS app.mood) WITH FUNCTION app.mood_of(integer);

-- case: a conversion is gone
-- differs: missing conversion app.latin
DROP CONVERSION app.latin;
-- undo:
CREATE CONVERSION app.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;

-- case: a conversion by default
-- differs: changed conversion app.latin: default
DROP CONVERSION app.latin;
CREATE DEFAULT CONVERSION app.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-- undo:
DROP CONVERSION app.latin;
CREATE CONVERSION app.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;

-- case: a conversion the other way
-- differs: changed conversion app.latin: from, to, function
DROP CONVERSION app.latin;
CREATE CONVERSION app.latin FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
-- undo:
DROP CONVERSION app.latin;
CREATE CONVERSION app.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;

-- case: a transform is gone
-- differs: missing transform bytea LANGUAGE sql
DROP TRANSFORM FOR bytea LANGUAGE sql;
-- undo:
CREATE TRANSFORM FOR bytea LANGUAGE sql (TO SQL WITH FUNCTION numeric_avg_serialize(internal));

-- case: a transform to SQL alone
-- differs: changed transform integer LANGUAGE sql: from SQL
CREATE OR REPLACE TRANSFORM FOR integer LANGUAGE sql (TO SQL WITH FUNCTION int4recv(internal));
-- undo:
CREATE OR REPLACE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION varchar_support(internal), TO SQL WITH FUNCTION int4recv(internal));

-- case: a transform from SQL alone
-- differs: changed transform integer LANGUAGE sql: to SQL
CREATE OR REPLACE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION varchar_support(internal));
-- undo:
CREATE OR REPLACE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION varchar_support(internal), TO SQL WITH FUNCTION int4recv(internal));

-- case: a language more
-- differs: unexpected language more
CREATE LANGUAGE more HANDLER plpgsql_call_handler;
-- undo:
DROP LANGUAGE more;

-- case: the handlers of a language
-- differs: changed language own: inline handler, validator
CREATE OR REPLACE LANGUAGE own HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
-- undo:
CREATE OR REPLACE LANGUAGE own HANDLER plpgsql_call_handler;

-- case: a language that everybody may use
-- differs: changed language own: trusted
CREATE OR REPLACE TRUSTED LANGUAGE own HANDLER plpgsql_call_handler;
-- undo:
CREATE OR REPLACE LANGUAGE own HANDLER plpgsql_call_handler;

-- case: another handler of a language
-- differs: changed language own: handler
CREATE OR REPLACE LANGUAGE own HANDLER app.handled;
-- undo:
CREATE OR REPLACE LANGUAGE own HANDLER plpgsql_call_handler;

-- case: an access method more
-- differs: unexpected access method more
CREATE ACCESS METHOD more TYPE INDEX HANDLER bthandler;
-- undo:
DROP ACCESS METHOD more;

-- case: an access method of another kind
-- differs: changed access method own: type, handler
DROP ACCESS METHOD own;
CREATE ACCESS METHOD own TYPE TABLE HANDLER heap_tableam_handler;
-- undo:
DROP ACCESS METHOD own;
CREATE ACCESS METHOD own TYPE INDEX HANDLER bthandler;
