--liquibase formatted sql

--changeset shop:index runInTransaction:false
CREATE UNIQUE INDEX CONCURRENTLY promotion_pkey ON public.promotion (id);
--rollback DROP INDEX CONCURRENTLY IF EXISTS public.promotion_pkey;

--changeset shop:key
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.promotion ADD CONSTRAINT promotion_pkey PRIMARY KEY USING INDEX promotion_pkey;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.promotion DROP CONSTRAINT promotion_pkey;
--rollback CREATE UNIQUE INDEX promotion_pkey ON public.promotion (id);
