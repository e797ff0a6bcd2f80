--liquibase formatted sql
-- expects: required-column-added public.customer
-- expects: up-fails changeset

--changeset shop:country
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.customer ADD COLUMN country text NOT NULL;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.customer DROP COLUMN country;
