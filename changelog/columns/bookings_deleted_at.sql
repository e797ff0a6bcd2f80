--liquibase formatted sql

--changeset schema-assurance:column-bookings.deleted_at splitStatements:false stripComments:false
--comment: The mark of a soft-deleted row, where an adopted table lacks it. Nullable without a default: no row is rewritten.
DO $do$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.bookings'::regclass AND attname = 'deleted_at' AND NOT attisdropped) THEN
    CALL schema_assurance.patiently('ALTER TABLE public.bookings ADD COLUMN deleted_at timestamp');
    CALL schema_assurance.remember('column public.bookings.deleted_at');
  END IF;
END
$do$;
--rollback CALL schema_assurance.undo_column('public.bookings', 'deleted_at');
