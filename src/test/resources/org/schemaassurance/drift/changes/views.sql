-- Views, materialized views and rules: what a query means hangs on each of its words.
CREATE SCHEMA app;
CREATE TABLE app.people (id integer, name text, code text, score integer, tags text[]);
CREATE TABLE app.bookings (id integer, person_id integer, room integer);
CREATE TABLE app.old_bookings (id integer, person_id integer, room integer);
CREATE TABLE app.quoted (name text, "Name" text, "current_user" name);
CREATE ACCESS METHOD other_heap TYPE TABLE HANDLER heap_tableam_handler;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;
CREATE VIEW app.constant AS SELECT 'x'::text AS kind FROM app.people;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id;
CREATE VIEW app.correlated AS SELECT id FROM app.people p WHERE EXISTS (SELECT 1 FROM app.bookings b WHERE b.person_id = p.id);
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;
CREATE VIEW app.united AS SELECT id FROM app.people UNION SELECT id FROM app.bookings;
CREATE VIEW app.recursive AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n;
CREATE VIEW app.tagged AS SELECT id FROM app.people WHERE tags = '{a}';
CREATE VIEW app.halves AS SELECT score / 2 AS half FROM app.people;
CREATE VIEW app.cast_condition AS SELECT id FROM app.people WHERE score / 2 > 1;
CREATE VIEW app.sums AS SELECT id - score - 1 AS x FROM app.people;
CREATE VIEW app.asking AS SELECT CURRENT_USER AS who FROM app.quoted;
CREATE VIEW app.quoting AS SELECT name FROM app.quoted;
CREATE MATERIALIZED VIEW app.summary AS SELECT code, count(*) AS number FROM app.people GROUP BY code;
CREATE OR REPLACE RULE silent AS ON DELETE TO app.people WHERE old.id > 5 DO INSTEAD NOTHING;

-- case: a view is gone
-- differs: missing view app.chosen
DROP VIEW app.chosen;
-- undo:
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: a view more
-- differs: unexpected view app.more
CREATE VIEW app.more AS SELECT 1 AS one;
-- undo:
DROP VIEW app.more;

-- case: a view of another name
-- differs: missing view app.chosen
-- differs: unexpected view app.other
ALTER VIEW app.chosen RENAME TO other;
-- undo:
ALTER VIEW app.other RENAME TO chosen;

-- case: a column more in a view
-- differs: changed view app.chosen: columns, definition
CREATE OR REPLACE VIEW app.chosen AS SELECT id, name, code FROM app.people WHERE score > 1;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: a column of another name in a view
-- differs: changed view app.chosen: columns, definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name AS label FROM app.people WHERE score > 1;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: a column of another type in a view
-- differs: changed view app.chosen: columns, definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id::bigint AS id, name FROM app.people WHERE score > 1;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: a constant of another type in a view
-- differs: changed view app.constant: columns
DROP VIEW app.constant;
CREATE VIEW app.constant AS SELECT 'x'::varchar AS kind FROM app.people;
-- undo:
DROP VIEW app.constant;
CREATE VIEW app.constant AS SELECT 'x'::text AS kind FROM app.people;

-- case: columns of a view in another order
-- differs: changed view app.chosen: columns, definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT name, id FROM app.people WHERE score > 1;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: a number in a view
-- differs: changed view app.chosen: definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 2;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: an operator in a view
-- differs: changed view app.chosen: definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score >= 1;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: another column in the condition of a view
-- differs: changed view app.chosen: definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE id > 1;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: no condition in a view
-- differs: changed view app.chosen: definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people ;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: NOT in a view
-- differs: changed view app.chosen: definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE NOT score > 1;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: IS NULL in a view
-- differs: changed view app.chosen: definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score IS NULL;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: a limit in a view
-- differs: changed view app.chosen: definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1 LIMIT 5;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: an offset in a view
-- differs: changed view app.chosen: definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1 OFFSET 5;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: an order in a view
-- differs: changed view app.chosen: definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1 ORDER BY id;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: a lock in a view
-- differs: changed view app.chosen: definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1 FOR UPDATE;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: a condition of text
-- differs: changed view app.chosen: definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE name = 'a';
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: a condition of a function
-- differs: changed view app.chosen: definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE length(name) > 1;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: a sample
-- differs: changed view app.chosen: definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people TABLESAMPLE system (10) WHERE score > 1;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: DISTINCT in a view
-- differs: changed view app.chosen: definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT DISTINCT id, name FROM app.people WHERE score > 1;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: DISTINCT ON in a view
-- differs: changed view app.chosen: definition
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT DISTINCT ON (id) id, name FROM app.people WHERE score > 1;
-- undo:
DROP VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: a left join
-- differs: changed view app.joined: definition
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p LEFT JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id;
-- undo:
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id;

-- case: a full join
-- differs: changed view app.joined: definition
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p FULL JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id;
-- undo:
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id;

-- case: another condition of a join
-- differs: changed view app.joined: definition
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.room = p.id WHERE p.score > 1 ORDER BY p.id;
-- undo:
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id;

-- case: the other table's column
-- differs: changed view app.joined: definition
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT b.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id;
-- undo:
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id;

-- case: a descending order
-- differs: changed view app.joined: definition
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id DESC;
-- undo:
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id;

-- case: NULLs first in an order
-- differs: changed view app.joined: definition
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id NULLS FIRST;
-- undo:
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id;

-- case: an order by another table
-- differs: changed view app.joined: definition
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY b.id;
-- undo:
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id;

-- case: a condition that moves to the join
-- differs: changed view app.joined: definition
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id AND p.score > 1 ORDER BY p.id;
-- undo:
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id;

-- case: a lateral subquery
-- differs: changed view app.joined: definition
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN LATERAL (SELECT * FROM app.bookings x WHERE x.person_id = p.id) b ON true WHERE p.score > 1 ORDER BY p.id;
-- undo:
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id;

-- case: rows of the table alone
-- differs: changed view app.joined: definition
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM ONLY app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id;
-- undo:
DROP VIEW app.joined;
CREATE VIEW app.joined AS SELECT p.id, b.room FROM app.people p JOIN app.bookings b ON b.person_id = p.id WHERE p.score > 1 ORDER BY p.id;

-- case: a subquery that is not correlated
-- differs: changed view app.correlated: definition
DROP VIEW app.correlated;
CREATE VIEW app.correlated AS SELECT id FROM app.people p WHERE EXISTS (SELECT 1 FROM app.bookings b WHERE b.person_id = b.id);
-- undo:
DROP VIEW app.correlated;
CREATE VIEW app.correlated AS SELECT id FROM app.people p WHERE EXISTS (SELECT 1 FROM app.bookings b WHERE b.person_id = p.id);

-- case: NOT EXISTS
-- differs: changed view app.correlated: definition
DROP VIEW app.correlated;
CREATE VIEW app.correlated AS SELECT id FROM app.people p WHERE NOT EXISTS (SELECT 1 FROM app.bookings b WHERE b.person_id = p.id);
-- undo:
DROP VIEW app.correlated;
CREATE VIEW app.correlated AS SELECT id FROM app.people p WHERE EXISTS (SELECT 1 FROM app.bookings b WHERE b.person_id = p.id);

-- case: a subquery of another table
-- differs: changed view app.correlated: definition
DROP VIEW app.correlated;
CREATE VIEW app.correlated AS SELECT id FROM app.people p WHERE EXISTS (SELECT 1 FROM app.old_bookings b WHERE b.person_id = p.id);
-- undo:
DROP VIEW app.correlated;
CREATE VIEW app.correlated AS SELECT id FROM app.people p WHERE EXISTS (SELECT 1 FROM app.bookings b WHERE b.person_id = p.id);

-- case: IN for EXISTS
-- differs: changed view app.correlated: definition
DROP VIEW app.correlated;
CREATE VIEW app.correlated AS SELECT id FROM app.people p WHERE id IN (SELECT b.person_id FROM app.bookings b);
-- undo:
DROP VIEW app.correlated;
CREATE VIEW app.correlated AS SELECT id FROM app.people p WHERE EXISTS (SELECT 1 FROM app.bookings b WHERE b.person_id = p.id);

-- case: the branches of a CASE in another order
-- differs: changed view app.classes: definition
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 2 THEN 'middle' WHEN score > 5 THEN 'high' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');
-- undo:
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');

-- case: no ELSE
-- differs: changed view app.classes: definition
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');
-- undo:
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');

-- case: another ELSE
-- differs: changed view app.classes: definition
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'Low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');
-- undo:
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');

-- case: AND and OR nest otherwise
-- differs: changed view app.classes: definition
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE (score > 1 AND id > 2 OR name = 'a') AND code IN ('a', 'b');
-- undo:
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');

-- case: a blank in a text
-- differs: changed view app.classes: definition
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high ' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');
-- undo:
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');

-- case: a list in another order
-- differs: changed view app.classes: definition
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('b', 'a');
-- undo:
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');

-- case: a shorter list
-- differs: changed view app.classes: definition
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a');
-- undo:
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');

-- case: text of another column
-- differs: changed view app.classes: definition
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR code = 'a') AND code IN ('a', 'b');
-- undo:
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');

-- case: NOT around two conditions
-- differs: changed view app.classes: definition
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND NOT (id > 2 OR name = 'a') AND code IN ('a', 'b');
-- undo:
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');

-- case: NOT around one of two conditions
-- differs: changed view app.classes: definition
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (NOT id > 2 OR name = 'a') AND code IN ('a', 'b');
-- undo:
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');

-- case: ALL for ANY
-- differs: changed view app.classes: definition
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code <> ALL (ARRAY['a', 'b']);
-- undo:
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');

-- case: LIKE for equality
-- differs: changed view app.classes: definition
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name LIKE 'a') AND code IN ('a', 'b');
-- undo:
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');

-- case: ILIKE for equality
-- differs: changed view app.classes: definition
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name ILIKE 'a') AND code IN ('a', 'b');
-- undo:
DROP VIEW app.classes;
CREATE VIEW app.classes AS SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 2 THEN 'middle' ELSE 'low' END AS class FROM app.people WHERE score > 1 AND (id > 2 OR name = 'a') AND code IN ('a', 'b');

-- case: another aggregate
-- differs: changed view app.grouped: columns, definition
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, max(score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;
-- undo:
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;

-- case: another filter
-- differs: changed view app.grouped: definition
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) FILTER (WHERE score > 2) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;
-- undo:
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;

-- case: no filter
-- differs: changed view app.grouped: definition
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;
-- undo:
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;

-- case: another HAVING
-- differs: changed view app.grouped: definition
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 2;
-- undo:
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;

-- case: an aggregate of distinct values
-- differs: changed view app.grouped: definition
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(DISTINCT score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;
-- undo:
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;

-- case: another partition of a window
-- differs: changed view app.grouped: definition
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) FILTER (WHERE score > 1) AS total, row_number() OVER (ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;
-- undo:
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;

-- case: a frame
-- differs: changed view app.grouped: definition
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code ROWS CURRENT ROW) AS place FROM app.people GROUP BY code HAVING count(*) > 1;
-- undo:
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;

-- case: grouping sets
-- differs: changed view app.grouped: definition
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY ROLLUP (code) HAVING count(*) > 1;
-- undo:
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;

-- case: count of a column
-- differs: changed view app.grouped: definition
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(code) AS number, sum(score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;
-- undo:
DROP VIEW app.grouped;
CREATE VIEW app.grouped AS SELECT code, count(*) AS number, sum(score) FILTER (WHERE score > 1) AS total, row_number() OVER (PARTITION BY code ORDER BY code) AS place FROM app.people GROUP BY code HAVING count(*) > 1;

-- case: UNION ALL
-- differs: changed view app.united: definition
DROP VIEW app.united;
CREATE VIEW app.united AS SELECT id FROM app.people UNION ALL SELECT id FROM app.bookings;
-- undo:
DROP VIEW app.united;
CREATE VIEW app.united AS SELECT id FROM app.people UNION SELECT id FROM app.bookings;

-- case: EXCEPT
-- differs: changed view app.united: definition
DROP VIEW app.united;
CREATE VIEW app.united AS SELECT id FROM app.people EXCEPT SELECT id FROM app.bookings;
-- undo:
DROP VIEW app.united;
CREATE VIEW app.united AS SELECT id FROM app.people UNION SELECT id FROM app.bookings;

-- case: INTERSECT
-- differs: changed view app.united: definition
DROP VIEW app.united;
CREATE VIEW app.united AS SELECT id FROM app.people INTERSECT SELECT id FROM app.bookings;
-- undo:
DROP VIEW app.united;
CREATE VIEW app.united AS SELECT id FROM app.people UNION SELECT id FROM app.bookings;

-- case: the other way round
-- differs: changed view app.united: definition
DROP VIEW app.united;
CREATE VIEW app.united AS SELECT id FROM app.bookings UNION SELECT id FROM app.people;
-- undo:
DROP VIEW app.united;
CREATE VIEW app.united AS SELECT id FROM app.people UNION SELECT id FROM app.bookings;

-- case: the end of a recursion
-- differs: changed view app.recursive: definition
DROP VIEW app.recursive;
CREATE VIEW app.recursive AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6) SELECT i FROM n;
-- undo:
DROP VIEW app.recursive;
CREATE VIEW app.recursive AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n;

-- case: a recursion without duplicates
-- differs: changed view app.recursive: definition
DROP VIEW app.recursive;
CREATE VIEW app.recursive AS WITH RECURSIVE n (i) AS (SELECT 1 UNION SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n;
-- undo:
DROP VIEW app.recursive;
CREATE VIEW app.recursive AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n;

-- case: a materialized query
-- differs: changed view app.recursive: definition
DROP VIEW app.recursive;
CREATE VIEW app.recursive AS WITH RECURSIVE n (i) AS MATERIALIZED (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n;
-- undo:
DROP VIEW app.recursive;
CREATE VIEW app.recursive AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n;

-- case: text and an array of text
-- differs: changed view app.tagged: definition
DROP VIEW app.tagged;
CREATE VIEW app.tagged AS SELECT id FROM app.people WHERE code = '{a}';
-- undo:
DROP VIEW app.tagged;
CREATE VIEW app.tagged AS SELECT id FROM app.people WHERE tags = '{a}';

-- case: numbers divided otherwise
-- differs: changed view app.halves: columns, definition
DROP VIEW app.halves;
CREATE VIEW app.halves AS SELECT score::numeric / 2 AS half FROM app.people;
-- undo:
DROP VIEW app.halves;
CREATE VIEW app.halves AS SELECT score / 2 AS half FROM app.people;

-- case: a cast in a condition
-- differs: changed view app.cast_condition: definition
DROP VIEW app.cast_condition;
CREATE VIEW app.cast_condition AS SELECT id FROM app.people WHERE score::numeric / 2 > 1;
-- undo:
DROP VIEW app.cast_condition;
CREATE VIEW app.cast_condition AS SELECT id FROM app.people WHERE score / 2 > 1;

-- case: parentheses in a sum
-- differs: changed view app.sums: definition
DROP VIEW app.sums;
CREATE VIEW app.sums AS SELECT id - (score - 1) AS x FROM app.people;
-- undo:
DROP VIEW app.sums;
CREATE VIEW app.sums AS SELECT id - score - 1 AS x FROM app.people;

-- case: a column and who asks
-- differs: changed view app.asking: definition
DROP VIEW app.asking;
CREATE VIEW app.asking AS SELECT "current_user" AS who FROM app.quoted;
-- undo:
DROP VIEW app.asking;
CREATE VIEW app.asking AS SELECT CURRENT_USER AS who FROM app.quoted;

-- case: a name in quotes
-- differs: changed view app.quoting: definition
DROP VIEW app.quoting;
CREATE VIEW app.quoting AS SELECT "Name" AS name FROM app.quoted;
-- undo:
DROP VIEW app.quoting;
CREATE VIEW app.quoting AS SELECT name FROM app.quoted;

-- case: options of a view
-- differs: changed view app.chosen: options
ALTER VIEW app.chosen SET (security_barrier = true);
-- undo:
ALTER VIEW app.chosen RESET (security_barrier);

-- case: a check option
-- differs: changed view app.chosen: options
ALTER VIEW app.chosen SET (check_option = cascaded);
-- undo:
ALTER VIEW app.chosen RESET (check_option);

-- case: the rights of whom a view reads with since 15
-- differs: changed view app.chosen: options
ALTER VIEW app.chosen SET (security_invoker = true);
-- undo:
ALTER VIEW app.chosen RESET (security_invoker);

-- case: a default of a view's column
-- differs: unexpected column app.chosen.name
ALTER VIEW app.chosen ALTER COLUMN name SET DEFAULT 'x';
-- undo:
ALTER VIEW app.chosen ALTER COLUMN name DROP DEFAULT;

-- case: a view becomes materialized
-- differs: missing view app.chosen
-- differs: unexpected materialized view app.chosen
DROP VIEW app.chosen;
CREATE MATERIALIZED VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;
-- undo:
DROP MATERIALIZED VIEW app.chosen;
CREATE VIEW app.chosen AS SELECT id, name FROM app.people WHERE score > 1;

-- case: a materialized view is gone
-- differs: missing materialized view app.summary
DROP MATERIALIZED VIEW app.summary;
-- undo:
CREATE MATERIALIZED VIEW app.summary AS SELECT code, count(*) AS number FROM app.people GROUP BY code;

-- case: the query of a materialized view
-- differs: changed materialized view app.summary: definition
DROP MATERIALIZED VIEW app.summary;
CREATE MATERIALIZED VIEW app.summary AS SELECT code, count(*) AS number FROM app.people WHERE score > 3 GROUP BY code;
-- undo:
DROP MATERIALIZED VIEW app.summary;
CREATE MATERIALIZED VIEW app.summary AS SELECT code, count(*) AS number FROM app.people GROUP BY code;

-- case: the columns of a materialized view
-- differs: changed materialized view app.summary: columns, definition
DROP MATERIALIZED VIEW app.summary;
CREATE MATERIALIZED VIEW app.summary AS SELECT code, count(*)::integer AS number FROM app.people GROUP BY code;
-- undo:
DROP MATERIALIZED VIEW app.summary;
CREATE MATERIALIZED VIEW app.summary AS SELECT code, count(*) AS number FROM app.people GROUP BY code;

-- case: options of a materialized view
-- differs: changed materialized view app.summary: options
ALTER MATERIALIZED VIEW app.summary SET (fillfactor = 70);
-- undo:
ALTER MATERIALIZED VIEW app.summary RESET (fillfactor);

-- case: TOAST options of a materialized view
-- differs: changed materialized view app.summary: options
ALTER MATERIALIZED VIEW app.summary SET (toast.autovacuum_enabled = off);
-- undo:
ALTER MATERIALIZED VIEW app.summary RESET (toast.autovacuum_enabled);

-- case: the access method of a materialized view
-- differs: changed materialized view app.summary: access method
DROP MATERIALIZED VIEW app.summary;
CREATE MATERIALIZED VIEW app.summary USING other_heap AS SELECT code, count(*) AS number FROM app.people GROUP BY code;
-- undo:
DROP MATERIALIZED VIEW app.summary;
CREATE MATERIALIZED VIEW app.summary AS SELECT code, count(*) AS number FROM app.people GROUP BY code;

-- case: the storage of a materialized view's column
-- differs: unexpected column app.summary.code
ALTER MATERIALIZED VIEW app.summary ALTER COLUMN code SET STORAGE EXTERNAL;
-- undo:
ALTER MATERIALIZED VIEW app.summary ALTER COLUMN code SET STORAGE EXTENDED;

-- case: a rule is gone
-- differs: missing rule app.people.silent
DROP RULE silent ON app.people;
-- undo:
CREATE OR REPLACE RULE silent AS ON DELETE TO app.people WHERE old.id > 5 DO INSTEAD NOTHING;

-- case: a rule for other rows
-- differs: changed rule app.people.silent: definition
CREATE OR REPLACE RULE silent AS ON DELETE TO app.people WHERE old.id > 6 DO INSTEAD NOTHING;
-- undo:
CREATE OR REPLACE RULE silent AS ON DELETE TO app.people WHERE old.id > 5 DO INSTEAD NOTHING;

-- case: a rule that does something else
-- differs: changed rule app.people.silent: definition
CREATE OR REPLACE RULE silent AS ON DELETE TO app.people WHERE old.id > 5 DO ALSO INSERT INTO app.bookings (id) VALUES (old.id);
-- undo:
CREATE OR REPLACE RULE silent AS ON DELETE TO app.people WHERE old.id > 5 DO INSTEAD NOTHING;

-- case: a rule of another event
-- differs: changed rule app.people.silent: definition
DROP RULE silent ON app.people;
CREATE OR REPLACE RULE silent AS ON UPDATE TO app.people WHERE old.id > 5 DO INSTEAD NOTHING;
-- undo:
DROP RULE silent ON app.people;
CREATE OR REPLACE RULE silent AS ON DELETE TO app.people WHERE old.id > 5 DO INSTEAD NOTHING;

-- case: a rule is off
-- differs: not enforced rule app.people.silent: state
ALTER TABLE app.people DISABLE RULE silent;
-- undo:
ALTER TABLE app.people ENABLE RULE silent;

-- case: a rule that is always on
-- differs: changed rule app.people.silent: state
ALTER TABLE app.people ENABLE ALWAYS RULE silent;
-- undo:
ALTER TABLE app.people ENABLE RULE silent;

-- case: a rule for replicas only
-- differs: not enforced rule app.people.silent: state
ALTER TABLE app.people ENABLE REPLICA RULE silent;
-- undo:
ALTER TABLE app.people ENABLE RULE silent;

-- case: a materialized view without rows
-- differs: not enforced materialized view app.summary: state
REFRESH MATERIALIZED VIEW app.summary WITH NO DATA;
-- undo:
REFRESH MATERIALIZED VIEW app.summary;
