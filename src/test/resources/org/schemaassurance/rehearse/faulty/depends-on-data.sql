--liquibase formatted sql
-- expects: up-fails changeset

--changeset shop:pieces runInTransaction:false
CREATE UNIQUE INDEX CONCURRENTLY orders_pieces ON public.orders (pieces);
--rollback DROP INDEX CONCURRENTLY IF EXISTS public.orders_pieces;
