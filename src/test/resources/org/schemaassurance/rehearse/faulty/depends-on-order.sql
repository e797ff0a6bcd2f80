--liquibase formatted sql
-- expects: up-fails changeset

--changeset shop:code
CREATE VIEW public.voucher_code AS SELECT code FROM public.voucher;
--rollback DROP VIEW public.voucher_code;

--changeset shop:voucher
CREATE TABLE public.voucher (code text PRIMARY KEY);
--rollback DROP TABLE public.voucher;
