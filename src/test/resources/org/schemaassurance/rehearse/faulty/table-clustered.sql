--liquibase formatted sql
-- expects: table-clustered public.orders

--changeset shop:cluster
SET LOCAL lock_timeout = '2s';
CLUSTER public.orders USING orders_pkey;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.orders SET WITHOUT CLUSTER;
