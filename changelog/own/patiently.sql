--liquibase formatted sql

--changeset schema-assurance:own-patiently splitStatements:false stripComments:false
--comment: Runs one DDL statement without making others wait behind it.
-- A DDL statement that waits for its lock makes every later writer wait behind it (Explicit Locking, "Table-Level Locks"). So it
-- waits half a second at most, lets the others through, and tries again. A try that fails is undone with its subtransaction.
CREATE OR REPLACE PROCEDURE schema_assurance.patiently(ddl text) LANGUAGE plpgsql AS $body$
DECLARE
  tries CONSTANT integer := 15;
BEGIN
  SET LOCAL lock_timeout = '500ms';
  FOR try IN 1 .. tries LOOP
    BEGIN
      EXECUTE ddl;
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      PERFORM pg_sleep(0.3 + 0.4 * random());
    END;
  END LOOP;
  RAISE lock_not_available USING MESSAGE = format(
    'others held the table through %s tries at "%s"; nothing of this changeset was done, run it again when it is quieter.',
    tries, btrim(regexp_replace(ddl, '\s+', ' ', 'g')));
END
$body$;
--rollback DROP PROCEDURE IF EXISTS schema_assurance.patiently(text);
