--liquibase formatted sql

--changeset schema-assurance:table-lessons splitStatements:false stripComments:false
--comment: A teacher's lesson. Its foreign key is added after the data was looked at, like all of them. Times are UTC.
DO $do$
BEGIN
  SET LOCAL lock_timeout = '3s';
  IF to_regclass('public.lessons') IS NULL THEN
    CREATE TABLE public.lessons (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      teacher_id uuid,
      start_time timestamp,
      end_time timestamp,
      deleted_at timestamp
    );
    CALL schema_assurance.remember('table public.lessons');
  END IF;
END
$do$;
--rollback CALL schema_assurance.undo_table('public.lessons');
