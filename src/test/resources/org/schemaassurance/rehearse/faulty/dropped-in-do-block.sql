--liquibase formatted sql
-- expects: column-dropped public.product
-- expects: rows-changed public.product
-- expects: several-tables-locked public.customer

--changeset shop:stock splitStatements:false rollbackSplitStatements:false
DO $$BEGIN
  SET LOCAL lock_timeout = '2s';
  ALTER TABLE public.product DROP COLUMN stock;
  EXECUTE 'ALTER TABLE public.customer ADD COLUMN basket text';
END$$;
--rollback SET LOCAL lock_timeout = '2s'; ALTER TABLE public.product ADD COLUMN stock integer NOT NULL DEFAULT 0;
--rollback ALTER TABLE public.customer DROP COLUMN basket;
