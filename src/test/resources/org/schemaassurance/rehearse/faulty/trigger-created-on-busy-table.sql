--liquibase formatted sql
-- expects: trigger-created-on-busy-table public.customer

--changeset shop:trigger
CREATE TRIGGER customer_seen BEFORE UPDATE ON public.customer FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
--rollback SET LOCAL lock_timeout = '2s';
--rollback DROP TRIGGER customer_seen ON public.customer;
