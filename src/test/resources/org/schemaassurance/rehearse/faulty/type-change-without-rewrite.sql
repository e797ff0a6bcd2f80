--liquibase formatted sql
-- expects: index-rewrite public.orders

--changeset shop:note
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.orders ALTER COLUMN note TYPE varchar(100) COLLATE "C";
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.orders ALTER COLUMN note TYPE varchar(100) COLLATE "default";
