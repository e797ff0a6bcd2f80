--liquibase formatted sql
-- expects: whole-way-differs changeset

--changeset shop:voucher
CREATE TABLE public.voucher (code text PRIMARY KEY);
--rollback DROP TABLE public.voucher;

--changeset shop:codes
--comment no rollback: reports may go on reading it
CREATE VIEW public.voucher_code AS SELECT code FROM public.voucher;
--rollback empty
