--liquibase formatted sql

--changeset shop:sku
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.legacy ADD COLUMN kind varchar(10);
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.legacy DROP COLUMN kind;

--changeset shop:longer
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.legacy ALTER COLUMN kind TYPE text;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.legacy ALTER COLUMN kind TYPE varchar(10);
