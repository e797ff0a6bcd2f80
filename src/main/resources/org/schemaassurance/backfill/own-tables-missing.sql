-- own-tables-missing: what this database has not of the tables of ours; a column that an earlier version did not make as table.column.
SELECT wanted.name
FROM (VALUES ('backfill_job'), ('backfill_run')) AS wanted (name)
WHERE NOT EXISTS (
  SELECT
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  WHERE n.nspname = 'schema_assurance' AND c.relname = wanted.name)
UNION ALL
SELECT c.relname || '.pass_end'
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname = 'schema_assurance' AND c.relname = 'backfill_job'
  AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = c.oid AND a.attname = 'pass_end' AND NOT a.attisdropped)
