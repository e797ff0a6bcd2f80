-- tables: all that have rows of their own, or partitions that have. Schemas of PostgreSQL and of ours, and members of extensions are left out.
-- Of a partitioned table: what a row must be, so that one of its partitions takes it; the first hundred are enough.
SELECT n.nspname AS schema_name, c.relname AS table_name, c.relkind = 'p' AS is_partitioned,
  ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_partitioned_table p
    JOIN pg_catalog.pg_attribute a ON a.attrelid = p.partrelid
    WHERE p.partrelid IN (SELECT t.relid FROM pg_catalog.pg_partition_tree(c.oid) t WHERE NOT t.isleaf)
      AND a.attnum = ANY (p.partattrs) AND a.attnum > 0 ORDER BY 1) AS partition_columns,
  ARRAY(SELECT COALESCE(pg_catalog.pg_get_partition_constraintdef(t.relid), 'true') FROM pg_catalog.pg_partition_tree(c.oid) t
    WHERE c.relkind = 'p' AND t.isleaf ORDER BY t.relid::pg_catalog.text LIMIT 100) AS partition_conditions
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
  AND n.nspname NOT IN ('information_schema', 'schema_assurance') AND n.nspname !~ '^pg_'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY 1, 2
