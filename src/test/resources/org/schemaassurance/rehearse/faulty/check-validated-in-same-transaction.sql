--liquibase formatted sql
-- expects: constraint-validated-in-same-transaction public.product

--changeset shop:check
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.product ADD CONSTRAINT product_stock_check CHECK (stock >= 0) NOT VALID;
ALTER TABLE public.product VALIDATE CONSTRAINT product_stock_check;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.product DROP CONSTRAINT product_stock_check;
