--liquibase formatted sql

--changeset shop:key
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.order_item ADD CONSTRAINT order_item_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product NOT VALID;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.order_item DROP CONSTRAINT order_item_product_id_fkey;

--changeset shop:valid
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.order_item VALIDATE CONSTRAINT order_item_product_id_fkey;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.order_item DROP CONSTRAINT order_item_product_id_fkey;
--rollback ALTER TABLE public.order_item ADD CONSTRAINT order_item_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product NOT VALID;
