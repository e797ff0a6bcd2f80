--liquibase formatted sql

--changeset schema-assurance:own-indexes_like splitStatements:false stripComments:false
--comment: Valid indexes on exactly these columns, in any order where they are unique, with this condition.
-- An index of ours that is still to become the constraint of its name does not count: the changeset has to go on with it.
CREATE OR REPLACE FUNCTION schema_assurance.indexes_like(table_name text, columns text[], is_unique boolean, condition text)
RETURNS bigint LANGUAGE sql STABLE AS $body$
  SELECT count(*)
  FROM pg_index AS i
  JOIN pg_class AS c ON c.oid = i.indexrelid
  CROSS JOIN LATERAL (
    SELECT array_agg(a.attname::text ORDER BY k.place) AS in_order, array_agg(a.attname::text ORDER BY a.attname) AS sorted
    FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS k(attnum, place)
    JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
    WHERE k.place <= i.indnkeyatts) AS key
  WHERE i.indrelid = to_regclass(table_name)
    AND i.indisvalid
    AND i.indimmediate
    AND i.indnkeyatts = cardinality(columns)
    AND CASE WHEN is_unique
          THEN i.indisunique AND key.sorted = (SELECT array_agg(name ORDER BY name) FROM unnest(columns) AS name)
          ELSE key.in_order = columns
        END
    -- (status)::text = 'active'::text on a varchar, status = 'active'::text on a text: without casts and parentheses they are one.
    AND regexp_replace(coalesce(pg_get_expr(i.indpred, i.indrelid), ''), '::[a-z. ]+|[()]', '', 'g') = condition
    AND NOT (is_unique
      AND schema_assurance.was_made('index public.' || c.relname)
      AND NOT EXISTS (SELECT FROM pg_constraint AS con WHERE con.conindid = i.indexrelid AND con.contype = 'u'));
$body$;
--rollback DROP FUNCTION IF EXISTS schema_assurance.indexes_like(text, text[], boolean, text);

--changeset schema-assurance:own-index_is_needless splitStatements:false stripComments:false
--comment: 1 when an index is there already, or one of its columns is not; 0 when it is to be built. (A precondition compares numbers.)
CREATE OR REPLACE FUNCTION schema_assurance.index_is_needless(table_name text, columns text[], is_unique boolean, condition text)
RETURNS integer LANGUAGE sql STABLE AS $body$
  SELECT (
    schema_assurance.indexes_like(table_name, columns, is_unique, condition) > 0
    OR NOT EXISTS (SELECT FROM pg_class WHERE oid = to_regclass(table_name) AND relkind = 'r' AND pg_has_role(relowner, 'USAGE'))
    OR EXISTS (
      SELECT FROM unnest(columns) AS name
      WHERE NOT EXISTS (
        SELECT FROM pg_attribute WHERE attrelid = to_regclass(table_name) AND attname = name AND NOT attisdropped)))::integer;
$body$;
--rollback DROP FUNCTION IF EXISTS schema_assurance.index_is_needless(text, text[], boolean, text);

--changeset schema-assurance:own-prepare_index splitStatements:false stripComments:false
--comment: Clears the way for a concurrent build: notes that the index is ours, and drops the invalid leftover of a build that failed.
CREATE OR REPLACE PROCEDURE schema_assurance.prepare_index(index_name text) LANGUAGE plpgsql AS $body$
DECLARE
  leftover boolean;
BEGIN
  SELECT NOT indisvalid INTO leftover FROM pg_index WHERE indexrelid = to_regclass(index_name);
  IF leftover THEN
    CALL schema_assurance.patiently('DROP INDEX ' || index_name);
  ELSIF to_regclass(index_name) IS NOT NULL AND NOT schema_assurance.was_made('index ' || index_name) THEN
    RAISE EXCEPTION '% is there already and is not the index that the changelog would build: rename it, then run the update again.', index_name;
  END IF;
  -- Noted before it is built: a build that is killed leaves an index that has to count as ours.
  CALL schema_assurance.remember('index ' || index_name);
END
$body$;
--rollback DROP PROCEDURE IF EXISTS schema_assurance.prepare_index(text);

--changeset schema-assurance:own-refuse_repeated_pairs splitStatements:false stripComments:false
--comment: Counts the pairs that have more than one room, names some, and stops.
CREATE OR REPLACE PROCEDURE schema_assurance.refuse_repeated_pairs() LANGUAGE plpgsql AS $body$
DECLARE
  repeated record;
BEGIN
  WITH pair AS MATERIALIZED (
    SELECT teacher_id, student_id, count(*) AS rooms
    FROM public.chat_rooms
    WHERE teacher_id IS NOT NULL AND student_id IS NOT NULL
    GROUP BY teacher_id, student_id
    HAVING count(*) > 1)
  SELECT
    (SELECT count(*) FROM pair) AS pairs,
    (SELECT sum(rooms) FROM pair) AS rooms,
    (SELECT string_agg(format('(%s, %s)', teacher_id, student_id), ', ')
     FROM (SELECT teacher_id, student_id FROM pair ORDER BY teacher_id, student_id LIMIT 5) AS first_pairs) AS examples
  INTO repeated;
  IF repeated.pairs > 0 THEN
    RAISE EXCEPTION 'public.chat_rooms has % rooms for % of (teacher_id, student_id) where it may have one each, for example %; merge those rooms, then run the update again.',
      repeated.rooms, CASE repeated.pairs WHEN 1 THEN '1 pair' ELSE repeated.pairs || ' pairs' END, repeated.examples;
  END IF;
END
$body$;
--rollback DROP PROCEDURE IF EXISTS schema_assurance.refuse_repeated_pairs();
