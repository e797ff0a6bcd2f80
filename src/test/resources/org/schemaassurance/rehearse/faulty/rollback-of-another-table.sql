--liquibase formatted sql
-- expects: rollback-incomplete public.voucher
-- expects: second-up-fails changeset

--changeset shop:voucher
CREATE TABLE public.voucher (code text PRIMARY KEY);
--rollback DROP TABLE IF EXISTS public.vouchers;
