-- table-sizes: how large each table is, as the planner believes it; with a partitioned table all of its partitions.
SELECT n.nspname AS schema_name, c.relname AS table_name,
  pg_catalog.sum(GREATEST(p.reltuples, 0))::pg_catalog.int8 AS rows,
  pg_catalog.sum(pg_catalog.pg_total_relation_size(p.oid))::pg_catalog.int8 AS bytes
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (
  SELECT q.oid, q.reltuples
  FROM (SELECT c.oid UNION SELECT t.relid FROM pg_catalog.pg_partition_tree(c.oid) t) AS tree (oid)
  JOIN pg_catalog.pg_class q ON q.oid = tree.oid
  WHERE q.relkind IN ('r', 'm')
) p
WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp_)'
GROUP BY n.nspname, c.relname
