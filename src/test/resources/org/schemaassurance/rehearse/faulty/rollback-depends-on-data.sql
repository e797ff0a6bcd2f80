--liquibase formatted sql
-- expects: rollback-fails changeset

--changeset shop:mail
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.customer ALTER COLUMN mail DROP NOT NULL;
INSERT INTO public.customer (id, name) VALUES (5001, 'Ada');
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.customer ALTER COLUMN mail SET NOT NULL;
--rollback DELETE FROM public.customer WHERE id = 5001;
