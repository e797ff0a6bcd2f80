--liquibase formatted sql
-- expects: several-tables-locked public.customer
-- expects: several-tables-locked public.product

--changeset shop:source splitStatements:false rollbackSplitStatements:false
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.product ADD COLUMN source text;
ALTER TABLE public.customer ADD COLUMN source text;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.customer DROP COLUMN source;
--rollback ALTER TABLE public.product DROP COLUMN source;
