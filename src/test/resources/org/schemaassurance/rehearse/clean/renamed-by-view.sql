--liquibase formatted sql

--changeset shop:client
CREATE VIEW public.client AS SELECT id, name, mail, city AS town FROM public.customer;
--rollback DROP VIEW public.client;
