-- partitions: of the partitioned tables asked for, each itself and all below it. Parameter: table OIDs oid[].
-- What a partition has of its own: constraints and unique indexes that are no copies of the parent's (conparentid; a CHECK that is inherited
-- has coninhcount), and columns that are NOT NULL here alone.
WITH RECURSIVE tree (root, oid, parent, detach_pending) AS (
  SELECT c.oid, c.oid, NULL::pg_catalog.oid, false
  FROM pg_catalog.pg_class c
  WHERE c.oid = ANY (?::pg_catalog.oid[]) AND c.relkind = 'p'
  UNION ALL
  SELECT tree.root, i.inhrelid, i.inhparent, i.inhdetachpending
  FROM tree
  JOIN pg_catalog.pg_partitioned_table pt ON pt.partrelid = tree.oid
  JOIN pg_catalog.pg_inherits i ON i.inhparent = tree.oid
)
SELECT rn.nspname AS schema_name, r.relname AS table_name, n.nspname AS partition_schema, c.relname AS partition_name,
  pn.nspname AS parent_schema, p.relname AS parent_name, pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS bound,
  CASE pt.partstrat WHEN 'h' THEN 'hash' WHEN 'l' THEN 'list' WHEN 'r' THEN 'range' END AS strategy,
  ARRAY(SELECT a.attname::pg_catalog.text
        FROM pg_catalog.unnest(pt.partattrs::pg_catalog.int2[]) WITH ORDINALITY AS key (number, position)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = key.number
        ORDER BY key.position) AS key_columns,
  tree.detach_pending, c.relpersistence <> 'u' AS logged,
  CASE c.relkind WHEN 'f' THEN 'foreign table' WHEN 'p' THEN 'partitioned table' ELSE 'table' END AS kind,
  own.names AS constraint_names, own.definitions AS constraint_definitions,
  ARRAY(SELECT a.attname::pg_catalog.text
        FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_attribute pa ON pa.attrelid = tree.parent AND pa.attname = a.attname AND NOT pa.attnotnull
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND a.attnotnull
        ORDER BY a.attnum) AS own_not_nulls,
  ARRAY(SELECT ic.relname::pg_catalog.text
        FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
        WHERE i.indrelid = c.oid AND NOT (i.indisvalid AND i.indisready AND i.indislive)
        ORDER BY ic.relname) AS idle_indexes,
  pg_catalog.now() AS read_at
FROM tree
JOIN pg_catalog.pg_class r ON r.oid = tree.root
JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
JOIN pg_catalog.pg_class c ON c.oid = tree.oid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_class p ON p.oid = tree.parent
LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
LEFT JOIN pg_catalog.pg_partitioned_table pt ON pt.partrelid = c.oid
CROSS JOIN LATERAL (
  SELECT
    COALESCE(pg_catalog.array_agg(one.name ORDER BY one.name), '{}') AS names,
    COALESCE(pg_catalog.array_agg(one.definition ORDER BY one.name), '{}') AS definitions
  FROM (
    SELECT con.conname::pg_catalog.text AS name, pg_catalog.pg_get_constraintdef(con.oid) AS definition
    FROM pg_catalog.pg_constraint con
    WHERE con.conrelid = c.oid AND con.contype IN ('c', 'f', 'p', 'u', 'x') AND con.conparentid = 0
      AND con.coninhcount = 0
    UNION ALL
    SELECT ic.relname::pg_catalog.text, pg_catalog.pg_get_indexdef(i.indexrelid)
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
    WHERE i.indrelid = c.oid AND i.indisunique AND i.indisready
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = i.indexrelid)
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint con WHERE con.conindid = i.indexrelid AND con.conrelid = c.oid)
  ) AS one
  WHERE tree.parent IS NOT NULL) AS own
ORDER BY rn.nspname, r.relname, tree.parent NULLS FIRST, n.nspname, c.relname
