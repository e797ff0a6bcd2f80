--liquibase formatted sql

--changeset schema-assurance:preflight endDelimiter:;; stripComments:false
--preconditions onFail:HALT onError:HALT
--precondition-sql-check expectedResult:enough SELECT coalesce((SELECT format('%s lacks a right: %s', quote_ident(current_user), needed.grant_it) FROM (VALUES (1, has_schema_privilege(to_regnamespace('public')::oid, 'USAGE') AND has_schema_privilege(to_regnamespace('public')::oid, 'CREATE'), format('GRANT USAGE, CREATE ON SCHEMA public TO %I', current_user)), (2, has_database_privilege(current_database(), 'TEMPORARY'), format('GRANT TEMPORARY ON DATABASE %I TO %I', current_database(), current_user)), (3, to_regnamespace('schema_assurance') IS NOT NULL OR has_database_privilege(current_database(), 'CREATE'), format('GRANT CREATE ON DATABASE %I TO %I', current_database(), current_user)), (4, NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'schema_assurance' AND NOT pg_has_role(nspowner, 'USAGE')), format('ALTER SCHEMA schema_assurance OWNER TO %I', current_user)), (5, NOT EXISTS (SELECT FROM pg_proc WHERE pronamespace = to_regnamespace('public') AND pronargs = 0 AND proname IN ('create_chat_on_booking_active', 'create_chats_for_completed_lessons') AND NOT pg_has_role(proowner, 'USAGE')), format('what public.create_chat_on_booking_active() and public.create_chats_for_completed_lessons() belong to has to be granted to %I', current_user))) AS needed(place, is_held, grant_it) WHERE is_held IS NOT TRUE ORDER BY place LIMIT 1), 'enough')
--comment: Refuses, before the first change, tables that the functions or the backfill could not work with.
-- A function in pg_temp, not a DO block: a failed statement is printed in full, and the call is short. It goes with the
-- transaction, so a refused database is left as it was. Tables that are missing are made later and need no look.
-- What only verification reads (messages among it) is not looked at: it never stops an update.
CREATE FUNCTION pg_temp.refusal() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  unfit record;
BEGIN
  IF current_setting('server_version_num')::integer < 140000 THEN
    RETURN format('PostgreSQL %s is too old for CREATE OR REPLACE TRIGGER, 14 is the oldest that will do', current_setting('server_version'));
  END IF;

  -- Partitioned tables are out as well: a concurrent index can't be built on them (CREATE INDEX, "Building Indexes Concurrently").
  SELECT c.relname, c.relkind, pg_get_userbyid(c.relowner) AS owner, pg_has_role(c.relowner, 'USAGE') AS ours
  INTO unfit
  FROM pg_class AS c
  WHERE c.relnamespace = to_regnamespace('public')
    AND c.relname IN ('users', 'lessons', 'bookings', 'chat_rooms')
    AND (c.relkind <> 'r' OR NOT pg_has_role(c.relowner, 'USAGE'))
  ORDER BY c.relname
  LIMIT 1;
  IF FOUND THEN
    IF unfit.relkind <> 'r' THEN
      RETURN format('public.%s is not an ordinary table (relkind "%s")', unfit.relname, unfit.relkind);
    END IF;
    RETURN format('public.%s belongs to %I, whose rights %I does not have', unfit.relname, unfit.owner, current_user);
  END IF;

  SELECT needed.table_name, needed.column_name, needed.kind, format_type(present.type, NULL) AS present_type
  INTO unfit
  FROM (VALUES
    ('users', 'id', 'uuid'),
    ('lessons', 'id', 'uuid'),
    ('lessons', 'teacher_id', 'uuid'),
    ('lessons', 'end_time', 'timestamp'),
    ('bookings', 'id', 'uuid'),
    ('bookings', 'lesson_id', 'uuid'),
    ('bookings', 'student_id', 'uuid'),
    ('bookings', 'status', 'text'),
    ('chat_rooms', 'id', 'uuid'),
    ('chat_rooms', 'teacher_id', 'uuid'),
    ('chat_rooms', 'student_id', 'uuid')) AS needed(table_name, column_name, kind)
  LEFT JOIN LATERAL (
    SELECT a.atttypid AS type, coalesce(nullif(t.typbasetype, 0), t.oid) AS base
    FROM pg_attribute AS a
    JOIN pg_type AS t ON t.oid = a.atttypid
    WHERE a.attrelid = to_regclass('public.' || needed.table_name)
      AND a.attname = needed.column_name
      AND NOT a.attisdropped) AS present ON true
  WHERE to_regclass('public.' || needed.table_name) IS NOT NULL
    AND NOT coalesce(
      CASE needed.kind
        WHEN 'uuid' THEN present.base = 'uuid'::regtype
        WHEN 'timestamp' THEN present.base IN ('timestamp'::regtype, 'timestamptz'::regtype)
        ELSE present.base IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype)
          OR EXISTS (SELECT FROM pg_enum AS e WHERE e.enumtypid = present.base AND e.enumlabel = 'active')
      END,
      false)
  ORDER BY needed.table_name, needed.column_name
  LIMIT 1;
  IF FOUND THEN
    IF unfit.present_type IS NULL THEN
      RETURN format('public.%s has no column %s (%s)', unfit.table_name, unfit.column_name, unfit.kind);
    END IF;
    RETURN format('public.%s.%s is %s, which has to be %s', unfit.table_name, unfit.column_name, unfit.present_type, unfit.kind);
  END IF;

  -- Whatever the trigger inserts would fail, and every booking with it.
  SELECT a.attname
  INTO unfit
  FROM pg_attribute AS a
  WHERE a.attrelid = to_regclass('public.chat_rooms')
    AND a.attnum > 0
    AND NOT a.attisdropped
    AND a.attnotnull
    AND NOT a.atthasdef
    AND a.attidentity = ''
    AND a.attname NOT IN ('id', 'teacher_id', 'student_id')
  ORDER BY a.attnum
  LIMIT 1;
  IF FOUND THEN
    RETURN format('public.chat_rooms.%I is NOT NULL without a default, so no room could be inserted', unfit.attname);
  END IF;

  -- No row is without a mark there, so nothing would ever be eligible.
  SELECT c.relname
  INTO unfit
  FROM pg_attribute AS a
  JOIN pg_class AS c ON c.oid = a.attrelid
  WHERE a.attrelid IN (to_regclass('public.lessons'), to_regclass('public.bookings'))
    AND a.attname = 'deleted_at'
    AND a.attnotnull
  ORDER BY c.relname
  LIMIT 1;
  IF FOUND THEN
    RETURN format('public.%s.deleted_at is NOT NULL, so every row counts as deleted', unfit.relname);
  END IF;

  -- A foreign key needs a unique target (CREATE TABLE, REFERENCES).
  SELECT target.name
  INTO unfit
  FROM (VALUES ('users'), ('lessons')) AS target(name)
  WHERE to_regclass('public.' || target.name) IS NOT NULL
    AND NOT EXISTS (
      SELECT
      FROM pg_index AS i
      JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attname = 'id' AND a.attnum = i.indkey[0]
      WHERE i.indrelid = to_regclass('public.' || target.name)
        AND i.indisunique
        AND i.indisvalid
        AND i.indimmediate
        AND i.indnkeyatts = 1
        AND i.indpred IS NULL)
  ORDER BY target.name
  LIMIT 1;
  IF FOUND THEN
    RETURN format('public.%s.id is neither a primary key nor unique, so no foreign key can refer to it', unfit.name);
  END IF;

  -- ON CONFLICT takes every unique index on the pair as its arbiter, and a deferrable one makes every insert fail (INSERT, ON CONFLICT).
  SELECT c.relname
  INTO unfit
  FROM pg_index AS i
  JOIN pg_class AS c ON c.oid = i.indexrelid
  WHERE i.indrelid = to_regclass('public.chat_rooms')
    AND i.indisunique
    AND NOT i.indimmediate
    AND i.indnkeyatts = 2
    AND i.indpred IS NULL
    AND (SELECT array_agg(a.attname::text ORDER BY a.attname)
         FROM pg_attribute AS a
         WHERE a.attrelid = i.indrelid AND a.attnum IN (i.indkey[0], i.indkey[1])) = ARRAY['student_id', 'teacher_id']
  LIMIT 1;
  IF FOUND THEN
    RETURN format('public.chat_rooms has the deferrable unique constraint %I on teacher_id and student_id, with which every INSERT … ON CONFLICT fails', unfit.relname);
  END IF;

  RETURN '';
END
$$;;

CREATE FUNCTION pg_temp.preflight() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF pg_temp.refusal() <> '' THEN
    RAISE EXCEPTION '%; nothing was changed.', pg_temp.refusal();
  END IF;
END
$$;;

SELECT pg_temp.preflight();;

DROP FUNCTION pg_temp.preflight();;
DROP FUNCTION pg_temp.refusal();;
--rollback empty
