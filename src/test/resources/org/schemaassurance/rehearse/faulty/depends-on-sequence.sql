--liquibase formatted sql
-- expects: second-up-differs public.voucher_1001
-- expects: second-up-differs public.voucher_1002
-- expects: sequence-moved public.invoice_number

--changeset shop:voucher
DO $$ BEGIN EXECUTE format('CREATE TABLE public.voucher_%s (code text)', nextval('public.invoice_number')); END $$;
--rollback DO $$ BEGIN EXECUTE format('DROP TABLE public.voucher_%s', (SELECT last_value FROM public.invoice_number)); END $$;
