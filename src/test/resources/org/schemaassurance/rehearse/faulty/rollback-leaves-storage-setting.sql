--liquibase formatted sql
-- expects: rollback-incomplete public.legacy

--changeset shop:fillfactor
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.legacy SET (fillfactor = 70, autovacuum_enabled = true);
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.legacy RESET (autovacuum_enabled);
