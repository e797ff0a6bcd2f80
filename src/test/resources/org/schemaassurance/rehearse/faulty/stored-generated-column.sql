--liquibase formatted sql
-- expects: stored-column-added public.order_item

--changeset shop:double
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.order_item ADD COLUMN double_pieces integer GENERATED ALWAYS AS (pieces * 2) STORED;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.order_item DROP COLUMN double_pieces;
