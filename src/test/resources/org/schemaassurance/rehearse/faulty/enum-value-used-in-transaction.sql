--liquibase formatted sql
-- expects: enum-value-in-transaction public.order_status
-- expects: up-fails changeset

--changeset shop:status
--comment no rollback: a value too many hurts nobody
ALTER TYPE public.order_status ADD VALUE 'lost';
UPDATE public.orders SET status = 'lost' WHERE id = 1;
--rollback empty
