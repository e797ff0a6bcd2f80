--liquibase formatted sql
-- expects: not-idempotent public.legacy.legacy_code_check1

--changeset shop:check runAlways:true
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.legacy ADD CHECK (code > 0) NOT VALID;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.legacy DROP CONSTRAINT legacy_code_check;
