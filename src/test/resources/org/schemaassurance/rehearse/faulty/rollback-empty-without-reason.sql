--liquibase formatted sql
-- expects: rollback-missing changeset

--changeset shop:voucher
CREATE TABLE public.voucher (code text PRIMARY KEY);
--rollback empty
