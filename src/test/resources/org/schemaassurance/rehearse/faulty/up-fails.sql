--liquibase formatted sql
-- expects: up-fails changeset

--changeset shop:note
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.legacy ALTER COLUMN notes SET DEFAULT '';
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.legacy ALTER COLUMN note DROP DEFAULT;
