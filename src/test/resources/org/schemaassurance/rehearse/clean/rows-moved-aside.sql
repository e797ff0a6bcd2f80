--liquibase formatted sql

--changeset shop:archive
CREATE TABLE public.legacy_old AS SELECT * FROM public.legacy WHERE code <= 100;
DELETE FROM public.legacy WHERE code <= 100;
--rollback INSERT INTO public.legacy SELECT * FROM public.legacy_old;
--rollback DROP TABLE public.legacy_old;
