--liquibase formatted sql
-- expects: data-change-beside-ddl public.product

--changeset shop:weight
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.product ADD COLUMN weight integer;
UPDATE public.product SET weight = 1;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.product DROP COLUMN weight;
