--liquibase formatted sql
-- expects: rollback-incomplete table public.customer

--changeset shop:comment
COMMENT ON TABLE public.customer IS 'Who orders.';
--rollback COMMENT ON TABLE public.customer IS NULL;
