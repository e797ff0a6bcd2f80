--liquibase formatted sql
-- expects: rows-lost public.legacy

--changeset shop:rows
INSERT INTO public.legacy (code, note) VALUES (5001, 'new');
--rollback DELETE FROM public.legacy WHERE code > 900;
