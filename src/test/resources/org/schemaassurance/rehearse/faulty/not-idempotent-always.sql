--liquibase formatted sql
-- expects: not-idempotent changeset

--changeset shop:rows runAlways:true
INSERT INTO public.legacy (code, note) VALUES (5001, 'new');
--rollback DELETE FROM public.legacy WHERE code = 5001;
