--liquibase formatted sql
-- expects: rollback-incomplete public.order_of(bigint)

--changeset shop:function
CREATE OR REPLACE FUNCTION public.order_of(customer bigint) RETURNS bigint LANGUAGE sql STABLE
  AS $$ SELECT min(id) FROM public.orders WHERE customer_id = customer $$;
--rollback CREATE OR REPLACE FUNCTION public.order_of(customer bigint) RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT max(id) FROM public.orders $$;
