--liquibase formatted sql
-- expects: rollback-fails changeset

--changeset shop:voucher
CREATE TABLE public.voucher (code text PRIMARY KEY);
--rollback DROP TABLE public.vouchers;
