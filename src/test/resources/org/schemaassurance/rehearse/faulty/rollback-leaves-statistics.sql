--liquibase formatted sql
-- expects: rollback-incomplete public.legacy_code_note

--changeset shop:statistics
CREATE STATISTICS IF NOT EXISTS public.legacy_code_note (dependencies) ON code, note FROM public.legacy;
--rollback SELECT 1;
