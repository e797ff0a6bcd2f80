--liquibase formatted sql

--changeset shop:index runInTransaction:false
CREATE INDEX CONCURRENTLY order_item_product ON public.order_item (product_id);
--rollback DROP INDEX CONCURRENTLY IF EXISTS public.order_item_product;
