--liquibase formatted sql
-- expects: body-split statement 1
-- expects: up-fails changeset

--changeset shop:function
CREATE FUNCTION public.stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.note = '' THEN
    NEW.note := NULL;
  END IF;
  RETURN NEW;
END
$$;
--rollback DROP FUNCTION public.stamp();
