--liquibase formatted sql

--changeset shop:country
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.customer ADD COLUMN country text NOT NULL DEFAULT 'CH';
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.customer DROP COLUMN country;
