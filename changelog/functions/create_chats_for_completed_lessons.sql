--liquibase formatted sql

--changeset schema-assurance:function-create_chats_for_completed_lessons splitStatements:false stripComments:false
--comment: Opens the missing rooms of lessons that are over, and says how many it opened.
SET LOCAL lock_timeout = '3s';
CALL schema_assurance.keep_function('create_chats_for_completed_lessons', 'integer');
CREATE OR REPLACE FUNCTION public.create_chats_for_completed_lessons() RETURNS integer LANGUAGE plpgsql AS $body$
DECLARE
  created pg_catalog.int4;
BEGIN
  INSERT INTO public.chat_rooms (teacher_id, student_id)
  SELECT DISTINCT lesson.teacher_id, booking.student_id
  FROM public.bookings AS booking
  JOIN public.lessons AS lesson ON lesson.id OPERATOR(pg_catalog.=) booking.lesson_id
  WHERE booking.status OPERATOR(pg_catalog.=) 'active'
    AND booking.deleted_at IS NULL
    AND lesson.deleted_at IS NULL
    AND lesson.teacher_id OPERATOR(pg_catalog.<>) booking.student_id
    -- The epoch of a timestamp without time zone takes it as UTC, whatever the session's TimeZone, and that of a timestamptz is
    -- the instant: one expression for both types (Date/Time Functions, EXTRACT, "epoch").
    AND EXTRACT(epoch FROM lesson.end_time) OPERATOR(pg_catalog.<) EXTRACT(epoch FROM pg_catalog.now())
    AND NOT EXISTS (
      SELECT
      FROM public.chat_rooms AS room
      WHERE room.teacher_id OPERATOR(pg_catalog.=) lesson.teacher_id
        AND room.student_id OPERATOR(pg_catalog.=) booking.student_id)
  -- Two sessions that take the pairs in one order do not deadlock.
  ORDER BY lesson.teacher_id, booking.student_id
  ON CONFLICT (teacher_id, student_id) DO NOTHING;
  GET DIAGNOSTICS created = ROW_COUNT;
  RETURN created;
END
$body$;
--rollback CALL schema_assurance.restore('function public.create_chats_for_completed_lessons()');
