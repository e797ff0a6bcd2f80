--liquibase formatted sql
-- expects: table-truncated public.legacy
-- expects: rows-lost public.legacy

--changeset shop:empty
SET LOCAL lock_timeout = '2s';
TRUNCATE public.legacy;
--rollback SET LOCAL lock_timeout = '2s';
--rollback SELECT 1;
