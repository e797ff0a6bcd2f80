--liquibase formatted sql

--changeset shop:note
COMMENT ON COLUMN public.legacy.note IS 'Read by nobody since release 12; to be dropped in release 14.';
--rollback COMMENT ON COLUMN public.legacy.note IS NULL;
