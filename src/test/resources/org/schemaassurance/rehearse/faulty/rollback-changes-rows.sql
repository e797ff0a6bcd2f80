--liquibase formatted sql
-- expects: rows-changed public.product

--changeset shop:stock
UPDATE public.product SET stock = 0 WHERE id <= 10;
--rollback UPDATE public.product SET stock = 1 WHERE id <= 10;
