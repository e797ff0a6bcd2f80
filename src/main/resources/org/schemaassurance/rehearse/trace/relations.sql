-- name: relations
-- Tables, partitioned tables and materialized views that others can see, and their indexes, each with the file that it is in (0: none)
-- and whether the session has counted scans of it that it has not sent away yet.
-- Parameters: whether that is asked; names text[] that are left out, in lower case.
SELECT
  c.oid AS relation,
  n.nspname AS schema_name,
  c.relname AS name,
  c.relfilenode::pg_catalog.int8 AS file,
  x.indrelid AS table_of_index,
  ? AND pg_catalog.pg_stat_get_xact_numscans(c.oid) > 0 AS is_counted
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_index AS x ON x.indexrelid = c.oid
WHERE c.oid >= 16384
  AND c.relkind IN ('r', 'p', 'm', 'i', 'I')
  AND c.relpersistence <> 't'
  AND n.nspname <> 'pg_toast'
  AND pg_catalog.lower(c.relname) <> ALL (?)
