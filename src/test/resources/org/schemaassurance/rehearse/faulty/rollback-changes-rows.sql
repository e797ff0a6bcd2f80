--liquibase formatted sql
-- expects: rows-changed public.legacy

--changeset shop:note
UPDATE public.legacy SET note = 'none' WHERE code <= 10;
--rollback UPDATE public.legacy SET note = NULL WHERE code <= 10;
