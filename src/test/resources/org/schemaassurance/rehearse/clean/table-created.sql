--liquibase formatted sql

--changeset shop:voucher
CREATE TABLE public.voucher (code text PRIMARY KEY, amount numeric NOT NULL CHECK (amount > 0));
CREATE INDEX voucher_amount ON public.voucher (amount);
COMMENT ON TABLE public.voucher IS 'What may be spent once.';
GRANT SELECT ON public.voucher TO pg_monitor;
--rollback DROP TABLE public.voucher;
