--liquibase formatted sql

--changeset shop:procedure splitStatements:false
CREATE PROCEDURE public.describe(what text) LANGUAGE plpgsql AS $$
BEGIN
  COMMIT;
  SET LOCAL lock_timeout = '2s';
  EXECUTE format('COMMENT ON TABLE public.customer IS %L', what);
  LOCK TABLE public.customer IN ACCESS EXCLUSIVE MODE;
  PERFORM pg_sleep(0.2);
END $$;
--rollback DROP PROCEDURE public.describe(text);

--changeset shop:described runInTransaction:false
CALL public.describe('Who has ordered.');
--rollback CALL public.describe('Who has ever ordered.');
