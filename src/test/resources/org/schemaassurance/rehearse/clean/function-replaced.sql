--liquibase formatted sql

--changeset shop:function runOnChange:true
CREATE OR REPLACE FUNCTION public.order_of(customer bigint) RETURNS bigint LANGUAGE sql STABLE
  AS $$ SELECT min(id) FROM public.orders WHERE customer_id = customer $$;
--rollback CREATE OR REPLACE FUNCTION public.order_of(customer bigint) RETURNS bigint LANGUAGE sql STABLE
--rollback   AS $$ SELECT max(id) FROM public.orders WHERE customer_id = customer $$;
