--liquibase formatted sql
-- expects: exclusion-constraint-builds-index public.promotion

--changeset shop:exclude
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.promotion ADD CONSTRAINT promotion_valid_excl EXCLUDE USING gist (valid WITH &&);
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.promotion DROP CONSTRAINT promotion_valid_excl;
