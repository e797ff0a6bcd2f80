-- Extensions, foreign data, publications, subscriptions, settings and text search.
CREATE SCHEMA app;
CREATE EXTENSION hstore SCHEMA app VERSION '1.7';
CREATE TABLE app.people (id integer, name text, PRIMARY KEY (id));
CREATE TABLE app.plain (id integer, name text);
CREATE TABLE app.swedish (name text COLLATE "sv-x-icu");
CREATE TABLE app.parted (id integer, name text) PARTITION BY RANGE (id);
CREATE FOREIGN DATA WRAPPER wrapper;
CREATE FOREIGN DATA WRAPPER wrapper_too;
CREATE SERVER elsewhere TYPE 'none' VERSION '1.0' FOREIGN DATA WRAPPER wrapper OPTIONS (host 'db.example.com');
CREATE SERVER typed TYPE 'one' FOREIGN DATA WRAPPER wrapper;
CREATE FOREIGN TABLE app.far (id integer, name text) SERVER elsewhere;
CREATE USER MAPPING FOR PUBLIC SERVER elsewhere;
CREATE PUBLICATION chosen FOR TABLE app.people;
CREATE PUBLICATION nothing;
CREATE SUBSCRIPTION dt_mine CONNECTION 'host=127.0.0.1 dbname=none' PUBLICATION one WITH (connect = false, slot_name = none);
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = ''UTC''', current_database()); END $$;
CREATE TEXT SEARCH PARSER app.own_parser (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE app.own_template (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH CONFIGURATION app.words (COPY = english);
CREATE TEXT SEARCH CONFIGURATION app.two (COPY = english);
ALTER TEXT SEARCH CONFIGURATION app.two ALTER MAPPING FOR asciiword WITH english_stem, simple;
CREATE TEXT SEARCH CONFIGURATION app.empty (PARSER = "default");
CREATE TEXT SEARCH DICTIONARY app.plain (TEMPLATE = simple, ACCEPT = false);

-- case: an extension more
-- differs: unexpected extension citext
CREATE EXTENSION citext SCHEMA app;
-- undo:
DROP EXTENSION citext;

-- case: an extension is gone
-- differs: missing extension hstore
DROP EXTENSION hstore;
-- undo:
CREATE EXTENSION hstore SCHEMA app VERSION '1.7';

-- case: an extension in another schema
-- differs: changed extension hstore: schema of its objects
ALTER EXTENSION hstore SET SCHEMA public;
-- undo:
ALTER EXTENSION hstore SET SCHEMA app;

-- case: an extension of another version
-- differs: changed extension hstore: version
ALTER EXTENSION hstore UPDATE TO '1.8';
-- undo:
DROP EXTENSION hstore;
CREATE EXTENSION hstore SCHEMA app VERSION '1.7';

-- case: a foreign data wrapper more
-- differs: unexpected foreign data wrapper more
CREATE FOREIGN DATA WRAPPER more;
-- undo:
DROP FOREIGN DATA WRAPPER more;

-- case: options of a foreign data wrapper
-- differs: changed foreign data wrapper wrapper: options
ALTER FOREIGN DATA WRAPPER wrapper OPTIONS (ADD debug 'true');
-- undo:
ALTER FOREIGN DATA WRAPPER wrapper OPTIONS (DROP debug);

-- case: the validator of a foreign data wrapper
-- differs: changed foreign data wrapper wrapper: validator
ALTER FOREIGN DATA WRAPPER wrapper VALIDATOR postgresql_fdw_validator;
-- undo:
ALTER FOREIGN DATA WRAPPER wrapper NO VALIDATOR;

-- case: the handler of a foreign data wrapper
-- differs: changed foreign data wrapper wrapper: handler
-- differs: unexpected function app.handler()
CREATE FUNCTION app.handler() RETURNS fdw_handler LANGUAGE c AS '$libdir/postgres_fdw', 'postgres_fdw_handler';
ALTER FOREIGN DATA WRAPPER wrapper HANDLER app.handler;
-- undo:
ALTER FOREIGN DATA WRAPPER wrapper NO HANDLER;
DROP FUNCTION app.handler;

-- case: a server more
-- differs: unexpected server more
CREATE SERVER more FOREIGN DATA WRAPPER wrapper;
-- undo:
DROP SERVER more;

-- case: options of a server
-- differs: changed server elsewhere: options
ALTER SERVER elsewhere OPTIONS (SET host 'other.example.com');
-- undo:
ALTER SERVER elsewhere OPTIONS (SET host 'db.example.com');

-- case: the version of a server
-- differs: changed server elsewhere: version
ALTER SERVER elsewhere VERSION '2.0';
-- undo:
ALTER SERVER elsewhere VERSION '1.0';

-- case: the type of a server
-- differs: changed server typed: type
DROP SERVER typed;
CREATE SERVER typed TYPE 'other' FOREIGN DATA WRAPPER wrapper;
-- undo:
DROP SERVER typed;
CREATE SERVER typed TYPE 'one' FOREIGN DATA WRAPPER wrapper;

-- case: the wrapper of a server
-- differs: changed server typed: data wrapper
DROP SERVER typed;
CREATE SERVER typed TYPE 'one' FOREIGN DATA WRAPPER wrapper_too;
-- undo:
DROP SERVER typed;
CREATE SERVER typed TYPE 'one' FOREIGN DATA WRAPPER wrapper;

-- case: a user mapping more
-- differs: unexpected user mapping public ON typed
CREATE USER MAPPING FOR PUBLIC SERVER typed;
-- undo:
DROP USER MAPPING FOR PUBLIC SERVER typed;

-- case: a foreign table is gone
-- differs: missing foreign table app.far
DROP FOREIGN TABLE app.far;
-- undo:
CREATE FOREIGN TABLE app.far (id integer, name text) SERVER elsewhere;

-- case: options of a foreign table
-- differs: changed foreign table app.far: options
ALTER FOREIGN TABLE app.far OPTIONS (ADD table_name 'near');
-- undo:
ALTER FOREIGN TABLE app.far OPTIONS (DROP table_name);

-- case: the server of a foreign table
-- differs: changed foreign table app.far: server
DROP FOREIGN TABLE app.far;
CREATE FOREIGN TABLE app.far (id integer, name text) SERVER typed;
-- undo:
DROP FOREIGN TABLE app.far;
CREATE FOREIGN TABLE app.far (id integer, name text) SERVER elsewhere;

-- case: options of a foreign table's column
-- differs: changed column app.far.id: options
ALTER FOREIGN TABLE app.far ALTER COLUMN id OPTIONS (ADD column_name 'ID');
-- undo:
ALTER FOREIGN TABLE app.far ALTER COLUMN id OPTIONS (DROP column_name);

-- case: a foreign table that inherits
-- differs: changed foreign table app.far: inherits
ALTER FOREIGN TABLE app.far INHERIT app.plain;
-- undo:
ALTER FOREIGN TABLE app.far NO INHERIT app.plain;

-- case: a foreign table that is a partition
-- differs: changed foreign table app.far: bound, inherits
ALTER TABLE app.parted ATTACH PARTITION app.far FOR VALUES FROM (1) TO (2);
-- undo:
ALTER TABLE app.parted DETACH PARTITION app.far;

-- case: a constraint of a foreign table
-- differs: unexpected constraint app.far.positive
ALTER FOREIGN TABLE app.far ADD CONSTRAINT positive CHECK (id > 0);
-- undo:
ALTER FOREIGN TABLE app.far DROP CONSTRAINT positive;

-- case: a publication is gone
-- differs: missing publication chosen
DROP PUBLICATION chosen;
-- undo:
CREATE PUBLICATION chosen FOR TABLE app.people;

-- case: a table more is published
-- differs: changed publication chosen: tables
ALTER PUBLICATION chosen ADD TABLE app.parted;
-- undo:
ALTER PUBLICATION chosen DROP TABLE app.parted;

-- case: what is published of the tables
-- differs: changed publication chosen: operations
ALTER PUBLICATION chosen SET (publish = 'insert, update');
-- undo:
ALTER PUBLICATION chosen SET (publish = 'insert, update, delete, truncate');

-- case: published as the root
-- differs: changed publication chosen: via the root
ALTER PUBLICATION chosen SET (publish_via_partition_root = true);
-- undo:
ALTER PUBLICATION chosen SET (publish_via_partition_root = false);

-- case: all tables are published
-- differs: changed publication nothing: all tables
DROP PUBLICATION nothing;
CREATE PUBLICATION nothing FOR ALL TABLES;
-- undo:
DROP PUBLICATION nothing;
CREATE PUBLICATION nothing;

-- case: columns are published since 15
-- differs: changed publication chosen: tables
ALTER PUBLICATION chosen SET TABLE app.people (id);
-- undo:
ALTER PUBLICATION chosen SET TABLE app.people;

-- case: rows are published since 15
-- differs: changed publication chosen: tables
ALTER PUBLICATION chosen SET TABLE app.people WHERE (id > 1);
-- undo:
ALTER PUBLICATION chosen SET TABLE app.people;

-- case: generated columns are published since 18
-- differs: changed publication chosen: generated columns
ALTER PUBLICATION chosen SET (publish_generated_columns = stored);
-- undo:
ALTER PUBLICATION chosen SET (publish_generated_columns = none);

-- case: a schema is published since 15
-- differs: unexpected published schema nothing, schema app
ALTER PUBLICATION nothing ADD TABLES IN SCHEMA app;
-- undo:
ALTER PUBLICATION nothing DROP TABLES IN SCHEMA app;

-- case: publications of a subscription
-- differs: changed subscription dt_mine: publications
ALTER SUBSCRIPTION dt_mine SET PUBLICATION one, two WITH (refresh = false);
-- undo:
ALTER SUBSCRIPTION dt_mine SET PUBLICATION one WITH (refresh = false);

-- case: the slot of a subscription
-- differs: changed subscription dt_mine: slot
ALTER SUBSCRIPTION dt_mine SET (slot_name = 'mine');
-- undo:
ALTER SUBSCRIPTION dt_mine SET (slot_name = NONE);

-- case: a subscription in binary
-- differs: changed subscription dt_mine: binary
ALTER SUBSCRIPTION dt_mine SET (binary = true);
-- undo:
ALTER SUBSCRIPTION dt_mine SET (binary = false);

-- case: a subscription that waits for the disk
-- differs: changed subscription dt_mine: synchronous commit
ALTER SUBSCRIPTION dt_mine SET (synchronous_commit = on);
-- undo:
ALTER SUBSCRIPTION dt_mine SET (synchronous_commit = off);

-- case: a subscription that stops on errors since 15
-- differs: changed subscription dt_mine: disabled on error
ALTER SUBSCRIPTION dt_mine SET (disable_on_error = true);
-- undo:
ALTER SUBSCRIPTION dt_mine SET (disable_on_error = false);

-- case: the origin of a subscription since 16
-- differs: changed subscription dt_mine: origin
ALTER SUBSCRIPTION dt_mine SET (origin = none);
-- undo:
ALTER SUBSCRIPTION dt_mine SET (origin = any);

-- case: whose rights a subscription has since 16
-- differs: changed subscription dt_mine: run as owner
ALTER SUBSCRIPTION dt_mine SET (run_as_owner = true);
-- undo:
ALTER SUBSCRIPTION dt_mine SET (run_as_owner = false);

-- case: a subscription without a password since 16
-- differs: changed subscription dt_mine: password required
ALTER SUBSCRIPTION dt_mine SET (password_required = false);
-- undo:
ALTER SUBSCRIPTION dt_mine SET (password_required = true);

-- case: a subscription that fails over since 17
-- differs: changed subscription dt_mine: failover
UPDATE pg_catalog.pg_subscription SET subfailover = true WHERE subname = 'dt_mine';
-- undo:
UPDATE pg_catalog.pg_subscription SET subfailover = false WHERE subname = 'dt_mine';

-- case: a subscription that is on
-- differs: changed subscription dt_mine: state
UPDATE pg_catalog.pg_subscription SET subenabled = true, subconninfo = 'host=127.0.0.1 port=1 dbname=none' WHERE subname = 'dt_mine';
-- undo:
UPDATE pg_catalog.pg_subscription SET subenabled = false WHERE subname = 'dt_mine';

-- case: a setting of the database
-- differs: unexpected setting search_path of the database (warning)
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = app', current_database()); END $$;
-- undo:
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET search_path', current_database()); END $$;

-- case: a value of a setting of the database
-- differs: changed setting TimeZone of the database: value (warning)
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = ''Asia/Tokyo''', current_database()); END $$;
-- undo:
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = ''UTC''', current_database()); END $$;

-- case: the database does as a replica
-- differs: unexpected setting session_replication_role of the database
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET session_replication_role = replica', current_database()); END $$;
-- undo:
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET session_replication_role', current_database()); END $$;

-- case: a setting of a role in the database
-- differs: unexpected setting row_security of role postgres in the database
DO $$ BEGIN EXECUTE format('ALTER ROLE postgres IN DATABASE %I SET row_security = off', current_database()); END $$;
-- undo:
DO $$ BEGIN EXECUTE format('ALTER ROLE postgres IN DATABASE %I RESET row_security', current_database()); END $$;

-- case: a text search configuration is gone
-- differs: missing text search configuration app.words
DROP TEXT SEARCH CONFIGURATION app.words;
-- undo:
CREATE TEXT SEARCH CONFIGURATION app.words (COPY = english);

-- case: the dictionaries of a text search configuration
-- differs: changed text search configuration app.words: mappings
ALTER TEXT SEARCH CONFIGURATION app.words ALTER MAPPING FOR asciiword WITH simple;
-- undo:
ALTER TEXT SEARCH CONFIGURATION app.words ALTER MAPPING FOR asciiword WITH english_stem;

-- case: the order of the dictionaries
-- differs: changed text search configuration app.two: mappings
ALTER TEXT SEARCH CONFIGURATION app.two ALTER MAPPING FOR asciiword WITH simple, english_stem;
-- undo:
ALTER TEXT SEARCH CONFIGURATION app.two ALTER MAPPING FOR asciiword WITH english_stem, simple;

-- case: no dictionary for a kind of token
-- differs: changed text search configuration app.words: mappings
ALTER TEXT SEARCH CONFIGURATION app.words DROP MAPPING FOR int;
-- undo:
ALTER TEXT SEARCH CONFIGURATION app.words ADD MAPPING FOR int WITH simple;

-- case: the parser of a text search configuration
-- differs: changed text search configuration app.empty: parser
DROP TEXT SEARCH CONFIGURATION app.empty;
CREATE TEXT SEARCH CONFIGURATION app.empty (PARSER = app.own_parser);
-- undo:
DROP TEXT SEARCH CONFIGURATION app.empty;
CREATE TEXT SEARCH CONFIGURATION app.empty (PARSER = "default");

-- case: options of a dictionary
-- differs: changed text search dictionary app.plain: options
ALTER TEXT SEARCH DICTIONARY app.plain (ACCEPT = true);
-- undo:
ALTER TEXT SEARCH DICTIONARY app.plain (ACCEPT = false);

-- case: the template of a dictionary
-- differs: changed text search dictionary app.plain: template
DROP TEXT SEARCH DICTIONARY app.plain;
CREATE TEXT SEARCH DICTIONARY app.plain (TEMPLATE = app.own_template, ACCEPT = false);
-- undo:
DROP TEXT SEARCH DICTIONARY app.plain;
CREATE TEXT SEARCH DICTIONARY app.plain (TEMPLATE = simple, ACCEPT = false);

-- case: a dictionary is gone
-- differs: missing text search dictionary app.plain
DROP TEXT SEARCH DICTIONARY app.plain;
-- undo:
CREATE TEXT SEARCH DICTIONARY app.plain (TEMPLATE = simple, ACCEPT = false);

-- case: the functions of a text search template
-- differs: changed text search template app.own_template: init, lexize
DROP TEXT SEARCH TEMPLATE app.own_template;
CREATE TEXT SEARCH TEMPLATE app.own_template (LEXIZE = dsynonym_lexize);
-- undo:
DROP TEXT SEARCH TEMPLATE app.own_template;
CREATE TEXT SEARCH TEMPLATE app.own_template (INIT = dsimple_init, LEXIZE = dsimple_lexize);

-- case: the headline of a text search parser
-- differs: changed text search parser app.own_parser: headline
DROP TEXT SEARCH PARSER app.own_parser;
CREATE TEXT SEARCH PARSER app.own_parser (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
-- undo:
DROP TEXT SEARCH PARSER app.own_parser;
CREATE TEXT SEARCH PARSER app.own_parser (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);

-- case: the functions of a text search parser
-- differs: changed text search parser app.own_parser: start, token, end, lexeme types
UPDATE pg_catalog.pg_ts_parser SET prsstart = 'int4pl'::regproc, prstoken = 'int4mi'::regproc, prsend = 'int4mul'::regproc, prslextype = 'int4div'::regproc WHERE prsname = 'own_parser';
-- undo:
UPDATE pg_catalog.pg_ts_parser SET prsstart = 'prsd_start'::regproc, prstoken = 'prsd_nexttoken'::regproc, prsend = 'prsd_end'::regproc, prslextype = 'prsd_lextype'::regproc WHERE prsname = 'own_parser';

-- case: another locale of the database
-- differs: changed database locale: locale, character types (warning)
UPDATE pg_catalog.pg_database SET datcollate = 'POSIX', datctype = 'C' WHERE datname = current_database();
-- undo:
UPDATE pg_catalog.pg_database SET datcollate = (SELECT datcollate FROM pg_catalog.pg_database WHERE datname = 'template0'),
  datctype = (SELECT datctype FROM pg_catalog.pg_database WHERE datname = 'template0') WHERE datname = current_database();

-- case: another encoding of the database
-- differs: changed database locale: encoding (warning)
UPDATE pg_catalog.pg_database SET encoding = 8 WHERE datname = current_database();
-- undo:
UPDATE pg_catalog.pg_database SET encoding = 6 WHERE datname = current_database();

-- case: another provider of the database's locale since 17
-- differs: changed database locale: locale of the provider, provider, rules (warning)
UPDATE pg_catalog.pg_database SET datlocprovider = 'b', datlocale = 'C', daticurules = '&a < b' WHERE datname = current_database();
-- undo:
UPDATE pg_catalog.pg_database SET datlocprovider = 'c', datlocale = NULL, daticurules = NULL WHERE datname = current_database();

-- case: a collation of PostgreSQL's that a column uses is outdated
-- differs: changed database locale: outdated version (warning)
UPDATE pg_catalog.pg_collation SET collversion = '1.0' WHERE collname = 'sv-x-icu';
-- undo:
ALTER COLLATION pg_catalog."sv-x-icu" REFRESH VERSION;

-- case: timeouts and another role
-- differs: unexpected setting statement_timeout of the database (warning)
-- differs: unexpected setting lock_timeout of the database (warning)
-- differs: unexpected setting idle_in_transaction_session_timeout of the database (warning)
-- differs: unexpected setting role of role postgres in the database
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET statement_timeout = 5', current_database()); EXECUTE format('ALTER DATABASE %I SET lock_timeout = ''1s''', current_database()); EXECUTE format('ALTER DATABASE %I SET idle_in_transaction_session_timeout = 5', current_database()); EXECUTE format('ALTER ROLE postgres IN DATABASE %I SET role = pg_monitor', current_database()); END $$;
-- undo:
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET ALL', current_database()); EXECUTE format('ALTER DATABASE %I SET timezone = ''UTC''', current_database()); EXECUTE format('ALTER ROLE postgres IN DATABASE %I RESET ALL', current_database()); END $$;

-- case: the usual value that takes another one back
-- differs: unexpected setting row_security of the database
-- differs: unexpected setting row_security of role postgres in the database
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET row_security = off', current_database()); EXECUTE format('ALTER ROLE postgres IN DATABASE %I SET row_security = on', current_database()); END $$;
-- undo:
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET row_security', current_database()); EXECUTE format('ALTER ROLE postgres IN DATABASE %I RESET ALL', current_database()); END $$;
