--liquibase formatted sql
-- expects: not-idempotent public.customer

--changeset shop:guest runAlways:true
INSERT INTO public.customer (id, name, mail)
SELECT max(id) + 1, 'Guest', format('guest%s@shop.example', max(id)) FROM public.customer;
--rollback DELETE FROM public.customer WHERE name = 'Guest';
