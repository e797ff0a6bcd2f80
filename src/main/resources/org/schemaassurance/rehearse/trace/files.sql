-- name: files
-- Some tables and their indexes as the session sees them now, each with the file that it is in; of a table the size of that.
-- Parameter: oids of tables, twice.
WITH asked AS (
  SELECT given.oid FROM pg_catalog.unnest(?) AS given (oid)
  UNION ALL
  SELECT x.indexrelid FROM pg_catalog.pg_index AS x WHERE x.indrelid = ANY (?)
)
SELECT
  c.oid AS relation,
  n.nspname AS schema_name,
  c.relname AS name,
  c.relfilenode::pg_catalog.int8 AS file,
  x.indrelid AS table_of_index,
  COALESCE(x.indisunique, false) AS is_unique,
  (
    SELECT true FROM pg_catalog.pg_constraint AS k
    WHERE k.conrelid = x.indrelid AND k.conindid = c.oid AND k.contype IN ('p', 'u', 'x')
    LIMIT 1
  ) IS NOT NULL AS of_constraint,
  CASE WHEN x.indrelid IS NULL THEN pg_catalog.pg_relation_size(c.oid) ELSE 0 END AS bytes
FROM asked
JOIN pg_catalog.pg_class AS c ON c.oid = asked.oid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_index AS x ON x.indexrelid = c.oid
WHERE c.relkind IN ('r', 'm', 'i')
