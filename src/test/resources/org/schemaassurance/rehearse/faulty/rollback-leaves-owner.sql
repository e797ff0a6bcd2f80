--liquibase formatted sql
-- expects: rollback-incomplete table public.legacy

--changeset shop:owner
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.legacy OWNER TO pg_monitor;
--rollback SET LOCAL lock_timeout = '2s';
--rollback SELECT 1;
