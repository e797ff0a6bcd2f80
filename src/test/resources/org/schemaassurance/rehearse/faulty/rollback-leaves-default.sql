--liquibase formatted sql
-- expects: rollback-incomplete public.legacy.note

--changeset shop:kind
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.legacy ADD COLUMN kind text, ALTER COLUMN note SET DEFAULT 'none';
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.legacy DROP COLUMN kind;
