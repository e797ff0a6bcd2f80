--liquibase formatted sql

--changeset schema-assurance:default-chat_rooms.id splitStatements:false stripComments:false
--comment: Function and backfill insert rooms without an id, so an adopted table has to make it.
DO $do$
BEGIN
  IF EXISTS (
    SELECT FROM pg_attribute
    WHERE attrelid = 'public.chat_rooms'::regclass AND attname = 'id' AND NOT atthasdef AND attidentity = '')
  THEN
    CALL schema_assurance.patiently('ALTER TABLE public.chat_rooms ALTER COLUMN id SET DEFAULT gen_random_uuid()');
    CALL schema_assurance.remember('default public.chat_rooms.id');
  END IF;
END
$do$;
--rollback CALL schema_assurance.undo('default public.chat_rooms.id', 'ALTER TABLE public.chat_rooms ALTER COLUMN id DROP DEFAULT');
