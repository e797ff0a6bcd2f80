--liquibase formatted sql
-- expects: sequence-moved public.voucher_number
-- expects: whole-way-differs public.voucher_number
-- expects: whole-way-differs changeset

--changeset shop:voucher-number rollbackSplitStatements:false
CREATE SEQUENCE public.voucher_number;
--rollback DO $$ BEGIN IF NOT (SELECT is_called FROM public.voucher_number) THEN DROP SEQUENCE public.voucher_number; END IF; END $$;

--changeset shop:first-voucher
SELECT setval('public.voucher_number', 1000);
--rollback SELECT 1;
