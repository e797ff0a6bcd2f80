--liquibase formatted sql
-- expects: not-idempotent changeset

--changeset shop:voucher runOnChange:true
CREATE TABLE public.voucher (code text PRIMARY KEY);
--rollback DROP TABLE public.voucher;
