--liquibase formatted sql
-- expects: index-without-concurrently public.order_item

--changeset shop:index
SET LOCAL lock_timeout = '2s';
CREATE INDEX order_item_product ON public.order_item (product_id);
--rollback SET LOCAL lock_timeout = '2s';
--rollback DROP INDEX public.order_item_product;
