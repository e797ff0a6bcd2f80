-- Indexes and statistics objects.
CREATE SCHEMA app;
CREATE TABLE app.people (id integer, name text, code varchar(10), score integer, document jsonb, at timestamptz);
CREATE INDEX people_name ON app.people (name);
CREATE UNIQUE INDEX people_code ON app.people (code) WHERE code <> 'x' AND score > 0;
CREATE INDEX people_lower ON app.people (lower(name), score DESC);
CREATE INDEX people_document ON app.people USING gin (document);
CREATE MATERIALIZED VIEW app.summary AS SELECT code, count(*) AS number FROM app.people GROUP BY code;
CREATE UNIQUE INDEX summary_code ON app.summary (code);
CREATE TABLE app.events (at integer, value integer) PARTITION BY RANGE (at);
CREATE TABLE app.events_1 PARTITION OF app.events FOR VALUES FROM (1) TO (10);
CREATE INDEX events_value ON app.events (value);
CREATE STATISTICS app.both_of_them (ndistinct, dependencies) ON code, score FROM app.people;

-- case: an index is gone
-- differs: missing index app.people.people_name
DROP INDEX app.people_name;
-- undo:
CREATE INDEX people_name ON app.people (name);

-- case: an index more
-- differs: unexpected index app.people.more
CREATE INDEX more ON app.people (at);
-- undo:
DROP INDEX app.more;

-- case: an index of another name
-- differs: changed index app.people.people_name: name
ALTER INDEX app.people_name RENAME TO other;
-- undo:
ALTER INDEX app.other RENAME TO people_name;

-- case: an index of another column
-- differs: changed index app.people.people_name: definition
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (code);
-- undo:
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name);

-- case: an index of a further column
-- differs: changed index app.people.people_name: definition
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name, code);
-- undo:
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name);

-- case: an index that includes a column
-- differs: changed index app.people.people_name: definition
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name) INCLUDE (code);
-- undo:
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name);

-- case: an index becomes unique
-- differs: changed index app.people.people_name: unique
DROP INDEX app.people_name; CREATE UNIQUE INDEX people_name ON app.people (name);
-- undo:
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name);

-- case: an index in descending order
-- differs: changed index app.people.people_name: definition
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name DESC);
-- undo:
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name ASC);

-- case: NULLs first
-- differs: changed index app.people.people_name: definition
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name NULLS FIRST);
-- undo:
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name NULLS LAST);

-- case: NULLs that are not distinct in an index since 15
-- differs: changed index app.people.people_code: definition
DROP INDEX app.people_code; CREATE UNIQUE INDEX people_code ON app.people (code) NULLS NOT DISTINCT WHERE code <> 'x' AND score > 0;
-- undo:
DROP INDEX app.people_code; CREATE UNIQUE INDEX people_code ON app.people (code) WHERE code <> 'x' AND score > 0;

-- case: another operator class
-- differs: changed index app.people.people_name: definition
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name text_pattern_ops);
-- undo:
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name text_ops);

-- case: another collation in an index
-- differs: changed index app.people.people_name: definition
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name COLLATE "C");
-- undo:
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name);

-- case: another access method of an index
-- differs: changed index app.people.people_name: definition
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people USING hash (name);
-- undo:
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name);

-- case: an operator class of documents
-- differs: changed index app.people.people_document: definition
DROP INDEX app.people_document; CREATE INDEX people_document ON app.people USING gin (document jsonb_path_ops);
-- undo:
DROP INDEX app.people_document; CREATE INDEX people_document ON app.people USING gin (document);

-- case: storage parameters of an index
-- differs: changed index app.people.people_name: definition
ALTER INDEX app.people_name SET (fillfactor = 60);
-- undo:
ALTER INDEX app.people_name RESET (fillfactor);

-- case: another function in an index
-- differs: changed index app.people.people_lower: definition
DROP INDEX app.people_lower; CREATE INDEX people_lower ON app.people (upper(name), score DESC);
-- undo:
DROP INDEX app.people_lower; CREATE INDEX people_lower ON app.people (lower(name), score DESC);

-- case: an index of some rows
-- differs: changed index app.people.people_name: where
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name) WHERE score > 5;
-- undo:
DROP INDEX app.people_name; CREATE INDEX people_name ON app.people (name);

-- case: an index of other rows
-- differs: changed index app.people.people_code: where
DROP INDEX app.people_code; CREATE UNIQUE INDEX people_code ON app.people (code) WHERE code <> 'y' AND score > 0;
-- undo:
DROP INDEX app.people_code; CREATE UNIQUE INDEX people_code ON app.people (code) WHERE code <> 'x' AND score > 0;

-- case: an index of all rows
-- differs: changed index app.people.people_code: where
DROP INDEX app.people_code; CREATE UNIQUE INDEX people_code ON app.people (code);
-- undo:
DROP INDEX app.people_code; CREATE UNIQUE INDEX people_code ON app.people (code) WHERE code <> 'x' AND score > 0;

-- case: an index that is invalid
-- differs: not enforced index app.people.people_code: state
UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = 'app.people_code'::regclass;
-- undo:
REINDEX INDEX app.people_code;

-- case: an index of a partitioned table that its partitions lack
-- differs: not enforced index app.events.events_value: state
DROP INDEX app.events_value; CREATE INDEX events_value ON ONLY app.events (value);
-- undo:
DROP INDEX app.events_value; CREATE INDEX events_value ON app.events (value);

-- case: an index of one partition
-- differs: unexpected index app.events_1.own
CREATE INDEX own ON app.events_1 (at, value);
-- undo:
DROP INDEX app.own;

-- case: the statistics target of an index
-- differs: changed index app.people.people_lower: statistics targets
ALTER INDEX app.people_lower ALTER COLUMN 1 SET STATISTICS 500;
-- undo:
ALTER INDEX app.people_lower ALTER COLUMN 1 SET STATISTICS -1;

-- case: the index of a materialized view is gone
-- differs: missing index app.summary.summary_code
DROP INDEX app.summary_code;
-- undo:
CREATE UNIQUE INDEX summary_code ON app.summary (code);

-- case: a statistics object is gone
-- differs: missing statistics app.both_of_them
DROP STATISTICS app.both_of_them;
-- undo:
CREATE STATISTICS app.both_of_them (ndistinct, dependencies) ON code, score FROM app.people;

-- case: a statistics object of another kind
-- differs: changed statistics app.both_of_them: definition
DROP STATISTICS app.both_of_them; CREATE STATISTICS app.both_of_them (ndistinct) ON code, score FROM app.people;
-- undo:
DROP STATISTICS app.both_of_them; CREATE STATISTICS app.both_of_them (ndistinct, dependencies) ON code, score FROM app.people;

-- case: a statistics object of other columns
-- differs: changed statistics app.both_of_them: definition
DROP STATISTICS app.both_of_them; CREATE STATISTICS app.both_of_them (ndistinct, dependencies) ON code, name FROM app.people;
-- undo:
DROP STATISTICS app.both_of_them; CREATE STATISTICS app.both_of_them (ndistinct, dependencies) ON code, score FROM app.people;

-- case: the target of a statistics object
-- differs: changed statistics app.both_of_them: target
ALTER STATISTICS app.both_of_them SET STATISTICS 300;
-- undo:
ALTER STATISTICS app.both_of_them SET STATISTICS -1;
