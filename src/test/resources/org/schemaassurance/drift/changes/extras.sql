-- with: owners, privileges, comments
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
