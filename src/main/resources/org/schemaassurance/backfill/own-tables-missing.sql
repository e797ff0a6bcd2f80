-- own-tables-missing: the tables of ours that this database has not.
SELECT wanted.name
FROM (VALUES ('backfill_job'), ('backfill_run')) AS wanted (name)
WHERE NOT EXISTS (
  SELECT
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  WHERE n.nspname = 'schema_assurance' AND c.relname = wanted.name)
