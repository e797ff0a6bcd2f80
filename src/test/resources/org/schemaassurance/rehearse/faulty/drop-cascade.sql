--liquibase formatted sql
-- expects: drop-cascade public.open_order

--changeset shop:view
SET LOCAL lock_timeout = '2s';
DROP VIEW public.open_order CASCADE;
--rollback SET LOCAL lock_timeout = '2s';
--rollback CREATE VIEW public.open_order AS SELECT id, customer_id, total FROM public.orders WHERE status <> 'shipped';
