--liquibase formatted sql
-- expects: refused-in-transaction VACUUM
-- expects: up-fails changeset

--changeset shop:vacuum
--comment no rollback: it leaves nothing behind that could be undone
VACUUM public.legacy;
--rollback empty
