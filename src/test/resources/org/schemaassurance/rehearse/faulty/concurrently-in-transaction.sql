--liquibase formatted sql
-- expects: concurrently-in-transaction public.legacy_code
-- expects: up-fails changeset

--changeset shop:index
CREATE INDEX CONCURRENTLY legacy_code ON public.legacy (code);
--rollback DROP INDEX public.legacy_code;
