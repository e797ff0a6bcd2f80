--liquibase formatted sql

--changeset schema-assurance:function-create_chat_on_booking_active splitStatements:false stripComments:false
--comment: Opens the chat room of a booking that becomes active.
SET LOCAL lock_timeout = '3s';
CALL schema_assurance.keep_function('create_chat_on_booking_active', 'trigger');
CREATE OR REPLACE FUNCTION public.create_chat_on_booking_active() RETURNS trigger LANGUAGE plpgsql AS $body$
-- Names and operators are qualified, and there is no SET search_path: that clause would also be in force in other people's triggers on
-- chat_rooms, whose unqualified names would then fail the booking, and pg_temp would still come first for tables and types
-- (CREATE FUNCTION, "Writing SECURITY DEFINER Functions Safely").
-- A column that somebody adds may have the variable's name.
#variable_conflict use_variable
DECLARE
  teacher pg_catalog.uuid;
BEGIN
  IF NEW.deleted_at IS NULL THEN
    SELECT lesson.teacher_id INTO teacher
    FROM public.lessons AS lesson
    WHERE lesson.id OPERATOR(pg_catalog.=) NEW.lesson_id AND lesson.deleted_at IS NULL;
  END IF;
  -- Not true either when one of them is null.
  IF teacher OPERATOR(pg_catalog.<>) NEW.student_id THEN
    -- The look first is cheaper than ON CONFLICT alone for the many repeated pairs, and takes no lock; ON CONFLICT is for the
    -- room that another session makes meanwhile. PERFORM costs less than an EXISTS in the condition. A soft-deleted room counts:
    -- somebody deleted that chat.
    PERFORM
    FROM public.chat_rooms AS room
    WHERE room.teacher_id OPERATOR(pg_catalog.=) teacher AND room.student_id OPERATOR(pg_catalog.=) NEW.student_id;
    IF NOT FOUND THEN
      INSERT INTO public.chat_rooms (teacher_id, student_id)
      VALUES (teacher, NEW.student_id)
      ON CONFLICT (teacher_id, student_id) DO NOTHING;
    END IF;
  END IF;
  -- NULL would drop the booking.
  RETURN NEW;
END
$body$;
--rollback CALL schema_assurance.restore('function public.create_chat_on_booking_active()');
