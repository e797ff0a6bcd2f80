--liquibase formatted sql
-- expects: rollback-incomplete table public.legacy TO pg_monitor

--changeset shop:grant
GRANT SELECT, INSERT ON public.legacy TO pg_monitor;
--rollback REVOKE INSERT ON public.legacy FROM pg_monitor;
