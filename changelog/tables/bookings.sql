--liquibase formatted sql

--changeset schema-assurance:table-bookings splitStatements:false stripComments:false
--comment: A student's booking of a lesson; status is active, completed or cancelled.
DO $do$
BEGIN
  SET LOCAL lock_timeout = '3s';
  IF to_regclass('public.bookings') IS NULL THEN
    CREATE TABLE public.bookings (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      lesson_id uuid,
      student_id uuid,
      status varchar(50),
      deleted_at timestamp
    );
    CALL schema_assurance.remember('table public.bookings');
  END IF;
END
$do$;
--rollback CALL schema_assurance.undo_table('public.bookings');
