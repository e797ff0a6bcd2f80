--liquibase formatted sql
-- expects: reindex-without-concurrently public.orders_customer_id

--changeset shop:reindex
--comment no rollback: it leaves nothing behind that could be undone
SET LOCAL lock_timeout = '2s';
REINDEX INDEX public.orders_customer_id;
--rollback empty
