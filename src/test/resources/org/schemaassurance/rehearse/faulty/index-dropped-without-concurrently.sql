--liquibase formatted sql
-- expects: index-dropped-without-concurrently public.orders_note
-- expects: index-without-concurrently public.orders

--changeset shop:drop
SET LOCAL lock_timeout = '2s';
DROP INDEX public.orders_note;
--rollback SET LOCAL lock_timeout = '2s';
--rollback CREATE INDEX orders_note ON public.orders (note);
