--liquibase formatted sql

--changeset shop:check
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.product ADD CONSTRAINT product_stock_check CHECK (stock >= 0) NOT VALID;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.product DROP CONSTRAINT product_stock_check;

--changeset shop:valid
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.product VALIDATE CONSTRAINT product_stock_check;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.product DROP CONSTRAINT product_stock_check;
--rollback ALTER TABLE public.product ADD CONSTRAINT product_stock_check CHECK (stock >= 0) NOT VALID;
