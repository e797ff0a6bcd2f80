--liquibase formatted sql
-- expects: rollback-incomplete public.customer
-- expects: column-dropped public.customer
-- expects: rows-changed public.customer

--changeset shop:mail
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.customer DROP COLUMN mail;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.customer ADD COLUMN mail text NOT NULL DEFAULT '';
--rollback ALTER TABLE public.customer ALTER COLUMN mail DROP DEFAULT;
