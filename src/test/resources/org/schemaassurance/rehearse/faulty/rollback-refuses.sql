--liquibase formatted sql
-- expects: rollback-refuses changeset

--changeset shop:kind splitStatements:false rollbackSplitStatements:false
CREATE TABLE public.legacy_kind AS SELECT code FROM public.legacy WHERE code <= 10;
--rollback DO $$ BEGIN IF EXISTS (SELECT 1 FROM public.legacy_kind) THEN RAISE EXCEPTION 'the kinds would be lost'; END IF; DROP TABLE public.legacy_kind; END $$;
