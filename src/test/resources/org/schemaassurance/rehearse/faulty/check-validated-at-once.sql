--liquibase formatted sql
-- expects: check-validated-at-once public.product

--changeset shop:check
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.product ADD CONSTRAINT product_stock_check CHECK (stock >= 0);
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.product DROP CONSTRAINT product_stock_check;
