--liquibase formatted sql
-- expects: primary-key-added public.promotion

--changeset shop:key
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.promotion ADD CONSTRAINT promotion_pkey PRIMARY KEY (id);
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.promotion DROP CONSTRAINT promotion_pkey;
