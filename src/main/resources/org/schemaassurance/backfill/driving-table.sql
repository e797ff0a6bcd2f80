-- driving-table: estimated rows of a table, and whether other tables inherit from it; no row where there is none.
-- A partitioned table's own estimate has no partition in it.
-- Parameters: schema, name.
SELECT
  (SELECT pg_catalog.sum(GREATEST(part.reltuples, 0))
   FROM pg_catalog.pg_class AS part
   WHERE part.oid = c.oid
     OR part.oid IN (SELECT tree.relid FROM pg_catalog.pg_partition_tree(c.oid) AS tree WHERE tree.isleaf))::pg_catalog.int8 AS estimated_rows,
  c.relkind = 'r' AND EXISTS (SELECT FROM pg_catalog.pg_inherits AS child WHERE child.inhparent = c.oid) AS has_children
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')
