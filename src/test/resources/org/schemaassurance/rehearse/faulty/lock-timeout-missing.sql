--liquibase formatted sql
-- expects: lock-timeout-missing public.product

--changeset shop:weight
ALTER TABLE public.product ADD COLUMN weight integer;
--rollback ALTER TABLE public.product DROP COLUMN weight;
