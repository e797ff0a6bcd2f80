--liquibase formatted sql
-- expects: rollback-fails changeset

--changeset shop:note
COMMENT ON TABLE public.legacy IS 'From the old shop.';
--rollback DO $$ BEGIN IF true THEN COMMENT ON TABLE public.legacy IS NULL; END IF; PERFORM 1; END $$;
