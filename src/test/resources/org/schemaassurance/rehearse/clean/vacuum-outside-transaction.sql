--liquibase formatted sql

--changeset shop:vacuum runInTransaction:false
--comment no rollback: it leaves nothing behind that could be undone
VACUUM (ANALYZE) public.legacy;
--rollback empty
