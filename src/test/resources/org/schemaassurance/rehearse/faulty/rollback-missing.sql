--liquibase formatted sql
-- expects: rollback-missing changeset

--changeset shop:index runInTransaction:false
CREATE INDEX CONCURRENTLY legacy_code ON public.legacy (code);
