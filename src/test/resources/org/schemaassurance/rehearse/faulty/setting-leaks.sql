--liquibase formatted sql
-- expects: setting-leaks statement_timeout

--changeset shop:setting
SET statement_timeout = '1min';
CREATE TABLE public.voucher (code text PRIMARY KEY);
--rollback DROP TABLE public.voucher;
