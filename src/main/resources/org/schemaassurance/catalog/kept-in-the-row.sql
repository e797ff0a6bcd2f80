-- kept-in-the-row: columns of the tables asked for, or of their partitions, whose values may be of any length and are never moved out of
-- the row. Parameter: table OIDs oid[].
-- A row does not span pages: one of more than some 8,100 bytes is refused (heap_toast_insert_or_update passes STORAGE PLAIN by).
WITH RECURSIVE wanted (root, oid) AS (
  SELECT asked.oid, asked.oid FROM pg_catalog.unnest(?::pg_catalog.oid[]) AS asked (oid)
  UNION
  SELECT wanted.root, i.inhrelid
  FROM wanted
  JOIN pg_catalog.pg_class p ON p.oid = wanted.oid AND p.relkind = 'p'
  JOIN pg_catalog.pg_inherits i ON i.inhparent = p.oid
)
SELECT rn.nspname AS schema_name, r.relname AS table_name, n.nspname AS relation_schema, c.relname AS relation_name, a.attname AS column_name
FROM wanted
JOIN pg_catalog.pg_class c ON c.oid = wanted.oid AND c.relkind = 'r'
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class r ON r.oid = wanted.root
JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage = 'p' AND a.atttypmod = -1
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid AND t.typstorage = 'x'
ORDER BY rn.nspname, r.relname, n.nspname, c.relname, a.attnum
