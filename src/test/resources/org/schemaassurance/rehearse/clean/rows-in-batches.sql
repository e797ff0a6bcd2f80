--liquibase formatted sql

--changeset shop:weight
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.product ADD COLUMN weight integer;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.product DROP COLUMN weight;

--changeset shop:fill
UPDATE public.product SET weight = 1 WHERE id BETWEEN 1 AND 500;
--rollback UPDATE public.product SET weight = NULL WHERE id BETWEEN 1 AND 500;

--changeset shop:fill-2
UPDATE public.product SET weight = 1 WHERE id BETWEEN 501 AND 1000;
--rollback UPDATE public.product SET weight = NULL WHERE id BETWEEN 501 AND 1000;
