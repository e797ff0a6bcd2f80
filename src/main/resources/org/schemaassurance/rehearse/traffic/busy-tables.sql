-- name: busy-tables
-- Tables and materialized views, each with whether rows can be written to it, and a column that can be, if there is one.
SELECT
  n.nspname AS schema_name,
  c.relname AS name,
  c.relkind <> 'm' AS writable,
  (
    SELECT a.attname
    FROM pg_catalog.pg_attribute AS a
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity <> 'a'
    ORDER BY a.attnum
    LIMIT 1
  ) AS "column"
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't'
ORDER BY 1, 2
