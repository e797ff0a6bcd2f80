--liquibase formatted sql

--changeset schema-assurance:own-schema splitStatements:false rollbackSplitStatements:false stripComments:false
--comment: The schema of the tool's own tables and routines; nobody but the owner gets into it.
DO $do$
BEGIN
  IF to_regnamespace('schema_assurance') IS NULL THEN
    CREATE SCHEMA schema_assurance;
    COMMENT ON SCHEMA schema_assurance IS 'Made by the changelog: what it made, replaced and backfilled.';
  END IF;
END
$do$;
-- Others keep their tables here too (a backfill's progress), so the schema goes only when it is empty and was made above.
/* liquibase rollback
DO $$
BEGIN
  IF obj_description(to_regnamespace('schema_assurance'), 'pg_namespace') LIKE 'Made by the changelog%' THEN
    DROP SCHEMA schema_assurance;
  END IF;
EXCEPTION WHEN dependent_objects_still_exist THEN
  RAISE NOTICE 'schema_assurance stays: it holds objects that the changelog did not make';
END
$$;
*/
