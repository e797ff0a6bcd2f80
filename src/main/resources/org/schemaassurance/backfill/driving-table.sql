-- driving-table: a table, its estimated rows by the density that ANALYZE found and the blocks that it has now, the most rows that these
-- blocks can be taken to have, and whether other tables inherit from it; no row where there is none.
-- A partitioned table's own estimate has no partition in it.
-- Parameters: schema, name.
SELECT c.oid::pg_catalog.int8 AS oid, size.estimated_rows, size.most_rows,
  c.relkind = 'r' AND EXISTS (SELECT FROM pg_catalog.pg_inherits AS child WHERE child.inhparent = c.oid) AS has_children
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (
  SELECT COALESCE(pg_catalog.sum(part.blocks * part.density), 0)::pg_catalog.int8 AS estimated_rows,
    COALESCE(pg_catalog.sum(
      part.blocks * CASE
        -- A table that has grown so much since ANALYZE may have become denser, too.
        WHEN part.density > 0 AND part.blocks <= 2 * part.relpages THEN LEAST(2 * part.density, part.densest)
        ELSE part.densest
      END), 0)::pg_catalog.int8 AS most_rows
  FROM (
    SELECT storage.relpages,
      CASE WHEN storage.reltuples > 0 AND storage.relpages > 0 THEN storage.reltuples / storage.relpages ELSE 0 END AS density,
      -- A row takes 28 bytes of its block at least, for its header and its pointer (the manual's "Database Page Layout").
      block.size / 28 AS densest,
      COALESCE(pg_catalog.pg_relation_size(storage.oid), 0) / block.size AS blocks
    FROM pg_catalog.pg_class AS storage
    CROSS JOIN (SELECT pg_catalog.current_setting('block_size')::pg_catalog.int8 AS size) AS block
    WHERE storage.oid = c.oid
      OR storage.oid IN (SELECT tree.relid FROM pg_catalog.pg_partition_tree(c.oid) AS tree WHERE tree.isleaf)) AS part) AS size
WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')
