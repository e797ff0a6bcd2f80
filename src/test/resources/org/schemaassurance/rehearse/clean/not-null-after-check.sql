--liquibase formatted sql

--changeset shop:check
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.orders ADD CONSTRAINT orders_total_given CHECK (total IS NOT NULL) NOT VALID;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.orders DROP CONSTRAINT orders_total_given;

--changeset shop:valid
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.orders VALIDATE CONSTRAINT orders_total_given;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.orders DROP CONSTRAINT orders_total_given;
--rollback ALTER TABLE public.orders ADD CONSTRAINT orders_total_given CHECK (total IS NOT NULL) NOT VALID;

--changeset shop:total
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.orders ALTER COLUMN total SET NOT NULL;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.orders ALTER COLUMN total DROP NOT NULL;
