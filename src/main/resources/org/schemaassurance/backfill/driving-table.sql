-- driving-table: kind and estimated rows of a table, and whether the role may read it; no row where there is none.
-- A partitioned table's own estimate has no partition in it.
-- Parameters: schema, name.
SELECT c.relkind::pg_catalog.text AS kind,
  (SELECT pg_catalog.sum(GREATEST(part.reltuples, 0))
   FROM pg_catalog.pg_class AS part
   WHERE part.oid = c.oid
     OR part.oid IN (SELECT tree.relid FROM pg_catalog.pg_partition_tree(c.oid) AS tree WHERE tree.isleaf))::pg_catalog.int8 AS estimated_rows
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')
