--liquibase formatted sql

--changeset schema-assurance:backfill-backfill_batch splitStatements:false stripComments:false
--comment: Makes the missing rooms of the lessons of one key range, notes them, and returns how many it made.
CREATE OR REPLACE FUNCTION schema_assurance.backfill_batch(first_lesson uuid, last_lesson uuid) RETURNS bigint
-- A batch is a small part of its tables; with the default the planner reads all of bookings for one where VACUUM has not been yet.
LANGUAGE plpgsql SET random_page_cost = 1.1 AS $body$
-- A column that somebody adds may have a variable's or a parameter's name.
#variable_conflict use_variable
DECLARE
  made bigint;
BEGIN
  FOR try IN 1 .. 5 LOOP
    BEGIN
      -- ON CONFLICT alone: with a look first the planner estimates badly, and a batch takes twice as long. Sorted by pair, so that
      -- two runners take their locks in one order.
      WITH room AS (
        INSERT INTO public.chat_rooms (teacher_id, student_id)
        SELECT DISTINCT lesson.teacher_id, booking.student_id
        FROM public.lessons AS lesson
        JOIN public.bookings AS booking ON booking.lesson_id = lesson.id
        WHERE lesson.id BETWEEN first_lesson AND last_lesson
          AND lesson.deleted_at IS NULL
          AND booking.status = 'active'
          AND booking.deleted_at IS NULL
          AND lesson.teacher_id <> booking.student_id
        ORDER BY lesson.teacher_id, booking.student_id
        ON CONFLICT (teacher_id, student_id) DO NOTHING
        RETURNING id),
      noted AS (
        INSERT INTO schema_assurance.backfilled_room (chat_room_id)
        SELECT id FROM room
        ON CONFLICT DO NOTHING)
      SELECT count(*) INTO made FROM room;
      RETURN made;
    EXCEPTION WHEN deadlock_detected THEN
      -- The application's own transactions need not be sorted.
      PERFORM pg_sleep(0.05 * try);
    END;
  END LOOP;
  RAISE deadlock_detected USING MESSAGE = format(
    'the backfill met five deadlocks in a row at lesson %s; what it made stays, and the next update goes on.', first_lesson);
END
$body$;
--rollback DROP FUNCTION IF EXISTS schema_assurance.backfill_batch(uuid, uuid);

--changeset schema-assurance:backfill-backfill_rooms splitStatements:false stripComments:false
--comment: Makes the missing room of every eligible booking, in batches of lessons that are committed one by one.
-- No cursor is kept: a room that is there costs a look, and what changed behind the cursor since a run was killed is seen.
-- COMMIT forbids an exception block or a SET clause around it (PL/pgSQL, "Transaction Management").
CREATE OR REPLACE PROCEDURE schema_assurance.backfill_rooms(lessons_a_batch integer) LANGUAGE plpgsql AS $body$
-- A column that somebody adds may have a variable's or a parameter's name.
#variable_conflict use_variable
DECLARE
  first_lesson uuid := (SELECT id FROM public.lessons ORDER BY id LIMIT 1);
  last_lesson uuid;
  made bigint := 0;
BEGIN
  WHILE first_lesson IS NOT NULL LOOP
    last_lesson := coalesce(
      (SELECT id FROM public.lessons WHERE id >= first_lesson ORDER BY id OFFSET lessons_a_batch - 1 LIMIT 1),
      'ffffffff-ffff-ffff-ffff-ffffffffffff');
    made := made + schema_assurance.backfill_batch(first_lesson, last_lesson);
    COMMIT;
    first_lesson := (SELECT id FROM public.lessons WHERE id > last_lesson ORDER BY id LIMIT 1);
  END LOOP;
  RAISE NOTICE 'the backfill made % chat rooms', made;
END
$body$;
--rollback DROP PROCEDURE IF EXISTS schema_assurance.backfill_rooms(integer);

--changeset schema-assurance:backfill-end_with_the_client splitStatements:false stripComments:false
--comment: Lets this session's statements end with its client, so that the update after a killed one need not wait for them.
CREATE OR REPLACE PROCEDURE schema_assurance.end_with_the_client() LANGUAGE plpgsql AS $body$
BEGIN
  PERFORM set_config('client_connection_check_interval', '1s', false);
EXCEPTION WHEN invalid_parameter_value THEN
  RAISE NOTICE 'this system can''t tell when a client is gone: a killed backfill ends by itself';
END
$body$;
--rollback DROP PROCEDURE IF EXISTS schema_assurance.end_with_the_client();

--changeset schema-assurance:backfill-unreferenced_condition splitStatements:false stripComments:false
--comment: The condition, as SQL, that nothing refers to a room by any foreign key of any table.
CREATE OR REPLACE FUNCTION schema_assurance.unreferenced_condition() RETURNS text LANGUAGE sql STABLE AS $body$
  SELECT coalesce(
    string_agg(format('NOT EXISTS (SELECT FROM %s AS child WHERE %s)', c.conrelid::regclass, keys.are_equal), ' AND '),
    'true')
  FROM pg_constraint AS c
  CROSS JOIN LATERAL (
    SELECT string_agg(format('child.%I = room.%I', source.attname, target.attname), ' AND ') AS are_equal
    FROM unnest(c.conkey, c.confkey) AS pair(source_key, target_key)
    JOIN pg_attribute AS source ON source.attrelid = c.conrelid AND source.attnum = pair.source_key
    JOIN pg_attribute AS target ON target.attrelid = c.confrelid AND target.attnum = pair.target_key) AS keys
  WHERE c.contype = 'f' AND c.confrelid = 'public.chat_rooms'::regclass;
$body$;
--rollback DROP FUNCTION IF EXISTS schema_assurance.unreferenced_condition();

--changeset schema-assurance:backfill-remove_backfilled_rooms splitStatements:false stripComments:false
--comment: Removes the rooms that the backfill changeset made and that nothing refers to; the others stay, and stay noted.
CREATE OR REPLACE PROCEDURE schema_assurance.remove_backfilled_rooms(rooms_a_batch integer) LANGUAGE plpgsql AS $body$
-- A column that somebody adds may have a variable's or a parameter's name.
#variable_conflict use_variable
DECLARE
  batch uuid[];
  last_room uuid := '00000000-0000-0000-0000-000000000000';
  removed_in_batch bigint;
  removed bigint := 0;
  remaining bigint;
BEGIN
  LOOP
    batch := ARRAY(
      SELECT chat_room_id FROM schema_assurance.backfilled_room WHERE chat_room_id > last_room ORDER BY chat_room_id LIMIT rooms_a_batch);
    EXIT WHEN cardinality(batch) = 0;
    last_room := batch[cardinality(batch)];
    -- Locked before the look, which is a statement of its own: a message that comes between would be lost where its key cascades.
    PERFORM FROM public.chat_rooms WHERE id = ANY (batch) ORDER BY id FOR UPDATE;
    -- A soft-deleted room says that somebody deleted that chat: removed, the next backfill would bring it back.
    EXECUTE 'DELETE FROM public.chat_rooms AS room WHERE room.id = ANY ($1) AND room.deleted_at IS NULL AND '
      || schema_assurance.unreferenced_condition() USING batch;
    GET DIAGNOSTICS removed_in_batch = ROW_COUNT;
    removed := removed + removed_in_batch;
    DELETE FROM schema_assurance.backfilled_room AS noted
    WHERE noted.chat_room_id = ANY (batch) AND NOT EXISTS (SELECT FROM public.chat_rooms AS room WHERE room.id = noted.chat_room_id);
    COMMIT;
  END LOOP;
  SELECT count(*) INTO remaining FROM schema_assurance.backfilled_room;
  IF remaining > 0 THEN
    RAISE WARNING 'the rollback of the backfill removed % chat rooms and left %, which are in use or soft-deleted', removed, remaining;
  ELSE
    RAISE NOTICE 'the rollback of the backfill removed % chat rooms and left none', removed;
  END IF;
END
$body$;
--rollback DROP PROCEDURE IF EXISTS schema_assurance.remove_backfilled_rooms(integer);
