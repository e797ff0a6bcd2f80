--liquibase formatted sql

--changeset schema-assurance:column-messages.deleted_at splitStatements:false stripComments:false
--comment: The mark of a soft-deleted row, where an adopted table lacks it. Nullable without a default: no row is rewritten.
DO $do$
BEGIN
  -- Only verification reads messages, so what stands in the way there does not stop the update.
  IF NOT EXISTS (SELECT FROM pg_class WHERE oid = 'public.messages'::regclass AND relkind = 'r' AND pg_has_role(relowner, 'USAGE')) THEN
    RAISE WARNING 'public.messages gets no column deleted_at: it is not an ordinary table of %', current_user;
  ELSIF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.messages'::regclass AND attname = 'deleted_at' AND NOT attisdropped) THEN
    CALL schema_assurance.patiently('ALTER TABLE public.messages ADD COLUMN deleted_at timestamp');
    CALL schema_assurance.remember('column public.messages.deleted_at');
  END IF;
END
$do$;
--rollback CALL schema_assurance.undo_column('public.messages', 'deleted_at');
