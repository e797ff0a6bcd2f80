--liquibase formatted sql

--changeset shop:reindex runInTransaction:false
--comment no rollback: it leaves nothing behind that could be undone
REINDEX INDEX CONCURRENTLY public.orders_customer_id;
--rollback empty
