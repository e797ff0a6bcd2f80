--liquibase formatted sql

--changeset shop:rows
INSERT INTO public.legacy (code, note) VALUES (5001, 'new'), (5002, 'newer');
--rollback DELETE FROM public.legacy WHERE code IN (5001, 5002);
