--liquibase formatted sql
-- expects: table-rewrite public.legacy

--changeset shop:unlogged
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.legacy SET UNLOGGED;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.legacy SET LOGGED;
