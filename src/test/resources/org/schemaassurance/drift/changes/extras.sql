-- with: owners, privileges, comments, cluster-settings
CREATE SCHEMA app;
CREATE SCHEMA empty;
CREATE TYPE app.mood AS ENUM ('a');
CREATE TYPE app.address AS (street text);
CREATE DOMAIN app.short AS varchar(5);
CREATE SEQUENCE app.numbers;
CREATE TABLE app.people (id integer, name text, CONSTRAINT people_pkey PRIMARY KEY (id));
CREATE TABLE app.plain (id integer);
CREATE INDEX people_name ON app.people (name);
CREATE VIEW app.shown AS SELECT id FROM app.people;
CREATE FUNCTION app.f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.p() LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE INSERT ON app.people FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE POLICY own ON app.people;
CREATE RULE silent AS ON DELETE TO app.people DO INSTEAD NOTHING;
CREATE FOREIGN DATA WRAPPER wrapper;
CREATE SERVER elsewhere FOREIGN DATA WRAPPER wrapper;
CREATE EXTENSION pgcrypto SCHEMA app;
CREATE EXTENSION pg_stat_statements SCHEMA app;
CREATE TYPE app.span AS RANGE (SUBTYPE = integer);
CREATE COLLATION app.german (PROVIDER = icu, LOCALE = 'de-DE');
CREATE CONVERSION app.converted FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE OPERATOR app.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);
CREATE OPERATOR FAMILY app.family USING btree;
CREATE OPERATOR CLASS app.class FOR TYPE integer USING btree FAMILY app.family AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 btint4cmp(integer, integer);
CREATE TEXT SEARCH CONFIGURATION app.words (COPY = english);
CREATE TEXT SEARCH DICTIONARY app.plain (TEMPLATE = simple);
CREATE STATISTICS app.pairs ON id, name FROM app.people;
CREATE MATERIALIZED VIEW app.stored AS SELECT 1 AS one;
CREATE FOREIGN TABLE app.far (id integer) SERVER elsewhere;
CREATE LANGUAGE own HANDLER plpgsql_call_handler;
CREATE FUNCTION app.noticed() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE EVENT TRIGGER noticed ON ddl_command_end EXECUTE FUNCTION app.noticed();
CREATE PUBLICATION published FOR TABLE app.people;
DO $$ BEGIN CREATE ROLE dt_other SUPERUSER; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE dt_owner; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE app.owned (id integer);
ALTER TABLE app.owned OWNER TO dt_owner;
REVOKE TRUNCATE ON app.owned FROM dt_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE dt_owner REVOKE TRUNCATE ON TABLES FROM dt_owner;
ALTER ROLE dt_owner SET statement_timeout = '5s';
COMMENT ON TABLE app.people IS 'All';
GRANT SELECT ON app.people TO PUBLIC, pg_read_all_stats;
GRANT ALL ON SEQUENCE app.numbers TO pg_read_all_stats;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON SEQUENCES TO PUBLIC;

-- case: another comment
-- differs: changed comment table app.people: text (warning)
COMMENT ON TABLE app.people IS 'Others';
-- undo:
COMMENT ON TABLE app.people IS 'All';

-- case: a comment is gone
-- differs: missing comment table app.people (warning)
COMMENT ON TABLE app.people IS NULL;
-- undo:
COMMENT ON TABLE app.people IS 'All';

-- case: a comment on a column
-- differs: unexpected comment table column app.people.id (warning)
COMMENT ON COLUMN app.people.id IS 'More about it';
-- undo:
COMMENT ON COLUMN app.people.id IS NULL;

-- case: a comment on a schema
-- differs: unexpected comment schema app (warning)
COMMENT ON SCHEMA app IS 'More about it';
-- undo:
COMMENT ON SCHEMA app IS NULL;

-- case: a comment on a view
-- differs: unexpected comment view app.shown (warning)
COMMENT ON VIEW app.shown IS 'More about it';
-- undo:
COMMENT ON VIEW app.shown IS NULL;

-- case: a comment on a function
-- differs: unexpected comment function app.f(integer) (warning)
COMMENT ON FUNCTION app.f(integer) IS 'More about it';
-- undo:
COMMENT ON FUNCTION app.f(integer) IS NULL;

-- case: a comment on a constraint
-- differs: unexpected comment table constraint people_pkey on app.people (warning)
COMMENT ON CONSTRAINT people_pkey ON app.people IS 'More about it';
-- undo:
COMMENT ON CONSTRAINT people_pkey ON app.people IS NULL;

-- case: a comment on an index
-- differs: unexpected comment index app.people_name (warning)
COMMENT ON INDEX app.people_name IS 'More about it';
-- undo:
COMMENT ON INDEX app.people_name IS NULL;

-- case: a comment on a type
-- differs: unexpected comment type app.mood (warning)
COMMENT ON TYPE app.mood IS 'More about it';
-- undo:
COMMENT ON TYPE app.mood IS NULL;

-- case: a comment on a trigger
-- differs: unexpected comment trigger touch on app.people (warning)
COMMENT ON TRIGGER touch ON app.people IS 'More about it';
-- undo:
COMMENT ON TRIGGER touch ON app.people IS NULL;

-- case: a comment on a policy
-- differs: unexpected comment policy own on app.people (warning)
COMMENT ON POLICY own ON app.people IS 'More about it';
-- undo:
COMMENT ON POLICY own ON app.people IS NULL;

-- case: a comment on a sequence
-- differs: unexpected comment sequence app.numbers (warning)
COMMENT ON SEQUENCE app.numbers IS 'More about it';
-- undo:
COMMENT ON SEQUENCE app.numbers IS NULL;

-- case: a comment on a domain
-- differs: unexpected comment type app.short (warning)
COMMENT ON DOMAIN app.short IS 'More about it';
-- undo:
COMMENT ON DOMAIN app.short IS NULL;

-- case: a comment on a rule
-- differs: unexpected comment rule silent on app.people (warning)
COMMENT ON RULE silent ON app.people IS 'More about it';
-- undo:
COMMENT ON RULE silent ON app.people IS NULL;

-- case: a comment on the schema public
-- differs: unexpected comment schema public (warning)
COMMENT ON SCHEMA public IS 'Ours';
-- undo:
COMMENT ON SCHEMA public IS 'standard public schema';

-- case: SELECT for a role
-- differs: unexpected privilege table app.people TO pg_monitor
GRANT SELECT ON app.people TO pg_monitor;
-- undo:
REVOKE SELECT ON app.people FROM pg_monitor;

-- case: a privilege more
-- differs: changed privilege table app.people TO PUBLIC: privileges
GRANT INSERT ON app.people TO PUBLIC;
-- undo:
REVOKE INSERT ON app.people FROM PUBLIC;

-- case: a grant option
-- differs: changed privilege table app.people TO pg_read_all_stats: privileges
GRANT SELECT ON app.people TO pg_read_all_stats WITH GRANT OPTION;
-- undo:
REVOKE GRANT OPTION FOR SELECT ON app.people FROM pg_read_all_stats;

-- case: all with the grant option
-- differs: changed privilege sequence app.numbers TO pg_read_all_stats: privileges
GRANT ALL ON SEQUENCE app.numbers TO pg_read_all_stats WITH GRANT OPTION;
-- undo:
REVOKE GRANT OPTION FOR ALL ON SEQUENCE app.numbers FROM pg_read_all_stats;

-- case: a privilege on a column
-- differs: unexpected privilege column app.people.id TO pg_monitor
GRANT SELECT (id) ON app.people TO pg_monitor;
-- undo:
REVOKE SELECT (id) ON app.people FROM pg_monitor;

-- case: a privilege on a schema
-- differs: unexpected privilege schema app TO pg_monitor
GRANT USAGE ON SCHEMA app TO pg_monitor;
-- undo:
REVOKE USAGE ON SCHEMA app FROM pg_monitor;

-- case: EXECUTE is not everybody's any more
-- differs: missing privilege routine app.f(integer) TO PUBLIC
REVOKE EXECUTE ON FUNCTION app.f(integer) FROM PUBLIC;
-- undo:
GRANT EXECUTE ON FUNCTION app.f(integer) TO PUBLIC;

-- case: a type is not everybody's any more
-- differs: missing privilege type app.mood TO PUBLIC
REVOKE USAGE ON TYPE app.mood FROM PUBLIC;
-- undo:
GRANT USAGE ON TYPE app.mood TO PUBLIC;

-- case: a composite type is not everybody's any more
-- differs: missing privilege type app.address TO PUBLIC
REVOKE USAGE ON TYPE app.address FROM PUBLIC;
-- undo:
GRANT USAGE ON TYPE app.address TO PUBLIC;

-- case: a privilege on a foreign data wrapper
-- differs: unexpected privilege foreign data wrapper wrapper TO pg_monitor
GRANT USAGE ON FOREIGN DATA WRAPPER wrapper TO pg_monitor;
-- undo:
REVOKE USAGE ON FOREIGN DATA WRAPPER wrapper FROM pg_monitor;

-- case: a privilege on a server
-- differs: unexpected privilege foreign server elsewhere TO pg_monitor
GRANT USAGE ON FOREIGN SERVER elsewhere TO pg_monitor;
-- undo:
REVOKE USAGE ON FOREIGN SERVER elsewhere FROM pg_monitor;

-- case: a language is not everybody's any more
-- differs: missing privilege language plpgsql TO PUBLIC
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
-- undo:
GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC;

-- case: a default privilege
-- differs: unexpected default privilege tables of postgres in schema app TO pg_monitor
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO pg_monitor;
-- undo:
ALTER DEFAULT PRIVILEGES IN SCHEMA app REVOKE SELECT ON TABLES FROM pg_monitor;

-- case: another default privilege
-- differs: changed default privilege sequences of postgres in schema app TO PUBLIC: privileges
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT UPDATE ON SEQUENCES TO PUBLIC;
-- undo:
ALTER DEFAULT PRIVILEGES IN SCHEMA app REVOKE UPDATE ON SEQUENCES FROM PUBLIC;

-- case: functions are nobody's by default
-- differs: unexpected default privilege functions of postgres TO PUBLIC
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
-- undo:
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC;

-- case: the owner of a table without privileges
-- differs: changed owner table app.plain: owner
ALTER TABLE app.plain OWNER TO pg_monitor;
-- undo:
ALTER TABLE app.plain OWNER TO postgres;

-- case: the owner of a type
-- differs: changed owner type app.short: owner
ALTER TYPE app.short OWNER TO pg_monitor;
-- undo:
ALTER TYPE app.short OWNER TO postgres;

-- case: the owner of a routine
-- differs: changed owner routine app.p(): owner
ALTER PROCEDURE app.p() OWNER TO pg_monitor;
-- undo:
ALTER PROCEDURE app.p() OWNER TO postgres;

-- case: the owner of a view
-- differs: changed owner view app.shown: owner
ALTER VIEW app.shown OWNER TO pg_monitor;
-- undo:
ALTER VIEW app.shown OWNER TO postgres;

-- case: the owner of an empty schema
-- differs: changed owner schema empty: owner
ALTER SCHEMA empty OWNER TO pg_monitor;
-- undo:
ALTER SCHEMA empty OWNER TO postgres;

-- case: the owner of a database
-- differs: changed owner database: owner
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO dt_other', current_database()); END $$;
-- undo:
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO postgres', current_database()); END $$;

-- case: the owner of a server
-- differs: changed owner foreign server elsewhere: owner
ALTER SERVER elsewhere OWNER TO dt_other;
-- undo:
ALTER SERVER elsewhere OWNER TO postgres;

-- case: the owner of a foreign data wrapper
-- differs: changed owner foreign data wrapper wrapper: owner
ALTER FOREIGN DATA WRAPPER wrapper OWNER TO dt_other;
-- undo:
ALTER FOREIGN DATA WRAPPER wrapper OWNER TO postgres;

-- case: the owner of a event trigger
-- differs: changed owner event trigger noticed: owner
ALTER EVENT TRIGGER noticed OWNER TO dt_other;
-- undo:
ALTER EVENT TRIGGER noticed OWNER TO postgres;

-- case: the owner of a publication
-- differs: changed owner publication published: owner
ALTER PUBLICATION published OWNER TO dt_other;
-- undo:
ALTER PUBLICATION published OWNER TO postgres;

-- case: the owner of a language
-- differs: changed owner language own: owner
ALTER LANGUAGE own OWNER TO dt_other;
-- undo:
ALTER LANGUAGE own OWNER TO postgres;

-- case: the owner of a collation
-- differs: changed owner collation app.german: owner
ALTER COLLATION app.german OWNER TO dt_other;
-- undo:
ALTER COLLATION app.german OWNER TO postgres;

-- case: the owner of a conversion
-- differs: changed owner conversion app.converted: owner
ALTER CONVERSION app.converted OWNER TO dt_other;
-- undo:
ALTER CONVERSION app.converted OWNER TO postgres;

-- case: the owner of a operator
-- differs: changed owner operator app.===(integer, integer): owner
ALTER OPERATOR app.=== (integer, integer) OWNER TO dt_other;
-- undo:
ALTER OPERATOR app.=== (integer, integer) OWNER TO postgres;

-- case: the owner of a operator class
-- differs: changed owner operator class app.class USING btree: owner
ALTER OPERATOR CLASS app.class USING btree OWNER TO dt_other;
-- undo:
ALTER OPERATOR CLASS app.class USING btree OWNER TO postgres;

-- case: the owner of a operator family
-- differs: changed owner operator family app.family USING btree: owner
ALTER OPERATOR FAMILY app.family USING btree OWNER TO dt_other;
-- undo:
ALTER OPERATOR FAMILY app.family USING btree OWNER TO postgres;

-- case: the owner of a text search configuration
-- differs: changed owner text search configuration app.words: owner
ALTER TEXT SEARCH CONFIGURATION app.words OWNER TO dt_other;
-- undo:
ALTER TEXT SEARCH CONFIGURATION app.words OWNER TO postgres;

-- case: the owner of a text search dictionary
-- differs: changed owner text search dictionary app.plain: owner
ALTER TEXT SEARCH DICTIONARY app.plain OWNER TO dt_other;
-- undo:
ALTER TEXT SEARCH DICTIONARY app.plain OWNER TO postgres;

-- case: the owner of a statistics
-- differs: changed owner statistics app.pairs: owner
ALTER STATISTICS app.pairs OWNER TO dt_other;
-- undo:
ALTER STATISTICS app.pairs OWNER TO postgres;

-- case: the owner of a type app.span
-- differs: changed owner type app.span: owner
ALTER TYPE app.span OWNER TO dt_other;
-- undo:
ALTER TYPE app.span OWNER TO postgres;

-- case: the owner of a type app.mood
-- differs: changed owner type app.mood: owner
ALTER TYPE app.mood OWNER TO dt_other;
-- undo:
ALTER TYPE app.mood OWNER TO postgres;

-- case: the owner of a type app.address
-- differs: changed owner type app.address: owner
ALTER TYPE app.address OWNER TO dt_other;
-- undo:
ALTER TYPE app.address OWNER TO postgres;

-- case: the owner of a sequence
-- differs: changed owner sequence app.numbers: owner
ALTER SEQUENCE app.numbers OWNER TO dt_other;
-- undo:
ALTER SEQUENCE app.numbers OWNER TO postgres;

-- case: the owner of a materialized view
-- differs: changed owner materialized view app.stored: owner
ALTER MATERIALIZED VIEW app.stored OWNER TO dt_other;
-- undo:
ALTER MATERIALIZED VIEW app.stored OWNER TO postgres;

-- case: the owner of a foreign table
-- differs: changed owner foreign table app.far: owner
ALTER FOREIGN TABLE app.far OWNER TO dt_other;
-- undo:
ALTER FOREIGN TABLE app.far OWNER TO postgres;

-- case: the owner of a schema since 15
-- differs: changed owner schema public: owner
ALTER SCHEMA public OWNER TO dt_other;
-- undo:
ALTER SCHEMA public OWNER TO pg_database_owner;

-- case: an owner has lost a privilege
-- differs: unexpected privilege table app.plain TO its owner
REVOKE DELETE ON app.plain FROM postgres;
-- undo:
GRANT DELETE ON app.plain TO postgres;

-- case: an owner has lost one more
-- differs: changed privilege table app.owned TO its owner: taken away
REVOKE ALL ON app.owned FROM dt_owner;
-- undo:
GRANT ALL ON app.owned TO dt_owner;
REVOKE TRUNCATE ON app.owned FROM dt_owner;

-- case: a role gives itself less by default
-- differs: unexpected default privilege sequences of dt_owner TO itself
ALTER DEFAULT PRIVILEGES FOR ROLE dt_owner REVOKE USAGE ON SEQUENCES FROM dt_owner;
-- undo:
ALTER DEFAULT PRIVILEGES FOR ROLE dt_owner GRANT USAGE ON SEQUENCES TO dt_owner;

-- case: a role gives itself still less by default
-- differs: changed default privilege tables of dt_owner TO itself: taken away
ALTER DEFAULT PRIVILEGES FOR ROLE dt_owner REVOKE DELETE ON TABLES FROM dt_owner;
-- undo:
ALTER DEFAULT PRIVILEGES FOR ROLE dt_owner GRANT DELETE ON TABLES TO dt_owner;

-- case: schema public is nobody's
-- differs: unexpected privilege schema public TO PUBLIC
REVOKE ALL ON SCHEMA public FROM PUBLIC;
-- undo:
GRANT USAGE ON SCHEMA public TO PUBLIC;
DO $$ BEGIN IF current_setting('server_version_num')::integer < 150000 THEN GRANT CREATE ON SCHEMA public TO PUBLIC; END IF; END $$;

-- case: schema public is everybody's since 15
-- differs: unexpected privilege schema public TO PUBLIC
GRANT CREATE ON SCHEMA public TO PUBLIC;
-- undo:
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- case: a function of an extension is nobody's
-- differs: unexpected privilege routine app.crypt(text,text) TO PUBLIC
REVOKE EXECUTE ON FUNCTION app.crypt(text, text) FROM PUBLIC;
-- undo:
GRANT EXECUTE ON FUNCTION app.crypt(text, text) TO PUBLIC;

-- case: a function of PostgreSQL's is somebody's
-- differs: unexpected privilege routine pg_ls_dir(text) TO dt_owner
GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_dir(text) TO dt_owner;
-- undo:
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_ls_dir(text) FROM dt_owner;

-- case: a function of PostgreSQL's is nobody's
-- differs: unexpected privilege routine pg_sleep(double precision) TO PUBLIC
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;
-- undo:
GRANT EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) TO PUBLIC;

-- case: a table of the catalog is nobody's
-- differs: unexpected privilege table pg_catalog.pg_stats TO PUBLIC
REVOKE SELECT ON pg_catalog.pg_stats FROM PUBLIC;
-- undo:
GRANT SELECT ON pg_catalog.pg_stats TO PUBLIC;

-- case: not everybody can connect
-- differs: unexpected privilege database TO PUBLIC
DO $$ BEGIN EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', current_database()); END $$;
-- undo:
DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO PUBLIC', current_database()); END $$;

-- case: the internal language is nobody's
-- differs: unexpected privilege language sql TO PUBLIC
REVOKE USAGE ON LANGUAGE sql FROM PUBLIC;
-- undo:
GRANT USAGE ON LANGUAGE sql TO PUBLIC;

-- case: a table with its owner, privileges and comment is one difference
-- differs: unexpected table app.more
CREATE TABLE app.more (id integer);
ALTER TABLE app.more OWNER TO dt_owner;
GRANT SELECT ON app.more TO PUBLIC;
GRANT SELECT (id) ON app.more TO pg_monitor;
COMMENT ON TABLE app.more IS 'More';
COMMENT ON COLUMN app.more.id IS 'More';
-- undo:
DROP TABLE app.more;

-- case: a column with its privileges is one difference
-- differs: unexpected column app.people.more
ALTER TABLE app.people ADD COLUMN more text;
GRANT SELECT (more) ON app.people TO pg_monitor;
-- undo:
ALTER TABLE app.people DROP COLUMN more;

-- case: a function with its owner and privileges is one difference
-- differs: missing function app.f(integer)
DROP FUNCTION app.f(integer);
-- undo:
CREATE FUNCTION app.f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- case: a view with its owner and privileges is one difference
-- differs: missing view app.shown
DROP VIEW app.shown;
-- undo:
CREATE VIEW app.shown AS SELECT id FROM app.people;

-- case: a type with its owner and privileges is one difference
-- differs: missing enum app.mood
DROP TYPE app.mood;
-- undo:
CREATE TYPE app.mood AS ENUM ('a');

-- case: a server with its owner is one difference
-- differs: unexpected server more
CREATE SERVER more FOREIGN DATA WRAPPER wrapper;
GRANT USAGE ON FOREIGN SERVER more TO pg_monitor;
-- undo:
DROP SERVER more;

-- case: another setting of a role for all databases
-- differs: changed cluster setting statement_timeout of role dt_owner: value (warning)
ALTER ROLE dt_owner SET statement_timeout = '6s';
-- undo:
ALTER ROLE dt_owner SET statement_timeout = '5s';

-- case: a role that may write begins to read alone
-- differs: unexpected cluster setting default_transaction_read_only of role dt_owner
ALTER ROLE dt_owner SET default_transaction_read_only = on;
-- undo:
ALTER ROLE dt_owner RESET default_transaction_read_only;
