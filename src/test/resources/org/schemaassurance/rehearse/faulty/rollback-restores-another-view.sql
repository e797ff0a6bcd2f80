--liquibase formatted sql
-- expects: rollback-incomplete public.open_order

--changeset shop:view
SET LOCAL lock_timeout = '2s';
CREATE OR REPLACE VIEW public.open_order AS SELECT id, customer_id, total FROM public.orders WHERE status = 'new';
--rollback SET LOCAL lock_timeout = '2s';
--rollback CREATE OR REPLACE VIEW public.open_order AS SELECT id, customer_id, total FROM public.orders;
