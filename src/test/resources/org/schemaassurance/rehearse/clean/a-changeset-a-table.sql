--liquibase formatted sql

--changeset shop:product
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.product ADD COLUMN source text;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.product DROP COLUMN source;

--changeset shop:customer
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.customer ADD COLUMN source text;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.customer DROP COLUMN source;
