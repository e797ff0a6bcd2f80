--liquibase formatted sql

--changeset shop:drop runInTransaction:false
DROP INDEX CONCURRENTLY IF EXISTS public.orders_note;
--rollback CREATE INDEX CONCURRENTLY orders_note ON public.orders (note);
