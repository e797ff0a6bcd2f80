--liquibase formatted sql

--changeset shop:view runAlways:true
CREATE OR REPLACE VIEW public.dear_product AS SELECT id, sku FROM public.product WHERE price > 900;
--rollback DROP VIEW IF EXISTS public.dear_product;
