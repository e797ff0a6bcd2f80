--liquibase formatted sql
-- expects: rollback-incomplete public.product.product_stock_check
-- expects: second-up-fails changeset

--changeset shop:check
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.product ADD CONSTRAINT product_stock_check CHECK (stock >= 0) NOT VALID;
--rollback SET LOCAL lock_timeout = '2s';
--rollback SELECT 1;
