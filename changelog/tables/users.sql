--liquibase formatted sql

--changeset schema-assurance:table-users splitStatements:false stripComments:false
--comment: Who teaches and who learns. Adopted where it is there.
DO $do$
BEGIN
  SET LOCAL lock_timeout = '3s';
  IF to_regclass('public.users') IS NULL THEN
    CREATE TABLE public.users (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      email varchar(255) UNIQUE,
      first_name varchar(255),
      last_name varchar(255),
      role varchar(50)
    );
    CALL schema_assurance.remember('table public.users');
  END IF;
END
$do$;
--rollback CALL schema_assurance.undo_table('public.users');
