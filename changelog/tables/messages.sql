--liquibase formatted sql

--changeset schema-assurance:table-messages splitStatements:false stripComments:false
--comment: What is written in a room. Only verification reads it.
DO $do$
BEGIN
  SET LOCAL lock_timeout = '3s';
  IF to_regclass('public.messages') IS NULL THEN
    CREATE TABLE public.messages (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      chat_room_id uuid,
      sender_id uuid,
      content text,
      created_at timestamp DEFAULT (now() AT TIME ZONE 'UTC'),
      updated_at timestamp,
      deleted_at timestamp
    );
    CALL schema_assurance.remember('table public.messages');
  END IF;
END
$do$;
--rollback CALL schema_assurance.undo_table('public.messages');
