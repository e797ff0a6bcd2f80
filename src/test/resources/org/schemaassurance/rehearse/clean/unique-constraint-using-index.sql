--liquibase formatted sql

--changeset shop:index runInTransaction:false
CREATE UNIQUE INDEX CONCURRENTLY product_sku_key ON public.product (sku);
--rollback DROP INDEX CONCURRENTLY IF EXISTS public.product_sku_key;

--changeset shop:unique runInTransaction:false
SET lock_timeout = '2s';
ALTER TABLE public.product ADD CONSTRAINT product_sku_key UNIQUE USING INDEX product_sku_key;
RESET lock_timeout;
--rollback SET lock_timeout = '2s';
--rollback ALTER TABLE public.product DROP CONSTRAINT product_sku_key;
--rollback RESET lock_timeout;
--rollback CREATE UNIQUE INDEX CONCURRENTLY product_sku_key ON public.product (sku);
