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

--changeset shop:customer-again
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.customer ADD COLUMN target text;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.customer DROP COLUMN target;

--changeset shop:product-again
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.product ADD COLUMN target text;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.product DROP COLUMN target;

--changeset shop:each-by-itself runInTransaction:false
SET lock_timeout = '2s';
ALTER TABLE public.customer ADD COLUMN channel text;
ALTER TABLE public.product ADD COLUMN channel text;
RESET lock_timeout;
--rollback SET lock_timeout = '2s';
--rollback ALTER TABLE public.product DROP COLUMN channel;
--rollback ALTER TABLE public.customer DROP COLUMN channel;
--rollback RESET lock_timeout;
