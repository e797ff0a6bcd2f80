--liquibase formatted sql
-- expects: body-split statement 1
-- expects: rollback-fails changeset

--changeset shop:note splitStatements:false
COMMENT ON TABLE public.legacy IS 'From the old shop.';
--rollback DO $$ BEGIN IF true THEN COMMENT ON TABLE public.legacy IS NULL; END IF; PERFORM 1; END $$;
