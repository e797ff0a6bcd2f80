--liquibase formatted sql
-- expects: rollback-incomplete public.orders.orders_clean_note

--changeset shop:always
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.orders ENABLE ALWAYS TRIGGER orders_clean_note;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.orders ENABLE REPLICA TRIGGER orders_clean_note;
