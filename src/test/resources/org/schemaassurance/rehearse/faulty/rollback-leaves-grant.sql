--liquibase formatted sql
-- expects: rollback-incomplete public.legacy

--changeset shop:grant
GRANT SELECT, INSERT ON public.legacy TO pg_monitor;
--rollback REVOKE INSERT ON public.legacy FROM pg_monitor;
