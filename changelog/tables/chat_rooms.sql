--liquibase formatted sql

--changeset schema-assurance:table-chat_rooms splitStatements:false stripComments:false
--comment: One room for each teacher and student. The pair is NOT NULL, since UNIQUE over nullable columns guards nothing.
DO $do$
BEGIN
  SET LOCAL lock_timeout = '3s';
  IF to_regclass('public.chat_rooms') IS NULL THEN
    CREATE TABLE public.chat_rooms (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      teacher_id uuid NOT NULL,
      student_id uuid NOT NULL,
      -- Without a zone means UTC, whatever the session's TimeZone is.
      created_at timestamp DEFAULT (now() AT TIME ZONE 'UTC'),
      updated_at timestamp,
      deleted_at timestamp
    );
    CALL schema_assurance.remember('table public.chat_rooms');
  END IF;
END
$do$;
--rollback CALL schema_assurance.undo_table('public.chat_rooms');
