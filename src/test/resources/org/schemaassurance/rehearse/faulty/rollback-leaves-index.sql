--liquibase formatted sql
-- expects: rollback-incomplete public.legacy.legacy_note

--changeset shop:indexes runInTransaction:false
CREATE INDEX CONCURRENTLY legacy_code ON public.legacy (code);
CREATE INDEX CONCURRENTLY IF NOT EXISTS legacy_note ON public.legacy (note);
--rollback DROP INDEX CONCURRENTLY IF EXISTS public.legacy_code;
