--liquibase formatted sql
-- expects: rollback-incomplete public.voucher_kind
-- expects: second-up-fails changeset

--changeset shop:voucher
CREATE TYPE public.voucher_kind AS ENUM ('gift', 'sale');
CREATE TABLE public.voucher (code text PRIMARY KEY, kind public.voucher_kind);
--rollback DROP TABLE public.voucher;
