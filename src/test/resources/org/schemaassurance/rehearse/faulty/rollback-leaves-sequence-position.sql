--liquibase formatted sql
-- expects: sequence-moved public.invoice_number

--changeset shop:sequence
SELECT setval('public.invoice_number', 5000);
--rollback SELECT 1;
