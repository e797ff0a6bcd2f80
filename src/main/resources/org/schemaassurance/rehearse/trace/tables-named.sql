-- name: tables-named
-- The tables that some names may mean under the session's search_path, or whose indexes they may mean; if asked for, of a
-- partitioned table its partitions, too. With names as SQL has them.
-- Parameters: names text[], quoted; whether partitions, too.
WITH named AS (
  SELECT COALESCE(x.indrelid, c.oid) AS oid
  FROM pg_catalog.unnest(?) AS word (text)
  JOIN pg_catalog.pg_class AS c ON c.oid = pg_catalog.to_regclass(word.text)
  LEFT JOIN pg_catalog.pg_index AS x ON x.indexrelid = c.oid
)
SELECT DISTINCT
  pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
  c.relkind = 'm' AS materialized
FROM named
CROSS JOIN LATERAL (
  SELECT named.oid
  UNION
  SELECT tree.relid FROM pg_catalog.pg_partition_tree(named.oid) AS tree WHERE ?
) AS affected (oid)
JOIN pg_catalog.pg_class AS c ON c.oid = affected.oid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm') AND c.oid >= 16384 AND c.relpersistence <> 't'
