-- own-tables-creatable: whether the role may make the tables that keep a backfill's progress, or add a column to the one that is there.
SELECT CASE
    WHEN own.table_owner IS NOT NULL THEN pg_catalog.pg_has_role(own.table_owner, 'USAGE')
    WHEN own.schema IS NOT NULL THEN pg_catalog.has_schema_privilege(own.schema, 'CREATE')
    ELSE pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
  END AS may_create
FROM (
  SELECT
    (SELECT n.oid FROM pg_catalog.pg_namespace AS n WHERE n.nspname = 'schema_assurance') AS schema,
    (SELECT c.relowner
     FROM pg_catalog.pg_class AS c
     JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
     WHERE n.nspname = 'schema_assurance' AND c.relname = 'backfill_job') AS table_owner) AS own
