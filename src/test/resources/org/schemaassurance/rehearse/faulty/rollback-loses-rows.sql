--liquibase formatted sql
-- expects: rows-lost public.legacy

--changeset shop:old
DELETE FROM public.legacy WHERE code <= 10;
--rollback SELECT 1;
