--liquibase formatted sql
-- expects: rollback-incomplete public.legacy

--changeset shop:rows
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.legacy ENABLE ROW LEVEL SECURITY;
CREATE POLICY legacy_all ON public.legacy USING (true);
--rollback SET LOCAL lock_timeout = '2s';
--rollback DROP POLICY legacy_all ON public.legacy;
