--liquibase formatted sql

--changeset shop:index runInTransaction:false
CREATE UNIQUE INDEX CONCURRENTLY promotion_pkey ON public.promotion (id);
--rollback DROP INDEX CONCURRENTLY IF EXISTS public.promotion_pkey;

--changeset shop:key runInTransaction:false
SET lock_timeout = '2s';
ALTER TABLE public.promotion ADD CONSTRAINT promotion_pkey PRIMARY KEY USING INDEX promotion_pkey;
RESET lock_timeout;
--rollback SET lock_timeout = '2s';
--rollback ALTER TABLE public.promotion DROP CONSTRAINT promotion_pkey;
--rollback RESET lock_timeout;
--rollback CREATE UNIQUE INDEX CONCURRENTLY promotion_pkey ON public.promotion (id);
