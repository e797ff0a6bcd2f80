-- Types, collations, sequences and schemas.
CREATE SCHEMA app;
CREATE SCHEMA empty;
CREATE TYPE app.mood AS ENUM ('sad', 'ok', 'happy');
CREATE DOMAIN app.short AS varchar(5);
CREATE TYPE app.address AS (street text, zip varchar(10));
CREATE TYPE app.floats AS RANGE (SUBTYPE = float8);
CREATE TYPE app.texts AS RANGE (SUBTYPE = text);
CREATE TYPE app.days;
CREATE FUNCTION app.day_canonical(app.days) RETURNS app.days LANGUAGE internal IMMUTABLE STRICT AS 'daterange_canonical';
CREATE TYPE app.days AS RANGE (SUBTYPE = date, CANONICAL = app.day_canonical);
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out);
CREATE TYPE app.shelled;
CREATE FUNCTION app.shelled_in(cstring) RETURNS app.shelled LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.shelled_out(app.shelled) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE app.shelled (INPUT = app.shelled_in, OUTPUT = app.shelled_out);
CREATE COLLATION app.german (PROVIDER = icu, LOCALE = 'de-DE');
CREATE COLLATION app.plain (LC_COLLATE = 'C', LC_CTYPE = 'C');
CREATE SEQUENCE app.numbers;
CREATE TABLE app.items (id serial PRIMARY KEY);

-- case: an enum is gone
-- differs: missing enum app.mood
DROP TYPE app.mood;
-- undo:
CREATE TYPE app.mood AS ENUM ('sad', 'ok', 'happy');

-- case: a label more
-- differs: changed enum app.mood: labels
ALTER TYPE app.mood ADD VALUE 'angry';
-- undo:
DROP TYPE app.mood;
CREATE TYPE app.mood AS ENUM ('sad', 'ok', 'happy');

-- case: a label between others
-- differs: changed enum app.mood: labels
ALTER TYPE app.mood ADD VALUE 'meh' BEFORE 'ok';
-- undo:
DROP TYPE app.mood;
CREATE TYPE app.mood AS ENUM ('sad', 'ok', 'happy');

-- case: a label of another name
-- differs: changed enum app.mood: labels
ALTER TYPE app.mood RENAME VALUE 'ok' TO 'OK';
-- undo:
ALTER TYPE app.mood RENAME VALUE 'OK' TO 'ok';

-- case: labels in another order
-- differs: changed enum app.mood: labels
DROP TYPE app.mood;
CREATE TYPE app.mood AS ENUM ('ok', 'sad', 'happy');
-- undo:
DROP TYPE app.mood;
CREATE TYPE app.mood AS ENUM ('sad', 'ok', 'happy');

-- case: an enum of another name
-- differs: missing enum app.mood
-- differs: unexpected enum app.feeling
ALTER TYPE app.mood RENAME TO feeling;
-- undo:
ALTER TYPE app.feeling RENAME TO mood;

-- case: an enum in another schema
-- differs: missing enum app.mood
-- differs: unexpected enum public.mood
ALTER TYPE app.mood SET SCHEMA public;
-- undo:
ALTER TYPE public.mood SET SCHEMA app;

-- case: an enum becomes a domain
-- differs: missing enum app.mood
-- differs: unexpected domain app.mood
DROP TYPE app.mood;
CREATE DOMAIN app.mood AS text;
-- undo:
DROP DOMAIN app.mood;
CREATE TYPE app.mood AS ENUM ('sad', 'ok', 'happy');

-- case: a domain is gone
-- differs: missing domain app.short
DROP DOMAIN app.short;
-- undo:
CREATE DOMAIN app.short AS varchar(5);

-- case: the type of a domain
-- differs: changed domain app.short: type
DROP DOMAIN app.short;
CREATE DOMAIN app.short AS varchar(6);
-- undo:
DROP DOMAIN app.short;
CREATE DOMAIN app.short AS varchar(5);

-- case: NOT NULL of a domain
-- differs: changed domain app.short: not null
ALTER DOMAIN app.short SET NOT NULL;
-- undo:
ALTER DOMAIN app.short DROP NOT NULL;

-- case: the default of a domain
-- differs: changed domain app.short: default
ALTER DOMAIN app.short SET DEFAULT 'x';
-- undo:
ALTER DOMAIN app.short DROP DEFAULT;

-- case: the collation of a domain
-- differs: changed domain app.short: collation
DROP DOMAIN app.short;
CREATE DOMAIN app.short AS varchar(5) COLLATE "C";
-- undo:
DROP DOMAIN app.short;
CREATE DOMAIN app.short AS varchar(5);

-- case: a composite type is gone
-- differs: missing composite type app.address
DROP TYPE app.address;
-- undo:
CREATE TYPE app.address AS (street text, zip varchar(10));

-- case: an attribute more
-- differs: changed composite type app.address: attributes
ALTER TYPE app.address ADD ATTRIBUTE country text;
-- undo:
ALTER TYPE app.address DROP ATTRIBUTE country;

-- case: the type of an attribute
-- differs: changed composite type app.address: attributes
ALTER TYPE app.address ALTER ATTRIBUTE zip TYPE varchar(11);
-- undo:
ALTER TYPE app.address ALTER ATTRIBUTE zip TYPE varchar(10);

-- case: the name of an attribute
-- differs: changed composite type app.address: attributes
ALTER TYPE app.address RENAME ATTRIBUTE zip TO code;
-- undo:
ALTER TYPE app.address RENAME ATTRIBUTE code TO zip;

-- case: the collation of an attribute
-- differs: changed composite type app.address: attributes
ALTER TYPE app.address ALTER ATTRIBUTE street TYPE text COLLATE "C";
-- undo:
ALTER TYPE app.address ALTER ATTRIBUTE street TYPE text;

-- case: attributes in another order
-- differs: changed composite type app.address: attributes
DROP TYPE app.address;
CREATE TYPE app.address AS (zip varchar(10), street text);
-- undo:
DROP TYPE app.address;
CREATE TYPE app.address AS (street text, zip varchar(10));

-- case: a range type is gone
-- differs: missing range type app.floats
DROP TYPE app.floats;
-- undo:
CREATE TYPE app.floats AS RANGE (SUBTYPE = float8);

-- case: the difference of a range
-- differs: changed range type app.floats: subtype difference
DROP TYPE app.floats;
CREATE TYPE app.floats AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
-- undo:
DROP TYPE app.floats;
CREATE TYPE app.floats AS RANGE (SUBTYPE = float8);

-- case: the multirange of a range
-- differs: changed range type app.floats: multirange
DROP TYPE app.floats;
CREATE TYPE app.floats AS RANGE (SUBTYPE = float8, MULTIRANGE_TYPE_NAME = app.many_floats);
-- undo:
DROP TYPE app.floats;
CREATE TYPE app.floats AS RANGE (SUBTYPE = float8);

-- case: the subtype of a range
-- differs: changed range type app.floats: subtype
DROP TYPE app.floats;
CREATE TYPE app.floats AS RANGE (SUBTYPE = float4);
-- undo:
DROP TYPE app.floats;
CREATE TYPE app.floats AS RANGE (SUBTYPE = float8);

-- case: the collation of a range
-- differs: changed range type app.texts: collation
DROP TYPE app.texts;
CREATE TYPE app.texts AS RANGE (SUBTYPE = text, COLLATION = "C");
-- undo:
DROP TYPE app.texts;
CREATE TYPE app.texts AS RANGE (SUBTYPE = text);

-- case: the operator class of a range
-- differs: changed range type app.texts: operator class
DROP TYPE app.texts;
CREATE TYPE app.texts AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops);
-- undo:
DROP TYPE app.texts;
CREATE TYPE app.texts AS RANGE (SUBTYPE = text);

-- case: the canonical form of a range
-- differs: changed range type app.days: canonical
-- differs: missing function app.day_canonical(app.days)
DROP TYPE app.days CASCADE;
CREATE TYPE app.days AS RANGE (SUBTYPE = date);
-- undo:
DROP TYPE app.days;
CREATE TYPE app.days;
CREATE FUNCTION app.day_canonical(app.days) RETURNS app.days LANGUAGE internal IMMUTABLE STRICT AS 'daterange_canonical';
CREATE TYPE app.days AS RANGE (SUBTYPE = date, CANONICAL = app.day_canonical);

-- case: a base type is read in binary
-- differs: changed base type app.word: receive, send
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out, RECEIVE = app.word_recv, SEND = app.word_send);
-- undo:
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out);

-- case: the modifiers of a base type
-- differs: changed base type app.word: modifier input, modifier output
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out, TYPMOD_IN = varchartypmodin, TYPMOD_OUT = varchartypmodout);
-- undo:
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out);

-- case: what a base type is analyzed with
-- differs: changed base type app.word: analyze
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out, ANALYZE = array_typanalyze);
-- undo:
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out);

-- case: the length of a base type
-- differs: changed base type app.word: length, by value, alignment
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out, INTERNALLENGTH = 2, PASSEDBYVALUE, ALIGNMENT = int2);
-- undo:
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out);

-- case: the storage of a base type
-- differs: changed base type app.word: storage
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out, STORAGE = extended);
-- undo:
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out);

-- case: the category of a base type
-- differs: changed base type app.word: category, preferred
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out, CATEGORY = 'S', PREFERRED = true);
-- undo:
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out);

-- case: the default of a base type
-- differs: changed base type app.word: default
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out, DEFAULT = 'x');
-- undo:
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out);

-- case: the delimiter of a base type
-- differs: changed base type app.word: delimiter
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out, DELIMITER = ';');
-- undo:
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out);

-- case: a base type with collations
-- differs: changed base type app.word: collatable
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out, COLLATABLE = true);
-- undo:
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out);

-- case: a base type with elements
-- differs: changed base type app.word: subscript, length, element
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out, SUBSCRIPT = raw_array_subscript_handler, ELEMENT = integer, INTERNALLENGTH = 8);
-- undo:
DROP TYPE app.word CASCADE;
CREATE TYPE app.word;
CREATE FUNCTION app.word_in(cstring) RETURNS app.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.word_out(app.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION app.word_recv(internal) RETURNS app.word LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION app.word_send(app.word) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE app.word (INPUT = app.word_in, OUTPUT = app.word_out);

-- case: the input of a base type
-- differs: changed base type app.word: input, output
UPDATE pg_catalog.pg_type SET typinput = 'varcharin'::regproc, typoutput = 'varcharout'::regproc WHERE oid = 'app.word'::regtype;
-- undo:
UPDATE pg_catalog.pg_type SET typinput = 'app.word_in'::regproc, typoutput = 'app.word_out'::regproc WHERE oid = 'app.word'::regtype;

-- case: a type that waits for its definition
-- differs: unexpected base type app.waiting
CREATE TYPE app.waiting;
-- undo:
DROP TYPE app.waiting;

-- case: a type whose definition is gone
-- differs: changed base type app.shelled: state, input, output, length, by value, category
DROP TYPE app.shelled CASCADE;
CREATE TYPE app.shelled;
CREATE FUNCTION app.shelled_in(cstring) RETURNS app.shelled LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION app.shelled_out(app.shelled) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
-- undo:
CREATE TYPE app.shelled (INPUT = app.shelled_in, OUTPUT = app.shelled_out);

-- case: a collation is gone
-- differs: missing collation app.german
DROP COLLATION app.german;
-- undo:
CREATE COLLATION app.german (PROVIDER = icu, LOCALE = 'de-DE');

-- case: the locale of a collation
-- differs: changed collation app.german: locale
DROP COLLATION app.german;
CREATE COLLATION app.german (PROVIDER = icu, LOCALE = 'de-AT');
-- undo:
DROP COLLATION app.german;
CREATE COLLATION app.german (PROVIDER = icu, LOCALE = 'de-DE');

-- case: a collation that is not deterministic
-- differs: changed collation app.german: deterministic
DROP COLLATION app.german;
CREATE COLLATION app.german (PROVIDER = icu, LOCALE = 'de-DE', DETERMINISTIC = false);
-- undo:
DROP COLLATION app.german;
CREATE COLLATION app.german (PROVIDER = icu, LOCALE = 'de-DE');

-- case: the rules of a collation since 16
-- differs: changed collation app.german: rules
DROP COLLATION app.german;
CREATE COLLATION app.german (PROVIDER = icu, LOCALE = 'de-DE', RULES = '&a < b');
-- undo:
DROP COLLATION app.german;
CREATE COLLATION app.german (PROVIDER = icu, LOCALE = 'de-DE');

-- case: the provider of a collation
-- differs: changed collation app.german: provider, locale
DROP COLLATION app.german;
CREATE COLLATION app.german (PROVIDER = libc, LOCALE = 'C');
-- undo:
DROP COLLATION app.german;
CREATE COLLATION app.german (PROVIDER = icu, LOCALE = 'de-DE');

-- case: the character types of a collation
-- differs: changed collation app.plain: character types
DROP COLLATION app.plain;
CREATE COLLATION app.plain (LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
-- undo:
DROP COLLATION app.plain;
CREATE COLLATION app.plain (LC_COLLATE = 'C', LC_CTYPE = 'C');

-- case: a sequence is gone
-- differs: missing sequence app.numbers
DROP SEQUENCE app.numbers;
-- undo:
CREATE SEQUENCE app.numbers;

-- case: the type of a sequence
-- differs: changed sequence app.numbers: type
ALTER SEQUENCE app.numbers AS integer;
-- undo:
ALTER SEQUENCE app.numbers AS bigint;

-- case: the increment of a sequence
-- differs: changed sequence app.numbers: increment
ALTER SEQUENCE app.numbers INCREMENT 2;
-- undo:
ALTER SEQUENCE app.numbers INCREMENT 1;

-- case: the start of a sequence
-- differs: changed sequence app.numbers: start
ALTER SEQUENCE app.numbers START 5;
-- undo:
ALTER SEQUENCE app.numbers START 1;

-- case: the minimum of a sequence
-- differs: changed sequence app.numbers: start, minimum
ALTER SEQUENCE app.numbers MINVALUE -5 START 1;
-- undo:
ALTER SEQUENCE app.numbers NO MINVALUE;

-- case: the maximum of a sequence
-- differs: changed sequence app.numbers: maximum
ALTER SEQUENCE app.numbers MAXVALUE 500;
-- undo:
ALTER SEQUENCE app.numbers NO MAXVALUE;

-- case: the cache of a sequence
-- differs: changed sequence app.numbers: cache
ALTER SEQUENCE app.numbers CACHE 10;
-- undo:
ALTER SEQUENCE app.numbers CACHE 1;

-- case: a sequence that begins again
-- differs: changed sequence app.numbers: cycle
ALTER SEQUENCE app.numbers CYCLE;
-- undo:
ALTER SEQUENCE app.numbers NO CYCLE;

-- case: who owns a sequence
-- differs: changed sequence app.numbers: owned by
ALTER SEQUENCE app.numbers OWNED BY app.items.id;
-- undo:
ALTER SEQUENCE app.numbers OWNED BY NONE;

-- case: an unlogged sequence since 15
-- differs: changed sequence app.numbers: unlogged
ALTER SEQUENCE app.numbers SET UNLOGGED;
-- undo:
ALTER SEQUENCE app.numbers SET LOGGED;

-- case: the sequence of a serial column
-- differs: changed sequence app.items_id_seq: increment
ALTER SEQUENCE app.items_id_seq INCREMENT 5;
-- undo:
ALTER SEQUENCE app.items_id_seq INCREMENT 1;

-- case: a schema more
-- differs: unexpected schema more
CREATE SCHEMA more;
-- undo:
DROP SCHEMA more;

-- case: a schema of another name
-- differs: missing schema empty
-- differs: unexpected schema "Empty"
ALTER SCHEMA empty RENAME TO "Empty";
-- undo:
ALTER SCHEMA "Empty" RENAME TO empty;

-- case: a collation whose version is not the library's any more
-- differs: changed collation app.german: outdated version (warning)
UPDATE pg_catalog.pg_collation SET collversion = '1.0' WHERE collname = 'german';
-- undo:
ALTER COLLATION app.german REFRESH VERSION;
