--liquibase formatted sql

--changeset shop:token
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.orders ADD COLUMN token uuid;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.orders DROP COLUMN token;

--changeset shop:default
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.orders ALTER COLUMN token DROP DEFAULT;
